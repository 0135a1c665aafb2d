-- How high are one agency's rates of a year, beside the median of its district?
-- grain:   one row per indicator, in the order of the catalogue; none if there is no report
-- params:  $agency (id), $year, $indicators (keys of rates)
-- columns: indicator_key, label; numerator, denominator (件; null = missing), value (0 to 1; null = missing, or of
--          nothing), is_small (the denominator is below 30), approximate, marked; median (of the bodies of the district
--          that have the rate, its government left out where others reported; null where fewer than three), rated (个
--          that have it)
-- basis:   marts/indicator, marts/counted
with peer as (
    select counted.agency_id
    from counted
    where
        counted.year = $year
        and counted.counts
        and counted.district_code = (
            select coalesce(agency.district_code, 'none') from agency where agency.agency_id = $agency
        )
),

rate as (
    select *, quotient(numerator, denominator) as value
    from indicator_term
    where
        year = $year
        and indicator_key in (select unnest($indicators::varchar[]))
        and (agency_id = $agency or agency_id in (select agency_id from peer))
),

middle as (
    select
        indicator_key,
        if(count(value) >= 3, median(value), null) as median,
        cast(count(value) as integer) as rated
    from rate
    where agency_id in (select agency_id from peer)
    group by indicator_key
)

select
    indicator_definition.indicator_key,
    indicator_definition.label,
    cast(own.numerator as double) as numerator,
    cast(own.denominator as double) as denominator,
    cast(own.value as double) as value,
    coalesce(own.denominator < 30, false) as is_small,
    own.approximate,
    own.marked,
    cast(middle.median as double) as median,
    coalesce(middle.rated, 0) as rated
from rate as own
join indicator_definition using (indicator_key)
left join middle using (indicator_key)
where own.agency_id = $agency
order by indicator_definition.position
