-- What are the derived indicators of a district, or of some of its agencies, taken together?
-- grain:   one row per (indicator_key, year) with a report of them, in the order of the catalogue
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $first_year, $last_year, $indicators
--          (list of keys)
-- columns: indicator_key, label, unit, formula; year; numerator, denominator (件, summed over the agencies of which
--          both are known), value, low, high, is_small, approximate, marked (as in indicators_by_year); agencies (个
--          whose figures are in the sum), reported (个 with a report)
-- basis:   terms are added, rates are not averaged. The report of a district's government counts only where no other
--          body of the district reported, as it sums these up
with scope as (
    select agency_id, year
    from in_sum($district, $agencies, $first_year::integer, $last_year::integer)
),

term as (
    select
        indicator_term.*,
        indicator_term.numerator is not null
        and (indicator_definition.unit = 'count' or indicator_term.denominator is not null) as known
    from scope
    join indicator_term using (agency_id, year)
    join indicator_definition using (indicator_key)
    where indicator_term.indicator_key in (select unnest($indicators::varchar[]))
),

summed as (
    select
        indicator_key,
        year,
        sum(numerator) filter (where known) as numerator,
        sum(denominator) filter (where known) as denominator,
        coalesce(bool_or(approximate) filter (where known), false) as approximate,
        coalesce(bool_or(marked) filter (where known), false) as marked,
        count(*) filter (where known) as agencies,
        count(*) as reported
    from term
    group by indicator_key, year
)

select
    indicator_definition.indicator_key,
    indicator_definition.label,
    indicator_definition.unit,
    indicator_definition.formula,
    summed.year,
    summed.numerator,
    summed.denominator,
    case indicator_definition.unit
        when 'count' then summed.numerator
        else quotient(summed.numerator, summed.denominator)
    end as value,
    case when unit = 'percent' then wilson_low(summed.numerator, summed.denominator) end as low,
    case when unit = 'percent' then wilson_high(summed.numerator, summed.denominator) end as high,
    coalesce(summed.denominator < 30, false) as is_small,
    summed.approximate,
    summed.marked,
    cast(summed.agencies as integer) as agencies,
    cast(summed.reported as integer) as reported
from summed
join indicator_definition using (indicator_key)
order by indicator_definition.position, summed.year
