-- Where does each agency of a kind stand among the others on several numbers of one year?
-- grain:   one row per (agency_id, key) of those of these kinds from whom a report is expected, whether it came in or
--          not, in the order of agencies and of $keys
-- params:  $district (code, or "none"), $year, $kinds (list of kinds, none for all but governments), $keys (list of
--          metrics, indicators, and data_quality)
-- columns: agency_id, name, kind, district_code, year; reported (a report came in); key, label, unit (see
--          marts/measurable); value (null = missing), numerator, denominator (of a rate); is_small (its denominator is
--          below 30; of data_quality: below five rules), approximate, marked; previous (the year before; null =
--          missing), difference (value - previous), points (of a rate: the difference in 百分点, one decimal),
--          change_ratio (of a number, over previous; null where that is not above 0), change_is_small (that base is
--          below 20; of a rate: a denominator of the two years is small);
--          place (rank from the highest down, equals share it: 1, 2, 2, 4; 0 = not ranked: no value, or
--          nobody else has one), ranked (agencies that have a value);
--          percentile (0 lowest to 1 highest, of equals each in the middle; null where fewer than five have one);
--          median, lowest, highest (of those that have one); length (value over highest, 0 to 1), shade (from lowest 0
--          to highest 1); score (robust z; null where fewer than five have a value, half of them have the same one, or
--          it rests on a small denominator); oddness (the farthest score of the agency, 0 where it has none);
--          figure_key (of a number that a report states; null = none)
-- basis:   marts/expected_body, marts/known_number. Score: 0.6745 x (value - median) / median absolute deviation
--          (Iglewicz and Hoaglin), as rule PEER has it
with asked as (
    select
        wanted.key,
        wanted.position,
        coalesce(measurable.label, '数据质量') as label,
        coalesce(measurable.unit, 'percent') as unit
    from (select unnest($keys::varchar[]) as key, generate_subscripts($keys::varchar[], 1) as position) as wanted
    left join measurable on measurable.key = wanted.key
    where wanted.key = 'data_quality' or measurable.key is not null
),

paired as (
    select
        expected_body.agency_id,
        expected_body.name,
        expected_body.kind,
        expected_body.district_code,
        expected_body.reports > 0 as reported,
        expected_body.year,
        asked.*,
        known_number.value,
        known_number.numerator,
        known_number.denominator,
        coalesce(known_number.is_small, false) as is_small,
        coalesce(known_number.approximate, false) as approximate,
        coalesce(known_number.marked, false) as marked,
        known_number.previous,
        known_number.value - known_number.previous as difference,
        if(asked.unit in ('percent', 'ratio'), round(100 * difference, 1), null) as points,
        case
            when asked.unit not in ('percent', 'ratio') then quotient(difference, known_number.previous)
        end as change_ratio,
        coalesce(
            if(
                asked.unit in ('percent', 'ratio'),
                known_number.is_small or known_number.was_small,
                known_number.previous < 20
            ),
            false
        ) as change_is_small,
        known_number.figure_key
    from expected_body
    cross join asked
    left join known_number
        on known_number.key = asked.key
        and known_number.scope = $district
        and known_number.body = expected_body.body
        and known_number.year = $year
    where
        expected_body.scope = $district
        and expected_body.year = $year
        and expected_body.kind <> '政府'
        and (len($kinds::varchar[]) = 0 or list_contains($kinds::varchar[], expected_body.kind))
),

placed as (
    select
        *,
        count(value) over of_key as ranked,
        rank() over from_highest as place,
        count(*) over (from_highest groups current row) as equals,
        median(value) over of_key as median,
        mad(value) over of_key as deviation,
        min(value) over of_key as lowest,
        max(value) over of_key as highest
    from paired
    window
        from_highest as (partition by key order by value desc nulls last),
        of_key as (
            partition by key order by value desc nulls last
            rows between unbounded preceding and unbounded following
        )
),

scored as (
    select
        * exclude (place, equals, deviation),
        case
            when value is not null and ranked >= 5
                then (ranked - place - equals + 1 + (equals - 1) / 2) / (ranked - 1)
        end as percentile,
        greatest(quotient(value, highest), 0) as length,
        if(highest = lowest, 0, (value - lowest) / (highest - lowest)) as shade,
        case
            when ranked >= 5 and not is_small then 0.6745 * (value - median) / nullif(deviation, 0)
        end as score,
        cast(if(value is not null and ranked > 1, place, 0) as integer) as place
    from placed
)

select
    * exclude (position, ranked),
    cast(ranked as integer) as ranked,
    coalesce(max(abs(score)) over (partition by agency_id), 0) as oddness
from scored
order by agency_id, position
