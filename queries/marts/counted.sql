-- Whose report counts in the sums over a district?
-- grain:   one row per report
-- params:  none
-- columns: report_id, agency_id, short_name, kind; district_code ("none" = in no district), district; year; format;
--          counts (false: a district's government, where another body of the district reported); beside (of a
--          government: those other bodies, with none of which it counts; else empty)
-- basis:   a district's government reports the sum of its agencies: counted beside them it would count twice
create view counted as
select
    report.report_id,
    report.agency_id,
    agency.short_name,
    agency.kind,
    coalesce(agency.district_code, 'none') as district_code,
    coalesce(agency.district, '未归入区县') as district,
    report.year,
    report.format,
    agency.kind <> '政府'
    or not bool_or(agency.kind <> '政府') over (partition by agency.district_code, report.year) as counts,
    case
        when counts then []
        else list(report.agency_id order by report.agency_id) filter (where agency.kind <> '政府')
            over (partition by agency.district_code, report.year)
    end::varchar[] as beside
from report
join agency using (agency_id)
