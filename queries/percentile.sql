-- Where does each agency stand among those of its kind in its district (分位)?
-- grain:   one row per (key, agency_id) of the district that states it in the year, in the order of keys and agencies
-- params:  $district (code, or "none"), $year, $keys (list of metrics or indicators)
-- columns: key, label, unit; agency_id, short_name, kind; value; numerator (agencies below it, an equal one counting
--          half), denominator (the other agencies that state it), percentile (0 lowest to 1 highest; null where fewer
--          than five state it, itself included); is_small (the value rests on a denominator below 30), approximate,
--          marked
-- basis:   same kind, same district, same year; of equals each is in the middle
with placed as (
    select
        known_number.*,
        measurable.label,
        measurable.unit,
        counted.short_name,
        counted.kind,
        rank() over from_lowest as place,
        count(*) over (from_lowest groups current row) as equals,
        count(*) over (from_lowest rows between unbounded preceding and unbounded following) as peers
    from known_number
    join measurable on measurable.key = known_number.key
    join counted
        on counted.agency_id = known_number.body and counted.year = $year and counted.district_code = $district
    where
        known_number.key in (select unnest($keys::varchar[]))
        and known_number.scope = $district
        and known_number.year = $year
        and known_number.told
        and known_number.value is not null
    window from_lowest as (partition by known_number.key, counted.kind order by known_number.value)
)

select
    key,
    label,
    unit,
    body as agency_id,
    short_name,
    kind,
    value,
    (place - 1 + (equals - 1) / 2)::double as numerator,
    (peers - 1)::integer as denominator,
    case when peers >= 5 then (place - 1 + (equals - 1) / 2) / (peers - 1) end as percentile,
    is_small,
    approximate,
    marked
from placed
order by key, agency_id
