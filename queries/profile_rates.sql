-- How high are the rates of some agencies in a year, beside the median of the district of each?
-- grain:   one row per (agency_id, indicator), in the order of the catalogue; none if there is no report
-- params:  $agencies (ids), $year, $indicators (keys of rates)
-- columns: agency_id; indicator_key, label; numerator, denominator (件; null = missing), value (0 to 1; null = missing, or of
--          nothing), is_small (the denominator is below 30), approximate, marked; median (of the bodies of the district
--          that have the rate, its government left out where others reported; null where fewer than three), rated (个
--          that have it)
-- basis:   marts/indicator, marts/counted
with asked as (
    select
        agency_id,
        coalesce(district_code, 'none') as district_code
    from agency
    where list_contains($agencies::varchar[], agency_id)
),

peer as (
    select
        agency_id,
        district_code
    from counted
    where year = $year and counts and district_code in (select district_code from asked)
),

rate as (
    select *, quotient(numerator, denominator) as value
    from indicator_term
    where
        year = $year
        and indicator_key in (select unnest($indicators::varchar[]))
        and agency_id in (select agency_id from asked union select agency_id from peer)
),

middle as (
    select
        peer.district_code,
        rate.indicator_key,
        if(count(rate.value) >= 3, median(rate.value), null) as median,
        cast(count(rate.value) as integer) as rated
    from rate
    join peer using (agency_id)
    group by peer.district_code, rate.indicator_key
)

select
    own.agency_id,
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
join asked using (agency_id)
join indicator_definition using (indicator_key)
left join middle on middle.district_code = asked.district_code and middle.indicator_key = own.indicator_key
order by own.agency_id, indicator_definition.position
