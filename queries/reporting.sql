-- Who reported for which year, by the names that a question may use?
-- grain:   one row per report, in the order of agencies and years
-- params:  none
-- columns: report_id, agency_id, agency (full name), short_name, district_code ("none" = in no district), district,
--          year, format (2021, 2019, earlier, sheet or empty)
select
    report.report_id,
    report.agency_id,
    agency.name as agency,
    agency.short_name,
    coalesce(agency.district_code, 'none') as district_code,
    coalesce(agency.district, '未归入区县') as district,
    report.year,
    report.format
from report
join agency using (agency_id)
order by report.agency_id, report.year
