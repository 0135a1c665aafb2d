-- Which reports can have other findings, now that some reports are new, changed or gone?
-- grain:   one row per report
-- params:  none (the table changed: agency_id, district_code, year of those reports)
-- columns: report_id
-- basis:   figures from a sheet are in no form that rules could be tried on; rules look at a report, the agency's last year, and the district's agencies in both years
select report.report_id
from report
join changed
    on changed.agency_id = report.agency_id
    and report.year between changed.year and changed.year + 1
where report.format <> 'sheet'
union
select report.report_id
from report
join agency on agency.agency_id = report.agency_id
join changed
    on changed.district_code = agency.district_code
    and report.year between changed.year and changed.year + 1
where report.format <> 'sheet'
