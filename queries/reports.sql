-- Which reports are there to choose from?
-- grain:   one row per report, by district, agency and year, the latest year first
-- params:  $district (code, "none" or "all")
-- columns: report_id, agency_id, short_name, district_code, district, year
select
    report.report_id,
    report.agency_id,
    agency.short_name,
    coalesce(agency.district_code, 'none') as district_code,
    coalesce(agency.district, '未归入区县') as district,
    report.year
from report
join agency using (agency_id)
where $district = 'all' or coalesce(agency.district_code, 'none') = $district
order by district_code, report.agency_id, report.year desc
