-- What were the derived indicators of some agencies, year by year?
-- grain:   one row per (indicator_key, agency_id, year) with a report, in the order of the catalogue; a year without
--          a report is absent
-- params:  $agencies (list of ids), $first_year, $last_year, $indicators (list of keys)
-- columns: indicator_key, label, unit (percent, ratio, count), formula; agency_id, short_name, year; numerator,
--          denominator (件; null = missing), value (percent: 0 to 1; ratio: a quotient; count: 件), low, high
--          (Wilson's 95 % interval of a share), is_small (the denominator is below 30), approximate, marked
-- basis:   marts/indicator
select
    indicator_definition.indicator_key,
    indicator_definition.label,
    indicator_definition.unit,
    indicator_definition.formula,
    indicator.agency_id,
    agency.short_name,
    indicator.year,
    indicator.numerator,
    indicator.denominator,
    indicator.value,
    indicator.low,
    indicator.high,
    indicator.is_small,
    indicator.approximate,
    indicator.marked
from indicator
join indicator_definition using (indicator_key)
join agency using (agency_id)
where
    indicator.agency_id in (select unnest($agencies::varchar[]))
    and indicator.indicator_key in (select unnest($indicators::varchar[]))
    and indicator.year between $first_year and $last_year
order by indicator_definition.position, indicator.agency_id, indicator.year
