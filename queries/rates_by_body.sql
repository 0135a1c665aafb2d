-- How high are rates in each agency of a district, or in each district, and how sure is that?
-- grain:   one row per (key, body) from whom a report is expected in $year, the highest rate of a key first, those
--          without one last; of more than $most bodies those whose rates are of the most
-- params:  $district (code, "none" or "all": then the bodies are districts), $agencies (ids, none for all that count),
--          $year, $keys (indicators whose unit is percent), $most (bodies at most)
-- columns: key, label, body, name, agency_id (null for a district), district_code, year; numerator, denominator (件;
--          null = missing), value (0 to 1; null = missing, or of nothing), low, high (Wilson's 95 % interval), is_small
--          (the denominator is below 30), approximate, marked, reports (份); median (of the bodies that have the rate;
--          null where fewer than three), bodies (how many there are, shown or not)
-- basis:   terms are added, rates are not averaged; marts/expected_body says who counts
with expected as (
    select
        coverage.agency_id,
        coverage.short_name,
        coverage.district_code,
        coverage.district,
        report.report_id is not null as reported,
        coverage.kind <> '政府'
        or not bool_or(coverage.kind <> '政府' and report.report_id is not null)
            over (partition by coverage.district_code) as counts
    from coverage
    left join report on report.agency_id = coverage.agency_id and report.year = coverage.year
    where ($district = 'all' or coverage.district_code = $district) and coverage.year = $year
),

known as (
    select *
    from indicator_term
    where
        year = $year
        and indicator_key in (select unnest($keys::varchar[]))
        and numerator is not null
        and denominator is not null
),

bodies as (
    select
        indicator_definition.indicator_key as key,
        any_value(indicator_definition.label) as label,
        any_value(indicator_definition.position) as position,
        if($district = 'all', expected.district_code, expected.agency_id) as body,
        any_value(if($district = 'all', expected.district, expected.short_name)) as name,
        any_value(if($district = 'all', null, expected.agency_id)) as agency_id,
        any_value(expected.district_code) as district_code,
        cast($year as integer) as year,
        sum(known.numerator) as numerator,
        sum(known.denominator) as denominator,
        coalesce(bool_or(known.approximate), false) as approximate,
        coalesce(bool_or(known.marked), false) as marked,
        cast(count(*) filter (where expected.reported) as integer) as reports
    from expected
    join indicator_definition on indicator_definition.indicator_key in (select unnest($keys::varchar[]))
    left join known
        on known.agency_id = expected.agency_id and known.indicator_key = indicator_definition.indicator_key
    where if(len($agencies::varchar[]) = 0, expected.counts, list_contains($agencies::varchar[], expected.agency_id))
    group by
        indicator_definition.indicator_key,
        if($district = 'all', expected.district_code, expected.agency_id)
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
