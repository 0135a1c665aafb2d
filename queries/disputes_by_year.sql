-- How many reviews and lawsuits were there about information, and how did they end, year by year?
-- grain:   one row per (year, kind, result) of each year with a report, in the order of the form
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $first_year, $year (the last)
-- columns: year; kind (reviews, lawsuits_direct, lawsuits_after_review; all = the three together), kind_label; result
--          (upheld, reversed, other, pending, total), label; value (件; null = stated by nobody); agencies (个
--          whose figures are in the sum), reports (份); approximate, marked
-- basis:   table four. The four results of a kind are added over the agencies that state all four; all adds up those
--          that state the three kinds. See marts/in_sum for whose reports are added
with scope as (
    select * from in_sum($district, $agencies, $first_year::integer, $year::integer)
),

cell as (
    select
        series.report_id,
        series.metric as kind,
        series.member as result,
        series.value,
        series.approximate,
        series.state = 'marked' as marked
    from series
    join scope using (report_id)
    where
        series.metric in ('reviews', 'lawsuits_direct', 'lawsuits_after_review')
        and series.member in ('upheld', 'reversed', 'other', 'pending', 'total')
        and series.value is not null
        and series.year between $first_year::integer and $year::integer
    -- Some of the results of a kind are no whole.
    qualify
        series.member = 'total'
        or count(*) filter (where series.member <> 'total') over (partition by series.report_id, series.metric) = 4
),

of_kinds as (
    select * from cell
    union all
    select
        report_id,
        'all' as kind,
        result,
        sum(value) as value,
        bool_or(approximate) as approximate,
        bool_or(marked) as marked
    from cell
    group by report_id, result
    having count(*) = 3
),

form (position, kind, kind_label, result, label) as (
    select
        form_result.position + if(kinds.kind = 'all', 0, 15),
        kinds.kind,
        case kinds.kind
            when 'all' then '合计'
            when 'reviews' then '行政复议'
            when 'lawsuits_direct' then '未经复议直接起诉'
            else '复议后起诉'
        end,
        form_result.member,
        member.label
    from form_result
    join member on member.metric = form_result.metric and member.member = form_result.member
    cross join unnest(['all', form_result.metric]) as kinds (kind)
    where kinds.kind <> 'all' or form_result.metric = 'reviews'
)

select
    scope.year,
    form.kind,
    any_value(form.kind_label) as kind_label,
    form.result,
    any_value(form.label) as label,
    cast(sum(of_kinds.value) as double) as value,
    cast(count(of_kinds.value) as integer) as agencies,
    cast(count(distinct scope.report_id) as integer) as reports,
    coalesce(bool_or(of_kinds.approximate), false) as approximate,
    coalesce(bool_or(of_kinds.marked), false) as marked
from scope
cross join form
left join of_kinds
    on of_kinds.report_id = scope.report_id and of_kinds.kind = form.kind and of_kinds.result = form.result
group by scope.year, form.kind, form.result
order by scope.year, min(form.position)
