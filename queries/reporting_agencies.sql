-- Which agencies have a report of the year?
-- grain:   one row per agency, in the order of their ids
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year
-- columns: agency_id, short_name, district_code, district
select
    agency.agency_id,
    agency.short_name,
    coalesce(agency.district_code, 'none') as district_code,
    coalesce(agency.district, '未归入区县') as district
from report
join agency using (agency_id)
where
    report.year = $year
    and ($district = 'all' or coalesce(agency.district_code, 'none') = $district)
    and among(agency.agency_id, $agencies)
order by agency.agency_id
