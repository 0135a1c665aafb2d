-- How many rules do the reports of a year keep, of those that could be tried (数据质量), and what did they break?
-- grain:   one row per unit with a report on which rules are tried; a unit is an agency, or a district where all
--          are asked. In the order of the share, the lowest first
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year, $dismissed (finding_ids that
--          are 不属实: they leave the counts of findings, not the share)
-- columns: unit_id, unit (name); agency_id (null for a district), district_code, year; reports (份); numerator
--          (rules kept), denominator (rules that could be evaluated), value (0 to 1; null = none could),
--          unevaluable (rules that lack a figure, beside these), is_small (fewer than five rules could be
--          evaluated); errors, warnings, notes (项; suggestions count as notes), dismissed (项)
-- basis:   as data_quality.sql: a rule with a broken comparison is not kept; all rules are tried, none drawn by lot;
--          marts/rule_sum for all agencies of all districts
with scope as (
    select
        report_id,
        district_code,
        if($district = 'all', null, agency_id) as agency_id,
        if($district = 'all', district, short_name) as unit
    from counted
    where
        year = $year
        and ($district = 'all' or district_code = $district)
        and ($district <> 'all' or len($agencies::varchar[]) > 0)
        and among(agency_id, $agencies)
        and format <> 'sheet' -- no rule is tried on the figures of a sheet
),

told as (
    select
        report_id,
        cast(broken = 0 and kept > 0 as integer) as rules_kept,
        cast(broken + kept > 0 as integer) as rules_evaluable,
        cast(broken + kept = 0 and unevaluable > 0 as integer) as rules_unevaluable,
        null as severity
    from evaluation
    union all
    select
        report_id,
        0,
        0,
        0,
        if(list_contains($dismissed::varchar[], finding_id), 'dismissed', severity)
    from found
    where year = $year and ($district = 'all' or district_code = $district)
),

of_report as (
    select
        any_value(scope.agency_id) as agency_id,
        any_value(scope.district_code) as district_code,
        any_value(scope.unit) as unit,
        sum(told.rules_kept) as rules_kept,
        sum(told.rules_evaluable) as rules_evaluable,
        sum(told.rules_unevaluable) as rules_unevaluable,
        count(*) filter (where told.severity = 'error') as errors,
        count(*) filter (where told.severity = 'warning') as warnings,
        count(*) filter (where told.severity in ('note', 'suggestion')) as notes,
        count(*) filter (where told.severity = 'dismissed') as dismissed
    from scope
    left join told using (report_id)
    group by report_id
),

summand as (
    select *, 1 as reports
    from of_report
    union all by name
    select
        district_code,
        district as unit,
        rules_kept,
        rules_evaluable,
        rules_unevaluable,
        errors,
        warnings,
        notes + suggestions as notes,
        0 as dismissed,
        reports
    from rule_sum
    where $district = 'all' and len($agencies::varchar[]) = 0 and year = $year and rule is null
    union all by name
    select
        district_code,
        -cast(severity = 'error' as integer) as errors,
        -cast(severity = 'warning' as integer) as warnings,
        -cast(severity in ('note', 'suggestion') as integer) as notes,
        1 as dismissed,
        0 as reports
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
    cast(sum(reports) as integer) as reports,
    cast(coalesce(sum(rules_kept), 0) as integer) as numerator,
    cast(coalesce(sum(rules_evaluable), 0) as integer) as denominator,
    quotient(numerator, denominator) as value,
    cast(coalesce(sum(rules_unevaluable), 0) as integer) as unevaluable,
    denominator < 5 as is_small,
    cast(sum(errors) as integer) as errors,
    cast(sum(warnings) as integer) as warnings,
    cast(sum(notes) as integer) as notes,
    cast(sum(dismissed) as integer) as dismissed
from summand
group by agency_id, district_code
order by value nulls first, errors desc, unit_id
