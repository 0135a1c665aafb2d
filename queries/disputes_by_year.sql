-- How many reviews and lawsuits were there about information, and how did they end, year by year?
-- grain:   one row per (year, kind, result) of each year with a report, in the order of the form
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $first_year, $year (the last)
-- columns: year; kind (reviews, lawsuits_direct, lawsuits_after_review; all = the three together), kind_label; result
--          (upheld, reversed, other, pending, total), label; value (件; null = stated by nobody); agencies (个
--          whose figures are in the sum), reports (份); approximate, marked (a value of the kind is)
-- basis:   table four. The four results of a kind are added over the agencies that state all four; all adds up those
--          that state the three kinds. See marts/tally, and marts/tally_of for whose reports are added
with told as (
    select
        year,
        split_part(part, '.', 1) as kind,
        split_part(part, '.', 2) as result,
        sum(value) as value,
        cast(sum(agencies) as integer) as agencies,
        cast(sum(reports) as integer) as reports,
        bool_or(approximate) as approximate,
        bool_or(marked) as marked
    from tally_of('disputes', $district, $agencies, $first_year::integer, $year::integer)
    group by year, part
)

select
    told.year,
    told.kind,
    case told.kind
        when 'all' then '合计'
        when 'reviews' then '行政复议'
        when 'lawsuits_direct' then '未经复议直接起诉'
        else '复议后起诉'
    end as kind_label,
    told.result,
    member.label,
    told.value,
    told.agencies,
    told.reports,
    told.approximate,
    told.marked
from told
-- The results of the three kinds bear the same names.
join member on member.metric = 'reviews' and member.member = told.result
order by
    told.year,
    list_position(['all', 'reviews', 'lawsuits_direct', 'lawsuits_after_review'], told.kind),
    list_position(['upheld', 'reversed', 'other', 'pending', 'total'], told.result)
