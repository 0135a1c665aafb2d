-- How often is each rule broken in the reports of a year, agency by agency?
-- grain:   one row per (unit_id, rule) that could be tried; a unit is an agency, or a district where all are asked
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year, $dismissed (finding_ids that
--          are 不属实 and do not count)
-- columns: unit_id, unit (name); agency_id (null for a district), district_code, year; rule; severity (the gravest
--          of its findings, null = none); findings (项); kept, unevaluable (comparisons that hold, that lack a figure)
-- basis:   marts/rule_sum for all agencies of all districts
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
        and ($district <> 'all' or len($agencies::varchar[]) > 0)
        and among(agency_id, $agencies)
),

standing as (
    select
        report_id,
        rule,
        count(*) filter (where severity = 'error') as errors,
        count(*) filter (where severity = 'warning') as warnings,
        count(*) filter (where severity = 'suggestion') as suggestions,
        count(*) filter (where severity = 'note') as notes
    from found
    where
        year = $year
        and ($district = 'all' or district_code = $district)
        and ($district <> 'all' or len($agencies::varchar[]) > 0)
        and not list_contains($dismissed::varchar[], finding_id)
    group by report_id, rule
),

summand as (
    select
        scope.agency_id,
        scope.district_code,
        scope.unit,
        evaluation.rule,
        1 as reports,
        evaluation.kept,
        evaluation.unevaluable,
        standing.errors,
        standing.warnings,
        standing.suggestions,
        standing.notes
    from scope
    join evaluation using (report_id)
    left join standing on standing.report_id = scope.report_id and standing.rule = evaluation.rule
    union all by name
    select
        district_code,
        district as unit,
        rule,
        reports,
        kept,
        unevaluable,
        errors,
        warnings,
        suggestions,
        notes
    from rule_sum
    where $district = 'all' and len($agencies::varchar[]) = 0 and year = $year and rule is not null
    union all by name
    select
        district_code,
        rule,
        0 as reports,
        -cast(severity = 'error' as integer) as errors,
        -cast(severity = 'warning' as integer) as warnings,
        -cast(severity = 'suggestion' as integer) as suggestions,
        -cast(severity = 'note' as integer) as notes
    from found
    where
        $district = 'all'
        and len($agencies::varchar[]) = 0
        and year = $year
        and list_contains($dismissed::varchar[], finding_id)
)

select
    coalesce(agency_id, district_code) as unit_id,
    any_value(unit) as unit,
    agency_id,
    district_code,
    cast($year as integer) as year,
    rule,
    case
        when sum(errors) > 0 then 'error'
        when sum(warnings) > 0 then 'warning'
        when sum(suggestions) > 0 then 'suggestion'
        when sum(notes) > 0 then 'note'
    end as severity,
    cast(
        coalesce(sum(errors), 0) + coalesce(sum(warnings), 0) + coalesce(sum(suggestions), 0)
        + coalesce(sum(notes), 0) as integer
    ) as findings,
    cast(sum(kept) as bigint) as kept,
    cast(sum(unevaluable) as bigint) as unevaluable
from summand
group by agency_id, district_code, rule
having sum(reports) > 0
order by unit_id, rule
