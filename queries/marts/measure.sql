-- What is the number behind each key, be it a metric or a derived indicator?
-- grain:   measure(agency_ids, from_year, to_year, keys): one row per (agency_id, year, key) that a report states or
--          an indicator has; lists of ids and of keys, years included
-- params:  none
-- columns: agency_id, year, key, label, unit (of a metric: 件, 条, 万元 …; of an indicator: percent, ratio, count);
--          value (a metric's total; an indicator's value; null = missing), numerator, denominator (of an indicator);
--          is_small (its denominator is below 30), approximate, marked
-- basis:   marts/indicator; a macro, not a view, so that a list of agencies is looked up and not all are read
create macro measure(agency_ids, from_year, to_year, keys) as table
select
    series.agency_id,
    series.year,
    series.metric as key,
    any_value(metric.label) as label,
    any_value(metric.unit) as unit,
    cast(first(series.value order by series.member desc, series.applicant desc) as double) as value,
    cast(null as double) as numerator,
    cast(null as double) as denominator,
    false as is_small,
    first(series.approximate order by series.member desc, series.applicant desc) as approximate,
    first(series.state order by series.member desc, series.applicant desc) = 'marked' as marked
from series
join metric on metric.metric = series.metric
where
    series.member in ('', 'total')
    and series.applicant in ('', 'total')
    and series.metric in (select unnest(keys))
    and series.agency_id in (select unnest(agency_ids))
    and series.year between from_year and to_year
group by series.agency_id, series.year, series.metric
union all
select
    indicator.agency_id,
    indicator.year,
    indicator.indicator_key,
    indicator_definition.label,
    indicator_definition.unit,
    indicator.value,
    indicator.numerator,
    indicator.denominator,
    indicator.is_small,
    indicator.approximate,
    indicator.marked
from indicator
join indicator_definition on indicator_definition.indicator_key = indicator.indicator_key
where
    indicator.indicator_key in (select unnest(keys))
    and indicator.agency_id in (select unnest(agency_ids))
    and indicator.year between from_year and to_year
