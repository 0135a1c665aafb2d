-- Every finding of the snapshot, as `gongkai check` lists them.
-- grain:   one row per finding, errors first, then by agency and year
-- params:  none
-- columns: finding_id; agency text, year, severity, rule, message, expected, actual (as printed), file
select
    finding.finding_id,
    agency.district || agency.short_name as agency,
    report.year,
    finding.severity,
    finding.rule,
    finding.message,
    finding.expected,
    finding.actual,
    report.file
from finding
inner join report using (report_id)
inner join agency using (agency_id)
order by
    case finding.severity when 'error' then 1 when 'warning' then 2 else 3 end,
    agency.agency_id,
    report.year,
    finding.rule,
    finding.finding_id
