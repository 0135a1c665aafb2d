-- How many reviews and lawsuits were there about information, and how did they end, year by year?
-- grain:   one row per (year, kind, result) of each year with a report, in the order of the form
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $first_year, $year (the last)
-- columns: year; kind (reviews, lawsuits_direct, lawsuits_after_review; all = the three together), kind_label; result
--          (upheld, reversed, other, pending, total), label; value (件; null = stated by nobody); agencies (个
--          whose figures are in the sum), reports (份); approximate, marked (a value of the kind is)
-- basis:   table four. The four results of a kind are added over the agencies that state all four; all adds up those
--          that state the three kinds. See marts/in_sum for whose reports are added
with scope as (
    select * from in_sum($district, $agencies, $first_year::integer, $year::integer)
),

-- The results of a report side by side: far fewer rows to add up than cells.
of_report as (
    select
        series.year,
        series.report_id,
        series.metric as kind,
        any_value(series.value) filter (where series.member = 'upheld') as upheld,
        any_value(series.value) filter (where series.member = 'reversed') as reversed,
        any_value(series.value) filter (where series.member = 'other') as other,
        any_value(series.value) filter (where series.member = 'pending') as pending,
        any_value(series.value) filter (where series.member = 'total') as total,
        -- Some of the results of a kind are no whole.
        count(*) filter (where series.member <> 'total') = 4 as ended,
        bool_or(series.approximate) as approximate,
        bool_or(series.state = 'marked') as marked
    from series
    join scope using (report_id)
    where
        series.metric in ('reviews', 'lawsuits_direct', 'lawsuits_after_review')
        and series.member in ('upheld', 'reversed', 'other', 'pending', 'total')
        and series.value is not null
        and series.year between $first_year::integer and $year::integer
    group by series.year, series.report_id, series.metric
),

together as (
    select
        year,
        count(*) = 3 and bool_and(ended) as ended,
        sum(upheld) as upheld,
        sum(reversed) as reversed,
        sum(other) as other,
        sum(pending) as pending,
        if(count(total) = 3, sum(total), null) as total,
        bool_or(approximate) as approximate,
        bool_or(marked) as marked
    from of_report
    group by year, report_id
),

summed as (
    select
        year,
        kind,
        sum(upheld) filter (where ended) as upheld,
        sum(reversed) filter (where ended) as reversed,
        sum(other) filter (where ended) as other,
        sum(pending) filter (where ended) as pending,
        sum(total) as total,
        count(*) filter (where ended) as ending,
        count(total) as counting,
        bool_or(approximate) as approximate,
        bool_or(marked) as marked
    from (
        select * exclude (report_id) from of_report
        union all by name
        select *, 'all' as kind from together
    ) as kinds
    group by year, kind
),

counted as (
    select year, cast(count(*) as integer) as reports
    from scope
    group by year
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
    counted.year,
    form.kind,
    form.kind_label,
    form.result,
    form.label,
    cast(
        case form.result
            when 'upheld' then summed.upheld
            when 'reversed' then summed.reversed
            when 'other' then summed.other
            when 'pending' then summed.pending
            else summed.total
        end as double
    ) as value,
    cast(coalesce(if(form.result = 'total', summed.counting, summed.ending), 0) as integer) as agencies,
    counted.reports,
    coalesce(summed.approximate, false) as approximate,
    coalesce(summed.marked, false) as marked
from counted
cross join form
left join summed on summed.year = counted.year and summed.kind = form.kind
order by counted.year, form.position
