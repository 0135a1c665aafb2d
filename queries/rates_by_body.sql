-- How high are rates in each agency of a district, or in each district, and how sure is that?
-- grain:   one row per (key, body) from whom a report is expected in $year, the highest rate of a key first, those
--          without one last; of more than $most bodies those whose rates are of the most
-- params:  $district (code, "none" or "all": then the bodies are districts), $agencies (ids, which are then the bodies;
--          none for all that count), $year, $keys (indicators whose unit is percent), $most (bodies at most)
-- columns: key, label, body, name, agency_id (null for a district), district_code, year; numerator, denominator (件;
--          null = missing), value (0 to 1; null = missing, or of nothing), low, high (Wilson's 95 % interval), is_small
--          (the denominator is below 30), approximate, marked, reports (份); median (of the bodies that have the rate;
--          null where fewer than three), bodies (how many there are, shown or not)
-- basis:   terms are added, rates are not averaged; marts/expected_body says who counts
with expected as (
    select body, name, agency_id, district_code, reports
    from expected_body
    where
        year = $year
        and if(
            len($agencies::varchar[]) = 0,
            scope = $district and counts,
            ($district = 'all' or scope = $district) and list_contains($agencies::varchar[], body)
        )
),

known as (
    select body, part, value, whole, approximate, marked
    from tally
    where
        topic = 'rates'
        and level = if($district = 'all' and len($agencies::varchar[]) = 0, 'district', 'agency')
        and ($district = 'all' or district_code = $district)
        and list_contains($keys::varchar[], part)
        and year = $year
),

bodies as (
    select
        indicator_definition.indicator_key as key,
        indicator_definition.label,
        indicator_definition.position,
        expected.body,
        expected.name,
        expected.agency_id,
        expected.district_code,
        cast($year as integer) as year,
        known.value as numerator,
        known.whole as denominator,
        coalesce(known.approximate, false) as approximate,
        coalesce(known.marked, false) as marked,
        expected.reports
    from expected
    join indicator_definition on list_contains($keys::varchar[], indicator_definition.indicator_key)
    left join known on known.body = expected.body and known.part = indicator_definition.indicator_key
),

rated as (
    select
        *,
        quotient(numerator, denominator) as value,
        cast(count(*) over (partition by key) as integer) as bodies,
        row_number() over (partition by key order by denominator desc nulls last, body) as place
    from bodies
)

select
    key,
    label,
    body,
    name,
    agency_id,
    district_code,
    year,
    numerator,
    denominator,
    value,
    wilson_low(numerator, denominator) as low,
    wilson_high(numerator, denominator) as high,
    coalesce(denominator < 30, false) as is_small,
    approximate,
    marked,
    reports,
    if(count(value) over by_key >= 3, median(value) over by_key, null) as median,
    bodies
from rated
window by_key as (partition by key)
qualify place <= $most
order by position, value desc nulls last, body
