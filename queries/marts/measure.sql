-- What is the number behind each key, be it a metric or a derived indicator?
-- grain:   measure(agency_ids, from_year, to_year, keys): one row per (agency_id, year, key) that a report states or
--          an indicator has; lists of ids and of keys, years included
-- params:  none
-- columns: agency_id, year, key, label, unit (of a metric: 件, 条, 万元 …; of an indicator: percent, ratio, count);
--          value (a metric's total; an indicator's value; null = missing), numerator, denominator (of an indicator);
--          is_small (its denominator is below 30), approximate, marked
-- basis:   marts/known_number; a macro, not a view, so that a list of agencies is looked up and not all are read
create macro measure(agency_ids, from_year, to_year, keys) as table
select
    known_number.body as agency_id,
    known_number.year,
    known_number.key,
    measurable.label,
    measurable.unit,
    known_number.value,
    known_number.numerator,
    known_number.denominator,
    known_number.is_small,
    known_number.approximate,
    known_number.marked
from known_number
join measurable on measurable.key = known_number.key
where
    known_number.scope <> 'all'
    and known_number.told
    and known_number.key in (select unnest(keys))
    and known_number.body in (select unnest(agency_ids))
    and known_number.year between from_year and to_year
