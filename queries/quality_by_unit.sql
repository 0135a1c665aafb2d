-- How many rules do the reports of a year keep, of those that could be tried (数据质量), and what did they break?
-- grain:   one row per unit with a report on which rules are tried; a unit is an agency, or a district where all
--          are asked. In the order of the share, the lowest first
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year, $dismissed (finding_ids that
--          are 不属实: they leave the counts of findings, not the share)
-- columns: unit_id, unit (name); agency_id (null for a district), district_code, year; reports (份); numerator
--          (rules kept), denominator (rules that could be evaluated), value (0 to 1; null = none could),
--          unevaluable (rules that lack a figure, beside these), is_small (fewer than five rules could be
--          evaluated); errors, warnings, notes (项; suggestions count as notes), dismissed (项)
-- basis:   as data_quality.sql: a rule with a broken comparison is not kept; all rules are tried, none drawn by lot
with scope as (
    select
        report.report_id,
        report.year,
        coalesce(agency.district_code, 'none') as district_code,
        if($district = 'all', null, agency.agency_id) as agency_id,
        if($district = 'all', coalesce(agency.district, '未归入区县'), agency.short_name) as unit
    from report
    join agency using (agency_id)
    where
        report.year = $year
        and ($district = 'all' or coalesce(agency.district_code, 'none') = $district)
        and among(report.agency_id, $agencies)
        and report.format <> 'sheet' -- no rule is tried on the figures of a sheet
),

tried as (
    select
        report_id,
        count(*) filter (where broken = 0 and kept > 0) as rules_kept,
        count(*) filter (where broken + kept > 0) as rules_evaluable,
        count(*) filter (where broken + kept = 0 and unevaluable > 0) as rules_unevaluable
    from evaluation
    join scope using (report_id)
    group by report_id
),

found as (
    select
        report_id,
        count(*) filter (where severity = 'error' and not is_dismissed) as errors,
        count(*) filter (where severity = 'warning' and not is_dismissed) as warnings,
        count(*) filter (where severity in ('note', 'suggestion') and not is_dismissed) as notes,
        count(*) filter (where is_dismissed) as dismissed
    from (
        select *, list_contains($dismissed::varchar[], finding_id) as is_dismissed
        from finding
    ) as judged
    join scope using (report_id)
    group by report_id
)

select
    coalesce(scope.agency_id, scope.district_code) as unit_id,
    any_value(scope.unit) as unit,
    scope.agency_id,
    scope.district_code,
    any_value(scope.year) as year,
    cast(count(*) as integer) as reports,
    cast(coalesce(sum(tried.rules_kept), 0) as integer) as numerator,
    cast(coalesce(sum(tried.rules_evaluable), 0) as integer) as denominator,
    quotient(numerator, denominator) as value,
    cast(coalesce(sum(tried.rules_unevaluable), 0) as integer) as unevaluable,
    denominator < 5 as is_small,
    cast(coalesce(sum(found.errors), 0) as integer) as errors,
    cast(coalesce(sum(found.warnings), 0) as integer) as warnings,
    cast(coalesce(sum(found.notes), 0) as integer) as notes,
    cast(coalesce(sum(found.dismissed), 0) as integer) as dismissed
from scope
left join tried using (report_id)
left join found using (report_id)
group by scope.agency_id, scope.district_code
order by value nulls first, errors desc, unit_id
