-- Whose parts do not add up to the total that the report states?
-- grain:   one row per broken comparison of the rule PARTS about one metric, at most twenty, by agency
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year, $metric (hotline_orders …),
--          $dismissed (finding_ids that people judged 不属实, which are left out)
-- columns: agency_id, short_name, district_code, year; parts (added up, as printed), whole (as stated, as printed),
--          unit; found (how many there are, shown or not)
-- basis:   checks/parts
select
    report.agency_id,
    agency.short_name,
    coalesce(agency.district_code, 'none') as district_code,
    report.year,
    finding.expected as parts,
    finding.actual as whole,
    metric.unit,
    cast(count(*) over () as integer) as found
from finding
join report using (report_id)
join agency using (agency_id)
join metric on metric.metric = $metric
where
    finding.rule = 'PARTS'
    and starts_with(finding.message, concat('“', metric.label, '”'))
    and report.year = $year
    and ($district = 'all' or coalesce(agency.district_code, 'none') = $district)
    and among(report.agency_id, $agencies)
    and not list_contains($dismissed::varchar[], finding.finding_id)
order by report.agency_id, finding.finding_id
limit 20
