-- Whose figures do the rules look at when they are tried on the reports in scope?
-- grain:   one row per report
-- params:  none (the table scope)
-- columns: report_id
-- basis:   the reports themselves, the agency's last year, and the district's agencies in both years
with checked as (
    select distinct report.agency_id, agency.district_code, report.year
    from scope
    join report on report.report_id = scope.report_id
    join agency on agency.agency_id = report.agency_id
)

select report.report_id
from report
join checked
    on checked.agency_id = report.agency_id
    and report.year between checked.year - 1 and checked.year
union
select report.report_id
from report
join agency on agency.agency_id = report.agency_id
join (select distinct district_code, year from checked) as district
    on district.district_code = agency.district_code
    and report.year between district.year - 1 and district.year
