-- How much went out through each channel, year by year?
-- grain:   one row per (metric, year) that anybody states, in the order of channels and years
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $first_year, $year (the last)
-- columns: metric (website_posts, newmedia_posts, board_posts, policy_interpretations), unit; year; value (in unit),
--          approximate, marked; stated (个单位 that state it), reports (份); change_ratio (of those who state it in
--          both years; null = no base), compared (how many these are)
-- basis:   a district's government reports the sum of its agencies: counted beside them it would count twice
with scope as (
    select agency_id, district_code, year
    from in_sum($district, $agencies, $first_year::integer, $year::integer)
),

asked as (
    select
        metric.metric,
        metric.unit,
        scope.year,
        known_number.value,
        known_number.approximate and known_number.value is not null as approximate,
        known_number.marked and known_number.value is not null as marked,
        if(known_number.value is not null and before.year is not null, known_number.previous, null) as previous
    from scope
    cross join metric
    left join scope as before on before.agency_id = scope.agency_id and before.year = scope.year - 1
    left join known_number
        on known_number.key = metric.metric
        and known_number.body = scope.agency_id
        and known_number.year = scope.year
        and known_number.scope = scope.district_code
        and known_number.key in ('website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations')
        and ($district = 'all' or known_number.scope = $district)
    where metric.metric in ('website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations')
)

select
    metric,
    any_value(unit) as unit,
    year,
    sum(value) as value,
    coalesce(bool_or(approximate), false) as approximate,
    coalesce(bool_or(marked), false) as marked,
    cast(count(value) as integer) as stated,
    cast(count(*) as integer) as reports,
    quotient(sum(value - previous), sum(previous)) as change_ratio,
    cast(count(previous) as integer) as compared
from asked
group by metric, year
having count(value) > 0
order by
    list_position(['website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations'], metric),
    year
