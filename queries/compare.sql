-- Where does each agency of a kind stand among the others on several numbers of one year?
-- grain:   one row per (agency_id, key) of those of these kinds from whom a report is expected, whether it came in or
--          not, in the order of agencies and of $keys
-- params:  $district (code, or "none"), $year, $kinds (list of kinds, none for all but governments), $keys (list of
--          metrics, indicators, and data_quality)
-- columns: agency_id, name, kind, district_code, year; reported (a report came in); key, label, unit (see
--          marts/measure); value (null = missing), numerator, denominator (of a rate); is_small (its denominator is
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
-- basis:   marts/measure; 数据质量 as in data_quality.sql. Score: 0.6745 x (value - median) / median absolute deviation
--          (Iglewicz and Hoaglin), as rule PEER has it
with peer as (
    select
        coverage.agency_id,
        coverage.short_name as name,
        coverage.kind,
        coverage.district_code,
        report.report_id is not null as reported
    from coverage
    left join report on report.agency_id = coverage.agency_id and report.year = coverage.year
    where
        coverage.district_code = $district
        and coverage.year = $year
        and coverage.kind <> '政府'
        and (len($kinds::varchar[]) = 0 or list_contains($kinds::varchar[], coverage.kind))
),

asked as (
    select
        wanted.key,
        wanted.position,
        coalesce(metric.label, indicator_definition.label, '数据质量') as label,
        coalesce(metric.unit, indicator_definition.unit, 'percent') as unit
    from (select unnest($keys::varchar[]) as key, generate_subscripts($keys::varchar[], 1) as position) as wanted
    left join metric on metric.metric = wanted.key
    left join indicator_definition on indicator_definition.indicator_key = wanted.key
    where wanted.key = 'data_quality' or metric.metric is not null or indicator_definition.indicator_key is not null
),

quality as (
    select
        report.agency_id,
        report.year,
        cast(count(*) filter (where evaluation.broken = 0 and evaluation.kept > 0) as double) as numerator,
        cast(count(*) filter (where evaluation.broken + evaluation.kept > 0) as double) as denominator
    from report
    left join evaluation on evaluation.report_id = report.report_id
    where
        list_contains($keys::varchar[], 'data_quality')
        and report.agency_id in (select agency_id from peer)
        and report.year between $year::integer - 1 and $year
        and report.format <> 'sheet'
    group by report.agency_id, report.year
),

measured as (
    select agency_id, year, key, value, numerator, denominator, is_small, approximate, marked
    from measure((select list(agency_id) from peer), $year::integer - 1, $year, $keys::varchar[])
    union all
    select
        agency_id,
        year,
        'data_quality',
        quotient(numerator, denominator),
        numerator,
        denominator,
        denominator < 5,
        false,
        false
    from quality
),

figure_name as (
    select
        agency_id,
        metric as key,
        first(
            concat_ws('.', metric, nullif(member, ''), nullif(applicant, '')) order by member desc, applicant desc
        ) as figure_key
    from figure
    where
        shown
        and member in ('', 'total')
        and applicant in ('', 'total')
        and metric in (select unnest($keys::varchar[]))
        and agency_id in (select agency_id from peer)
        and year = $year
    group by agency_id, metric
),

paired as (
    select
        peer.*,
        $year::integer as year,
        asked.*,
        now.value,
        now.numerator,
        now.denominator,
        coalesce(now.is_small, false) as is_small,
        coalesce(now.approximate, false) as approximate,
        coalesce(now.marked, false) as marked,
        before.value as previous,
        now.value - before.value as difference,
        if(asked.unit in ('percent', 'ratio'), round(100 * difference, 1), null) as points,
        case when asked.unit not in ('percent', 'ratio') then quotient(difference, before.value) end as change_ratio,
        coalesce(
            if(asked.unit in ('percent', 'ratio'), now.is_small or before.is_small, before.value < 20), false
        ) as change_is_small,
        figure_name.figure_key
    from peer
    cross join asked
    left join measured as now
        on now.agency_id = peer.agency_id and now.key = asked.key and now.year = $year
    left join measured as before
        on before.agency_id = peer.agency_id and before.key = asked.key and before.year = $year::integer - 1
    left join figure_name on figure_name.agency_id = peer.agency_id and figure_name.key = asked.key
),

placed as (
    select
        *,
        count(value) over of_key as ranked,
        case
            when value is not null and ranked > 1 then rank() over (partition by key order by value desc nulls last)
        end as place,
        rank() over (partition by key order by value nulls last) - 1
        + (count(*) over (partition by key, value) - 1) / 2 as below,
        median(value) over of_key as median,
        mad(value) over of_key as deviation,
        min(value) over of_key as lowest,
        max(value) over of_key as highest
    from paired
    window of_key as (partition by key)
),

scored as (
    select
        * exclude (below, deviation),
        case when value is not null and ranked >= 5 then below / (ranked - 1) end as percentile,
        greatest(quotient(value, highest), 0) as length,
        if(highest = lowest, 0, (value - lowest) / (highest - lowest)) as shade,
        case
            when ranked >= 5 and not is_small then 0.6745 * (value - median) / nullif(deviation, 0)
        end as score
    from placed
)

select
    * exclude (position, place, ranked),
    cast(coalesce(place, 0) as integer) as place,
    cast(ranked as integer) as ranked,
    coalesce(max(abs(score)) over (partition by agency_id), 0) as oddness
from scored
order by agency_id, position
