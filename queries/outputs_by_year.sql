-- How much went out through each channel, year by year?
-- grain:   one row per (metric, year) that anybody states, in the order of channels and years
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $first_year, $year (the last)
-- columns: metric (website_posts, newmedia_posts, board_posts, policy_interpretations), unit; year; value (in unit),
--          approximate, marked; stated (个单位 that state it), reports (份); change_ratio (of those who state it in
--          both years; null = no base), compared (how many these are)
-- basis:   marts/yearly_sum: a district's government reports the sum of its agencies: counted beside them it would
--          count twice; among agencies that are chosen, it counts unless another of them reported
with summand as (
    select
        yearly_sum.metric,
        yearly_sum.year,
        yearly_sum.value,
        yearly_sum.approximate,
        yearly_sum.marked > 0 and yearly_sum.value is not null as marked,
        yearly_sum.agencies,
        yearly_sum.reports,
        yearly_sum.now,
        yearly_sum.previous,
        yearly_sum.pairs,
        -- The year before is among those that are asked for, and there is in it what is added up.
        yearly_sum.year > $first_year and (len($agencies::varchar[]) = 0 or before.year is not null) as comparable
    from yearly_sum
    left join counted as before
        on before.agency_id = yearly_sum.body
        and before.year = yearly_sum.year - 1
        and list_contains($agencies::varchar[], before.agency_id)
        and not list_has_any(before.beside, $agencies::varchar[])
    where
        yearly_sum.level = if(len($agencies::varchar[]) = 0, 'district', 'agency')
        and ($district = 'all' or yearly_sum.district_code = $district)
        and (len($agencies::varchar[]) = 0 or list_contains($agencies::varchar[], yearly_sum.body))
        and not list_has_any(yearly_sum.beside, $agencies::varchar[])
        and yearly_sum.metric in ('website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations')
        and yearly_sum.year between $first_year and $year
)

select
    summand.metric,
    any_value(metric.unit) as unit,
    summand.year,
    cast(sum(summand.value) as double) as value,
    bool_or(summand.approximate) as approximate,
    bool_or(summand.marked) as marked,
    cast(sum(summand.agencies) as integer) as stated,
    cast(sum(summand.reports) as integer) as reports,
    quotient(
        cast(sum(summand.now - summand.previous) filter (where comparable) as double),
        cast(sum(summand.previous) filter (where comparable) as double)
    ) as change_ratio,
    cast(coalesce(sum(summand.pairs) filter (where comparable), 0) as integer) as compared
from summand
join metric on metric.metric = summand.metric
group by summand.metric, summand.year
having sum(summand.value) is not null
order by
    list_position(['website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations'], summand.metric),
    summand.year
