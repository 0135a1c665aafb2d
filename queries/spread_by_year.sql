-- How did a number go in a district as a whole, and where does the middle half of its agencies lie?
-- grain:   one row per year in which anybody states it, in the order of the years
-- params:  $district (code, "none" or "all": then of all districts), $first_year, $year (the last), $key (a metric or
--          an indicator)
-- columns: year; label, unit (see marts/measure); value (all together: added, a rate from the sums), numerator,
--          denominator (of an indicator), is_small, approximate, marked; stated (个单位 that state it), reports (份);
--          change_ratio (of a number, on the year before, of those who state it in both; null = no base), compared (how
--          many these are; with "all" none, as each district's agencies come and go); difference (of a rate, on the
--          year before); low, median, high (of the agencies, or of the districts with "all": first quartile, median,
--          third quartile; null where fewer than four state it)
-- basis:   marts/measure_by_body
with measured as (
    select
        *,
        unit in ('percent', 'ratio') as is_rate,
        case when lag(year) over by_body = year - 1 and $district <> 'all' then lag(value) over by_body end as previous
    from measure_by_body($district, $first_year::integer, $year::integer, $key)
    where counts
    window by_body as (partition by body order by year)
),

together as (
    select
        year,
        any_value(label) as label,
        any_value(unit) as unit,
        bool_or(is_rate) as is_rate,
        if(bool_or(is_rate), quotient(sum(numerator), sum(denominator)), sum(value)) as value,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        coalesce(sum(denominator) < 30, false) as is_small,
        bool_or(approximate) as approximate,
        bool_or(marked) as marked,
        cast(sum(stated) as integer) as stated,
        cast(sum(reports) as integer) as reports,
        quotient(
            sum(value - previous) filter (where not is_rate), sum(previous) filter (where value is not null and not is_rate)
        ) as change_ratio,
        cast(count(value - previous) as integer) as compared,
        if(count(value) >= 4, quantile_cont(value, 0.25), null) as low,
        if(count(value) >= 4, median(value), null) as median,
        if(count(value) >= 4, quantile_cont(value, 0.75), null) as high
    from measured
    group by year
    having sum(stated) > 0
)

select
    * exclude (is_rate),
    case when is_rate and lag(year) over by_year = year - 1 then value - lag(value) over by_year end as difference
from together
window by_year as (order by year)
order by year
