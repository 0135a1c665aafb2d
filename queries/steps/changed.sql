-- Whose reports are in the table going, as far as they are in the snapshot?
-- grain:   one row per report
-- params:  none
-- columns: agency_id, district_code, year
-- basis:   asked before they are taken out and after they are put in
select report.agency_id, agency.district_code, report.year
from report
join agency on agency.agency_id = report.agency_id
where report.report_id in (select report_id from going)
