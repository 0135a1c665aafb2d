-- What are the derived indicators of each agency in each year?
-- grain:   one row per (agency_id, year, indicator_key) of every report; a year without a report has no row
-- params:  none
-- columns: agency_id, year, indicator_key; numerator, denominator (件; null = missing; a count has no denominator);
--          value (percent: a share, 0 to 1; ratio: a quotient; count: 件; null = a term is missing, or the
--          denominator is not above 0); low, high (Wilson's 95 % interval of a share); is_small (the denominator is
--          below 30); approximate, marked (a cell that it is made of is)
-- basis:   schema/indicators.sql says of which cells each is made
create view indicator as
select
    indicator_term.agency_id,
    indicator_term.year,
    indicator_term.indicator_key,
    indicator_term.numerator,
    indicator_term.denominator,
    case indicator_definition.unit
        when 'count' then indicator_term.numerator
        else quotient(indicator_term.numerator, indicator_term.denominator)
    end as value,
    case
        when indicator_definition.unit = 'percent'
            then wilson_low(indicator_term.numerator, indicator_term.denominator)
    end as low,
    case
        when indicator_definition.unit = 'percent'
            then wilson_high(indicator_term.numerator, indicator_term.denominator)
    end as high,
    coalesce(indicator_term.denominator < 30, false) as is_small,
    indicator_term.approximate,
    indicator_term.marked
from indicator_term
join indicator_definition using (indicator_key)
