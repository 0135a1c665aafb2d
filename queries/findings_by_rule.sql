-- How often is each rule broken in the reports of a year, agency by agency?
-- grain:   one row per (unit_id, rule) that could be tried; a unit is an agency, or a district where all are asked
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year, $dismissed (finding_ids that
--          are 不属实 and do not count)
-- columns: unit_id, unit (name); agency_id (null for a district), district_code, year; rule; severity (the gravest
--          of its findings, null = none); findings (项); kept, unevaluable (comparisons that hold, that lack a figure)
with scope as (
    select
        report_id,
        year,
        district_code,
        if($district = 'all', null, agency_id) as agency_id,
        if($district = 'all', district, short_name) as unit
    from counted
    where
        year = $year
        and ($district = 'all' or district_code = $district)
        and among(agency_id, $agencies)
),

standing as (
    select
        report_id,
        rule,
        count(*) as findings,
        min(list_position(['error', 'warning', 'suggestion', 'note'], severity)) as gravity
    from found
    where
        year = $year
        and ($district = 'all' or district_code = $district)
        and not list_contains($dismissed::varchar[], finding_id)
    group by report_id, rule
)

select
    coalesce(scope.agency_id, scope.district_code) as unit_id,
    any_value(scope.unit) as unit,
    scope.agency_id,
    scope.district_code,
    any_value(scope.year) as year,
    evaluation.rule,
    ['error', 'warning', 'suggestion', 'note'][min(standing.gravity)] as severity,
    cast(coalesce(sum(standing.findings), 0) as integer) as findings,
    cast(sum(evaluation.kept) as bigint) as kept,
    cast(sum(evaluation.unevaluable) as bigint) as unevaluable
from scope
join evaluation using (report_id)
left join standing on standing.report_id = scope.report_id and standing.rule = evaluation.rule
group by scope.agency_id, scope.district_code, evaluation.rule
order by unit_id, evaluation.rule
