-- What do the figures of an export count?
-- grain:   one row per metric, in the order of the format
-- params:  $metrics (keys)
-- columns: metric (key), label, unit, section (of the format), definition
select
    metric,
    label,
    unit,
    section,
    definition
from metric
where list_contains($metrics::varchar[], metric)
order by position
