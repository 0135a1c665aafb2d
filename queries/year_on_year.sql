-- How did metrics or indicators change on the year before (同比)?
-- grain:   one row per (key, agency_id, year) with a report that states it, in the order of keys, agencies and years
-- params:  $agencies (list of ids), $first_year, $last_year, $keys (list of metrics or indicators)
-- columns: key, label, unit (see marts/measure); agency_id, short_name, year; value, previous (of the year before;
--          null = missing, or no report), difference (value - previous, in the unit; of a share: 0.01 is one
--          percentage point); numerator (the difference), denominator (previous), change_ratio (numerator over
--          denominator, null when that is not above 0); is_small (of a number: the base is below 20; of a rate: a
--          denominator of the two years is below 30), approximate, marked (a value of the two is)
-- basis:   (Y - (Y-1)) / (Y-1); over a gap year there is no change
with stated as (
    select *
    from measure($agencies::varchar[], $first_year::integer - 1, $last_year, $keys::varchar[])
)

select
    now.key,
    now.label,
    now.unit,
    now.agency_id,
    agency.short_name,
    now.year,
    now.value,
    before.value as previous,
    now.value - before.value as difference,
    now.value - before.value as numerator,
    before.value as denominator,
    quotient(now.value - before.value, before.value) as change_ratio,
    coalesce(
        case when now.unit in ('percent', 'ratio') then now.is_small or before.is_small else before.value < 20 end,
        false
    ) as is_small,
    now.approximate or coalesce(before.approximate, false) as approximate,
    now.marked or coalesce(before.marked, false) as marked
from stated as now
join agency on agency.agency_id = now.agency_id
left join stated as before
    on before.agency_id = now.agency_id and before.key = now.key and before.year = now.year - 1
where now.year >= $first_year
order by now.key, now.agency_id, now.year
