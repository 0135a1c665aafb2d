-- What are the derived indicators of a district, or of some of its agencies, taken together?
-- grain:   one row per (indicator_key, year) with a report of them, in the order of the catalogue
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $first_year, $last_year, $indicators
--          (list of keys)
-- columns: indicator_key, label, unit, formula; year; numerator, denominator (件, summed over the agencies of which
--          both are known), value, low, high, is_small, approximate, marked (as in indicators_by_year); agencies (个
--          whose figures are in the sum), reported (个 with a report)
-- basis:   terms are added, rates are not averaged. See marts/tally, and marts/tally_of for whose reports are added
with summed as (
    select
        part,
        year,
        sum(value) as numerator,
        sum(whole) as denominator,
        bool_or(approximate) as approximate,
        bool_or(marked) as marked,
        cast(sum(agencies) as integer) as agencies,
        cast(sum(reports) as integer) as reported
    from tally_of('rates', $district, $agencies, $first_year::integer, $last_year::integer)
    where list_contains($indicators::varchar[], part)
    group by part, year
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
    summed.agencies,
    summed.reported
from summed
join indicator_definition on indicator_definition.indicator_key = summed.part
order by indicator_definition.position, summed.year
