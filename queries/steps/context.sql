-- Whose figures do the rules look at when they are tried on the reports in scope?
-- grain:   one row per report
-- params:  none (the table scope)
-- columns: report_id
-- basis:   the reports themselves, the agency's last year, and the district's agencies in both years
select distinct report.report_id
from report
join agency on agency.agency_id = report.agency_id
join (
    select report.agency_id, agency.district_code, report.year
    from scope
    join report on report.report_id = scope.report_id
    join agency on agency.agency_id = report.agency_id
) as checked
    on report.year in (checked.year, checked.year - 1)
    and (agency.agency_id = checked.agency_id or agency.district_code = checked.district_code)
