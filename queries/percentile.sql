-- Where does each agency stand among those of its kind in its district (分位)?
-- grain:   one row per (key, agency_id) of the district that states it in the year, in the order of keys and agencies
-- params:  $district (code, or "none"), $year, $keys (list of metrics or indicators)
-- columns: key, label, unit; agency_id, short_name, kind; value; numerator (agencies below it, an equal one counting
--          half), denominator (the other agencies that state it), percentile (0 lowest to 1 highest; null where fewer
--          than five state it, itself included); is_small (the value rests on a denominator below 30), approximate,
--          marked
-- basis:   same kind, same district, same year; of equals each is in the middle
with stated as (
    select measure.*, agency.short_name, agency.kind
    from measure(
        (select list(agency_id) from agency where coalesce(district_code, 'none') = $district),
        $year,
        $year,
        $keys::varchar[]
    ) as measure
    join agency on agency.agency_id = measure.agency_id
    where measure.value is not null
),

placed as (
    select
        *,
        rank() over (partition by key, kind order by value) - 1
        + (count(*) over (partition by key, kind, value) - 1) / 2 as below,
        count(*) over (partition by key, kind) as peers
    from stated
)

select
    key,
    label,
    unit,
    agency_id,
    short_name,
    kind,
    value,
    below::double as numerator,
    (peers - 1)::integer as denominator,
    case when peers >= 5 then below / (peers - 1) end as percentile,
    is_small,
    approximate,
    marked
from placed
order by key, agency_id
