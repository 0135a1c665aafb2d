-- Whose numbers moved most against the year before?
-- grain:   one row per (body, metric) that moved, the largest first, $most at most
-- params:  $district (code, "none" or "all": then the bodies are districts), $agencies (ids, none for all), $year, $most
-- columns: body, name, agency_id, district_code (agency_id null for a district); year; metric, label, unit; value,
--          previous (of the year before), difference (value - previous), change_ratio (over previous; null = it was 0),
--          weight (|difference| over the larger year's sum of the metric, 0 to 1: the order); approximate; marked;
--          figure_key (of an agency's number); compared (pairs of two years that could be compared), moved (of these,
--          how many moved and are not small), place (1 = the largest)
-- basis:   marts/yearly, marts/in_sum; only who states a number in both years; small (RULES: below 20 in the larger
--          year) does not count. The weight makes numbers of unlike size comparable: what moved the whole most
with pair as (
    select
        if($district = 'all', scope.district_code, scope.agency_id) as body,
        if($district = 'all', null, scope.agency_id) as agency_id,
        scope.district_code,
        scope.short_name,
        yearly.metric,
        yearly.value,
        yearly.previous,
        yearly.approximate,
        yearly.marked
    from yearly
    join in_sum($district, $agencies, $year::integer, $year::integer) as scope using (report_id)
    where
        yearly.year = $year
        and yearly.value is not null
        and yearly.previous is not null
        and (yearly.alike or len($agencies::varchar[]) > 0)
),

summed as (
    select
        body,
        any_value(agency_id) as agency_id,
        any_value(district_code) as district_code,
        any_value(short_name) as short_name,
        metric,
        cast(sum(value) as double) as value,
        cast(sum(previous) as double) as previous,
        bool_or(approximate) as approximate,
        bool_or(marked) as marked
    from pair
    group by body, metric
),

weighed as (
    select
        *,
        value - previous as difference,
        abs(value - previous) / nullif(greatest(sum(value) over by_metric, sum(previous) over by_metric), 0) as weight,
        cast(count(*) over () as integer) as compared
    from summed
    window by_metric as (partition by metric)
),

moved as (
    select
        *,
        cast(count(*) over () as integer) as moved,
        row_number() over (order by weight desc, body, metric) as place
    from weighed
    where difference <> 0 and greatest(value, previous) >= 20
)

select
    moved.body,
    if(moved.agency_id is null, coalesce(place_name.district, '未归入区县'), moved.short_name) as name,
    moved.agency_id,
    moved.district_code,
    cast($year as integer) as year,
    moved.metric,
    metric.label,
    metric.unit,
    moved.value,
    moved.previous,
    moved.difference,
    quotient(moved.difference, moved.previous) as change_ratio,
    moved.weight,
    moved.approximate,
    moved.marked,
    if(moved.agency_id is null, null, concat(moved.metric, '.total')) as figure_key,
    moved.compared,
    moved.moved,
    moved.place
from moved
join metric using (metric)
left join (
    select district_code, any_value(district) as district
    from agency
    where $district = 'all'
    group by district_code
) as place_name on place_name.district_code = moved.district_code
where moved.place <= $most
order by moved.place
