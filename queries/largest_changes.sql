-- Whose numbers moved most against the year before?
-- grain:   one row per (body, metric) that moved, the largest first, $most at most
-- params:  $district (code, "none" or "all": then the bodies are districts), $agencies (ids, none for all), $year, $most
-- columns: body, name, agency_id, district_code (agency_id null for a district); year; metric, label, unit; value,
--          previous (of the year before), difference (value - previous), change_ratio (over previous; null = it was 0),
--          weight (|difference| over the larger year's sum of the metric, 0 to 1: the order); approximate; marked;
--          figure_key (of an agency's number); compared (pairs of two years that could be compared), moved (of these,
--          how many moved and are not small), place (1 = the largest)
-- basis:   marts/yearly_sum; only who states a number in both years; small (RULES: below 20 in the larger
--          year) does not count. The weight makes numbers of unlike size comparable: what moved the whole most
with summed as (
    select
        if($district = 'all', district_code, body) as body,
        if($district = 'all', null, body) as agency_id,
        any_value(if($district = 'all', district, name)) as name,
        any_value(district_code) as district_code,
        metric,
        cast(sum(now) as double) as value,
        cast(sum(previous) as double) as previous,
        bool_or(pairs_approximate) as approximate,
        bool_or(pairs_marked) as marked
    from yearly_sum
    where
        level = if($district = 'all' and len($agencies::varchar[]) = 0, 'district', 'agency')
        and ($district = 'all' or district_code = $district)
        and if(len($agencies::varchar[]) = 0, counts and alike, list_contains($agencies::varchar[], body))
        and not list_has_any(beside, $agencies::varchar[])
        and metric in (select metric from headlined())
        and year = $year
        and pairs > 0
    group by if($district = 'all', district_code, body), if($district = 'all', null, body), metric
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
    moved.name,
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
where moved.place <= $most
order by moved.place
