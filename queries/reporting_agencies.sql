-- Which agencies have a report of the year?
-- grain:   one row per agency, in the order of their ids
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year
-- columns: agency_id, short_name, district_code, district
select
    agency_id,
    short_name,
    district_code,
    district
from counted
where
    year = $year
    and ($district = 'all' or district_code = $district)
    and among(agency_id, $agencies)
order by agency_id
