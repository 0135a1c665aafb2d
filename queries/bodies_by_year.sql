-- What was one number of each agency of a district, or of each district, year by year?
-- grain:   one row per (body, year) of those from whom a report is expected, the highest in $year first, then by year
-- params:  $district (code, "none" or "all": then the bodies are districts), $agencies (ids, none for all that
--          count), $first_year, $year (the last), $key (a metric or an indicator), $most (bodies at most)
-- columns: body, name, agency_id, district_code, year; label, unit (see marts/measurable); value (null = stated by
--          nobody), numerator, denominator, is_small, approximate, marked (see marts/known_number); reports (份),
--          stated (个单位 that state it); previous (the value of the year before, null = missing), difference (value -
--          previous), change_ratio (over previous); figure_key (of a number that a report states; null = none);
--          bodies (how many there are, shown or not)
-- basis:   marts/expected_body, marts/known_number
with measured as (
    select
        expected_body.body,
        expected_body.name,
        expected_body.agency_id,
        expected_body.district_code,
        expected_body.year,
        measurable.label,
        measurable.unit,
        known_number.value,
        case when known_number.denominator is not null then known_number.numerator end as numerator,
        case when known_number.numerator is not null then known_number.denominator end as denominator,
        coalesce(known_number.is_small and known_number.numerator is not null, false) as is_small,
        coalesce(known_number.approximate and coalesce(known_number.value, known_number.numerator) is not null, false)
            as approximate,
        coalesce(known_number.marked and coalesce(known_number.value, known_number.numerator) is not null, false)
            as marked,
        expected_body.reports,
        coalesce(known_number.stated, 0) as stated,
        case
            when
                expected_body.year > $first_year::integer
                and if(len($agencies::varchar[]) = 0, expected_body.counted_before, expected_body.counted_before is not null)
                then known_number.previous
        end as previous,
        if(known_number.stated > 0, known_number.figure_key, null) as figure_key
    from expected_body
    join measurable on measurable.key = $key
    left join known_number
        on known_number.key = $key
        and known_number.scope = $district
        and known_number.body = expected_body.body
        and known_number.year = expected_body.year
    where
        expected_body.scope = $district
        and expected_body.year between $first_year::integer and $year::integer
        and if(
            len($agencies::varchar[]) = 0, expected_body.counts, list_contains($agencies::varchar[], expected_body.body)
        )
),

placed as (
    select
        body,
        max(value) filter (where year = $year) as latest,
        cast(count(*) over () as integer) as bodies
    from measured
    group by body
    order by latest desc nulls last, body
    limit $most
)

select
    measured.* exclude (figure_key),
    measured.value - measured.previous as difference,
    quotient(measured.value - measured.previous, measured.previous) as change_ratio,
    measured.figure_key,
    placed.bodies
from measured
join placed on placed.body = measured.body
order by placed.latest desc nulls last, measured.body, measured.year
