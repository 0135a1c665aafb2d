-- Whose requests came in and did not come out, or the other way round?
-- grain:   one row per agency whose table three does not balance in $year, at most twenty, the widest apart first
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year
-- columns: agency_id, short_name, district_code, year; incoming (本年新收 + 上年结转, 件), outgoing (the outcomes row by
--          row + 结转下年度, 件); found (how many there are, shown or not)
-- basis:   the form prints that 第一项 + 第二项 = 第三项总计 + 第四项; where a part is missing nothing is compared
--          (adds, see marts/tally)
with sums as (
    select
        body,
        sum(value) filter (where part in ('requests_new', 'requests_carried_in')) as incoming,
        sum(value) filter (where part not in ('requests_new', 'requests_carried_in', 'requests_processed')) as outgoing
    from tally
    where
        topic = 'requests'
        and level = 'agency'
        and adds
        and year = $year
        and ($district = 'all' or district_code = $district)
        and among(body, $agencies)
    group by body
    having incoming <> outgoing
)

select
    counted.agency_id,
    counted.short_name,
    counted.district_code,
    counted.year,
    sums.incoming,
    sums.outgoing,
    cast(count(*) over () as integer) as found
from sums
join counted on counted.agency_id = sums.body and counted.year = $year
order by abs(sums.incoming - sums.outgoing) desc, counted.agency_id
limit 20
