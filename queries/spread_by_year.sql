-- How did a number go in a district as a whole, and where does the middle half of its agencies lie?
-- grain:   one row per year in which anybody states it, in the order of the years
-- params:  $district (code, "none" or "all": then of all districts), $first_year, $year (the last), $key (a metric or
--          an indicator)
-- columns: year; label, unit (see marts/measurable); value (all together: added, a rate from the sums), numerator,
--          denominator (of an indicator), is_small, approximate, marked; stated (个单位 that state it), reports (份);
--          change_ratio (of a number, on the year before, of those who state it in both; null = no base), compared (how
--          many these are; with "all" none, as each district's agencies come and go); difference (of a rate, on the
--          year before); low, median, high (of the agencies, or of the districts with "all": first quartile, median,
--          third quartile; null where fewer than four state it)
-- basis:   marts/expected_body, marts/known_number
with measured as (
    select
        expected_body.year,
        expected_body.reports,
        known_number.value,
        case when known_number.denominator is not null then known_number.numerator end as numerator,
        case when known_number.numerator is not null then known_number.denominator end as denominator,
        known_number.approximate and coalesce(known_number.value, known_number.numerator) is not null as approximate,
        known_number.marked and coalesce(known_number.value, known_number.numerator) is not null as marked,
        known_number.stated,
        case
            when $district <> 'all' and expected_body.counted_before and expected_body.year > $first_year::integer
                then known_number.previous
        end as previous
    from expected_body
    left join known_number
        on known_number.key = $key
        and known_number.scope = $district
        and known_number.body = expected_body.body
        and known_number.year = expected_body.year
    where
        expected_body.scope = $district
        and expected_body.counts
        and expected_body.year between $first_year::integer and $year::integer
),

together as (
    select
        year,
        sum(value) as value,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        coalesce(bool_or(approximate), false) as approximate,
        coalesce(bool_or(marked), false) as marked,
        cast(sum(stated) as integer) as stated,
        cast(sum(reports) as integer) as reports,
        quotient(sum(value - previous), sum(previous) filter (where value is not null)) as change_ratio,
        cast(count(value - previous) as integer) as compared,
        if(count(value) >= 4, quantile_cont(value, [0.25, 0.5, 0.75]), null) as quartiles
    from measured
    group by year
    having sum(stated) > 0
),

named as (
    select
        together.*,
        measurable.label,
        measurable.unit,
        measurable.unit in ('percent', 'ratio') as is_rate,
        if(is_rate, quotient(together.numerator, together.denominator), together.value) as whole
    from together
    join measurable on measurable.key = $key
)

select
    year,
    label,
    unit,
    whole as value,
    numerator,
    denominator,
    coalesce(denominator < 30, false) as is_small,
    approximate,
    marked,
    stated,
    reports,
    case when not is_rate then change_ratio end as change_ratio,
    compared,
    quartiles[1] as low,
    quartiles[2] as median,
    quartiles[3] as high,
    case when is_rate and lag(year) over by_year = year - 1 then whole - lag(whole) over by_year end as difference
from named
window by_year as (order by year)
order by year
