-- What came to the fore in a year, and how did it change among those who reported it in both years?
-- grain:   one row per (metric, year), up to $year; a metric that nobody reported has a row without a value. The
--          report of a district's government counts only where no other body of the district reported
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year
-- columns: position, metric, label, unit; year; value (in unit, null = reported by nobody); agencies (个单位
--          that reported it); approximate; marked (个存疑数字); change_ratio (同比, null = no base);
--          comparable_agencies (个单位 that reported it in both years)
-- basis:   marts/in_sum, marts/yearly
with chosen (position, metric, label) as (
    values
    (1, 'website_posts', '政府网站公开'),
    (2, 'newmedia_posts', '政务新媒体发布'),
    (3, 'hotline_orders', '热线受理'),
    (4, 'requests_new', '新收政府信息公开申请')
),

scope as (
    select report_id, year
    from in_sum($district, $agencies, 0, $year::integer)
),

years as (
    select year from scope
    union
    select $year
),

told as (
    select
        yearly.metric,
        yearly.year,
        sum(yearly.value) as value,
        count(yearly.value) as agencies,
        bool_or(yearly.approximate) as approximate,
        count(*) filter (where yearly.marked) as marked,
        sum(yearly.value - yearly.previous) filter (where comparable) as difference,
        sum(yearly.previous) filter (where comparable) as base,
        count(*) filter (where comparable) as comparable_agencies
    from (
        select
            *,
            value is not null and previous is not null and (alike or len($agencies::varchar[]) > 0) as comparable
        from yearly
        where year <= $year
    ) as yearly
    join scope using (report_id)
    group by yearly.metric, yearly.year
)

select
    chosen.position,
    chosen.metric,
    chosen.label,
    metric.unit,
    cast(years.year as integer) as year,
    cast(told.value as double) as value,
    cast(coalesce(told.agencies, 0) as integer) as agencies,
    coalesce(told.approximate, false) as approximate,
    cast(coalesce(told.marked, 0) as integer) as marked,
    cast(told.difference / nullif(told.base, 0) as double) as change_ratio,
    cast(coalesce(told.comparable_agencies, 0) as integer) as comparable_agencies
from chosen
cross join years
join metric using (metric)
left join told on told.metric = chosen.metric and told.year = years.year
order by chosen.position, years.year
