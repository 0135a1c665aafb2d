-- What did the checks find in the reports of a year, and where in the report does one see it?
-- grain:   one row per finding, the gravest first
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year
-- columns: finding_id, rule, severity (error, warning, note, suggestion), message, expected, actual; report_id,
--          agency_id, short_name, district_code, year; place (see marts/found)
select
    finding_id,
    rule,
    severity,
    message,
    expected,
    actual,
    report_id,
    agency_id,
    short_name,
    district_code,
    year,
    place
from found
where
    year = $year
    and ($district = 'all' or district_code = $district)
    and among(agency_id, $agencies)
order by
    list_position(['error', 'warning', 'suggestion', 'note'], severity),
    agency_id,
    rule,
    finding_id
