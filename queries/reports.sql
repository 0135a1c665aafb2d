-- Which reports are there to choose from?
-- grain:   one row per report, by district, agency and year, the latest year first; the first $most of them
-- params:  $district (code, "none" or "all"), $agency (id or "all"), $years (none for all), $most (rows at most)
-- columns: report_id, agency_id, short_name, district_code, district, year; reports (份, how many there are, shown or
--          not)
select
    report.report_id,
    report.agency_id,
    agency.short_name,
    coalesce(agency.district_code, 'none') as district_code,
    coalesce(agency.district, '未归入区县') as district,
    report.year,
    cast(count(*) over () as integer) as reports
from report
join agency using (agency_id)
where
    ($district = 'all' or coalesce(agency.district_code, 'none') = $district)
    and ($agency = 'all' or report.agency_id = $agency)
    and (len($years::integer[]) = 0 or list_contains($years::integer[], report.year))
order by district_code, report.agency_id, report.year desc
limit $most
