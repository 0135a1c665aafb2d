-- From which districts did reports come in?
-- grain:   one row per district_code, in the order of the codes
-- params:  none
-- columns: district_code ("none" = in no district), district, province, city; reports (份)
select
    coalesce(agency.district_code, 'none') as district_code,
    coalesce(any_value(agency.district), '未归入区县') as district,
    any_value(agency.province) as province,
    any_value(agency.city) as city,
    cast(count(*) as integer) as reports
from report
join agency using (agency_id)
group by coalesce(agency.district_code, 'none')
order by district_code
