-- How much went out through each channel, year by year?
-- grain:   one row per (metric, year) that anybody states, in the order of channels and years
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $first_year, $year (the last)
-- columns: metric (website_posts, newmedia_posts, board_posts, policy_interpretations), unit; year; value (in unit),
--          approximate, marked; stated (个单位 that state it), reports (份); change_ratio (of those who state it in
--          both years; null = no base), compared (how many these are)
-- basis:   a district's government reports the sum of its agencies: counted beside them it would count twice
with scope as (
    select report_id, agency_id, year
    from in_sum($district, $agencies, $first_year::integer, $year::integer)
),

counted as (
    select year, count(*) as reports
    from scope
    group by year
),

stated as (
    select
        series.metric,
        series.agency_id,
        series.year,
        first(series.value order by series.member desc) as value,
        first(series.approximate order by series.member desc) as approximate,
        first(series.state order by series.member desc) = 'marked' as marked
    from series
    join scope using (report_id)
    where
        series.metric in ('website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations')
        and series.member in ('', 'total')
        and series.year between $first_year::integer and $year::integer
        and series.value is not null
    group by series.metric, series.agency_id, series.year
),

paired as (
    select
        *,
        case when lag(year) over by_agency = year - 1 then lag(value) over by_agency end as previous
    from stated
    window by_agency as (partition by metric, agency_id order by year)
)

select
    paired.metric,
    any_value(metric.unit) as unit,
    paired.year,
    cast(sum(paired.value) as double) as value,
    bool_or(paired.approximate) as approximate,
    bool_or(paired.marked) as marked,
    cast(count(*) as integer) as stated,
    cast(any_value(counted.reports) as integer) as reports,
    cast(
        quotient(
            sum(paired.value - paired.previous), sum(paired.previous) filter (where paired.value is not null)
        ) as double
    ) as change_ratio,
    cast(count(paired.previous) as integer) as compared
from paired
join metric on metric.metric = paired.metric
join counted on counted.year = paired.year
group by paired.metric, paired.year
order by
    list_position(['website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations'], paired.metric),
    paired.year
