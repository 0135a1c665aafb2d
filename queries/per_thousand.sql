-- How much is it for each thousand residents (每千人)?
-- grain:   one row per (key, agency_id, year) with a report that states it, in the order of keys, agencies and years
-- params:  $agencies (list of ids), $first_year, $last_year, $keys (list of metrics, or indicators that are counts)
-- columns: key, label, unit; agency_id, short_name, year; numerator (in the unit, null = missing), denominator
--          (population, 人; null = unknown), source (of the population), value (per thousand; null where either is
--          unknown), is_small (fewer than 30 people), approximate, marked (the numerator is)
-- basis:   value / population x 1000. Population of that very year from the library's population.csv, else the
--          undated one of its catalogue of agencies, and the source says so; none is carried over from another year
select
    measure.key,
    measure.label,
    measure.unit,
    measure.agency_id,
    agency.short_name,
    measure.year,
    measure.value as numerator,
    coalesce(population.population, agency.population)::double as denominator,
    case
        when population.population is not null then population.source
        when agency.population is not null then '单位目录（未注年份）'
    end as source,
    quotient(measure.value * 1000, coalesce(population.population, agency.population)) as value,
    coalesce(coalesce(population.population, agency.population) < 30, false) as is_small,
    measure.approximate,
    measure.marked
from measure($agencies::varchar[], $first_year, $last_year, $keys::varchar[]) as measure
join agency on agency.agency_id = measure.agency_id
left join population
    on population.agency_id = measure.agency_id and population.year = measure.year
where measure.unit not in ('percent', 'ratio')
order by measure.key, measure.agency_id, measure.year
