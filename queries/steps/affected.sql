-- Which reports can have other findings, now that some reports are new, changed or gone?
-- grain:   one row per report
-- params:  none (the table changed: agency_id, district_code, year of those reports)
-- columns: report_id
-- basis:   rules look at a report, the agency's last year, and the district's agencies in both years
select distinct report.report_id
from report
join agency on agency.agency_id = report.agency_id
join changed
    on report.year in (changed.year, changed.year + 1)
    and (agency.agency_id = changed.agency_id or agency.district_code = changed.district_code)
