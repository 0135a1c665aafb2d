-- How high are the rates of some agencies in a year, beside the median of the district of each?
-- grain:   one row per (agency_id, indicator), in the order of the catalogue; none if there is no report
-- params:  $agencies (ids), $year, $indicators (keys of rates)
-- columns: agency_id; indicator_key, label; numerator, denominator (件; null = missing), value (0 to 1; null = missing, or of
--          nothing), is_small (the denominator is below 30), approximate, marked; median (of the bodies of the district
--          that have the rate, its government left out where others reported; null where fewer than three), rated (个
--          that have it)
-- basis:   marts/known_number, marts/counted
with rate as (
    select
        known_number.*,
        quotient(known_number.numerator, known_number.denominator) as rate,
        if(counted.counts, rate, null) as counted_rate
    from known_number
    join counted on counted.agency_id = known_number.body and counted.year = $year
    where
        known_number.key in (select unnest($indicators::varchar[]))
        and known_number.year = $year
        and known_number.told
        and known_number.scope in (
            select district_code from counted where list_contains($agencies::varchar[], agency_id) and year = $year
        )
        and known_number.scope <> 'all'
),

placed as (
    select
        *,
        median(counted_rate) over of_district as middle,
        count(counted_rate) over of_district as rated
    from rate
    window of_district as (partition by scope, key)
)

select
    placed.body as agency_id,
    placed.key as indicator_key,
    indicator_definition.label,
    placed.numerator,
    placed.denominator,
    placed.rate as value,
    placed.is_small,
    placed.approximate,
    placed.marked,
    if(placed.rated >= 3, placed.middle, null) as median,
    cast(placed.rated as integer) as rated
from placed
join indicator_definition on indicator_definition.indicator_key = placed.key
where list_contains($agencies::varchar[], placed.body)
order by placed.body, indicator_definition.position
