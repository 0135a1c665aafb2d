-- Which parts of a total moved against the year before, and who takes it apart in another way now?
-- grain:   one row per member that agencies with the same scheme in both years have, the largest move first; always
--          at least one row, whose member is null where there is none
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year, $metric (hotline_orders …)
-- columns: member, label; before, after (in the metric's unit, of the agencies with the same scheme), difference, change_ratio (over before); unit; compared
--          (个单位 with the same scheme), renewed (个单位 with another scheme than the year before), renewed_names
--          (of these, at most three), former_parts, present_parts (what these divided into, at most six labels)
-- basis:   parts are compared only where they mean the same: an agency has the same scheme if at least half of both
--          years' parts, by their numbers, fall into members that both years have
with scope as (
    select report_id, agency_id, year, short_name
    from in_sum($district, $agencies, $year::integer - 1, $year::integer)
),

part as (
    select
        scope.agency_id,
        any_value(scope.short_name) as short_name,
        series.member,
        sum(series.value) filter (where series.year = $year - 1) as before,
        sum(series.value) filter (where series.year = $year) as after
    from series
    join scope using (report_id)
    where
        series.metric = $metric
        and series.value is not null
        and series.member not in ('', 'total')
        and series.year between $year - 1 and $year
    group by scope.agency_id, series.member
),

scheme as (
    select
        agency_id,
        any_value(short_name) as short_name,
        -- Parts that are all 0 have no shares: then one member in common will do.
        coalesce(
            least(
                quotient(coalesce(sum(before) filter (where after is not null), 0), sum(before)),
                quotient(coalesce(sum(after) filter (where before is not null), 0), sum(after))
            ) >= 0.5,
            bool_or(before is not null and after is not null)
        ) as is_same
    from part
    group by agency_id
    having count(before) > 0 and count(after) > 0
),

counted as (
    select
        cast(count(*) filter (where is_same) as integer) as compared,
        cast(count(*) filter (where not is_same) as integer) as renewed,
        coalesce(
            list(short_name order by agency_id) filter (where not is_same), []
        )[:3] as renewed_names
    from scheme
),

together as (
    select
        part.member,
        coalesce(any_value(member.label), part.member) as label,
        bool_or(scheme.is_same) as is_same,
        cast(sum(part.before) filter (where scheme.is_same) as double) as before,
        cast(sum(part.after) filter (where scheme.is_same) as double) as after,
        sum(part.before) filter (where not scheme.is_same) as former,
        sum(part.after) filter (where not scheme.is_same) as present
    from part
    join scheme on scheme.agency_id = part.agency_id
    left join member on member.metric = $metric and member.member = part.member
    group by part.member
),

divided as (
    select
        coalesce(list(label order by former desc, member) filter (where former is not null), [])[:6] as former_parts,
        coalesce(list(label order by present desc, member) filter (where present is not null), [])[:6] as present_parts
    from together
),

moved as (
    select member, label, before, after
    from together
    where is_same
    order by abs(coalesce(after, 0) - coalesce(before, 0)) desc, member
    limit 12
)

select
    moved.*,
    moved.after - moved.before as difference,
    quotient(moved.after - moved.before, moved.before) as change_ratio,
    (select unit from metric where metric = $metric) as unit,
    counted.*,
    divided.*
from counted
cross join divided
left join moved on true
order by abs(coalesce(moved.after, 0) - coalesce(moved.before, 0)) desc, moved.member
