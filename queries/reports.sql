-- Which reports are there to choose from?
-- grain:   one row per report, by district, agency and year, the latest year first; the first $most of them
-- params:  $district (code, "none" or "all"), $agency (id or "all"), $years (none for all), $most (rows at most)
-- columns: report_id, agency_id, short_name, district_code, district, year; reports (份, how many there are, shown or
--          not)
select
    report_id,
    agency_id,
    short_name,
    district_code,
    district,
    year,
    cast(count(*) over () as integer) as reports
from counted
where
    ($district = 'all' or district_code = $district)
    and ($agency = 'all' or agency_id = $agency)
    and (len($years::integer[]) = 0 or list_contains($years::integer[], year))
order by district_code, agency_id, year desc
limit $most
