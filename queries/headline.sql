-- What came to the fore in a year, and how did it change among those who reported it in both years?
-- grain:   one row per (metric, year), up to $year; a metric that nobody reported has a row without a value. The
--          report of a district's government counts only where no other body of the district reported
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year
-- columns: position, metric, label, unit; year; value (in unit, null = reported by nobody); agencies (个单位
--          that reported it); approximate; marked (个存疑数字); change_ratio (同比, null = no base);
--          comparable_agencies (个单位 that reported it in both years)
-- basis:   marts/yearly_sum; among agencies that are chosen, a government counts unless another of them reported
with told as (
    select
        metric,
        year,
        cast(sum(value) as double) as value,
        cast(sum(agencies) as integer) as agencies,
        bool_or(approximate) as approximate,
        cast(sum(marked) as integer) as marked,
        sum(now - previous) filter (where comparable) as difference,
        sum(previous) filter (where comparable) as base,
        cast(coalesce(sum(pairs) filter (where comparable), 0) as integer) as comparable_agencies
    from (
        select *, alike or len($agencies::varchar[]) > 0 as comparable
        from yearly_sum
        where
            level = if(len($agencies::varchar[]) = 0, 'district', 'agency')
            and ($district = 'all' or district_code = $district)
            and (len($agencies::varchar[]) = 0 or list_contains($agencies::varchar[], body))
            and not list_has_any(beside, $agencies::varchar[])
            and metric in (select metric from headlined())
            and year <= $year
    ) as summand
    group by metric, year
),

-- The year that is asked for has its rows also where nobody reported.
years as (
    select year from told
    union
    select $year
)

select
    headlined.position,
    headlined.metric,
    headlined.label,
    metric.unit,
    cast(years.year as integer) as year,
    told.value,
    coalesce(told.agencies, 0) as agencies,
    coalesce(told.approximate, false) as approximate,
    coalesce(told.marked, 0) as marked,
    cast(told.difference / nullif(told.base, 0) as double) as change_ratio,
    coalesce(told.comparable_agencies, 0) as comparable_agencies
from headlined() as headlined
cross join years
join metric using (metric)
left join told on told.metric = headlined.metric and told.year = years.year
order by headlined.position, years.year
