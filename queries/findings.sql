-- What did the checks find in the reports of a year?
-- grain:   one row per finding, the gravest first
-- params:  $district (code, "none" or "all"), $agency (id or "all"), $year
-- columns: rule, severity (error, warning, note, suggestion), message; report_id, agency_id, short_name,
--          district_code, year; figure_key (of the first figure concerned, null = none)
select
    finding.rule,
    finding.severity,
    finding.message,
    finding.report_id,
    report.agency_id,
    agency.short_name,
    coalesce(agency.district_code, 'none') as district_code,
    report.year,
    figure_key.figure_key
from finding
join report using (report_id)
join agency on agency.agency_id = report.agency_id
left join figure_key
    on figure_key.report_id = finding.report_id and figure_key.figure_id = finding.figures[1]
where
    report.year = $year
    and ($district = 'all' or coalesce(agency.district_code, 'none') = $district)
    and ($agency = 'all' or report.agency_id = $agency)
order by
    list_position(['error', 'warning', 'suggestion', 'note'], finding.severity),
    report.agency_id,
    finding.rule,
    finding.finding_id
