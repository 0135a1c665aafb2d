-- How did each rule fare in the reports of a district?
-- grain:   one row per (district_code, year, rule) that was tried or found anything, and one without a rule of each
--          (district_code, year) with a report on which rules are tried
-- params:  none
-- columns: district_code ("none" = in no district), district; year; rule (null = all rules together); reports (份: of a
--          rule those on which it was tried, of all together those on which rules are tried); rules_kept, rules_evaluable,
--          rules_unevaluable (rules that a report keeps, that could be evaluated, that lack a figure, added over reports);
--          kept, unevaluable (comparisons that hold, that lack a figure); errors, warnings, suggestions, notes (项)
-- basis:   queries/quality_by_unit, queries/findings_by_rule; governments and their agencies alike: each has its own report
create view rule_sum as
with tried as (
    select
        counted.district_code,
        counted.year,
        evaluation.rule,
        count(*) as reports,
        count(*) filter (where evaluation.broken = 0 and evaluation.kept > 0) as rules_kept,
        count(*) filter (where evaluation.broken + evaluation.kept > 0) as rules_evaluable,
        count(*) filter (
            where evaluation.broken + evaluation.kept = 0 and evaluation.unevaluable > 0
        ) as rules_unevaluable,
        sum(evaluation.kept) as kept,
        sum(evaluation.unevaluable) as unevaluable
    from evaluation
    join counted using (report_id)
    where counted.format <> 'sheet' -- no rule is tried on the figures of a sheet
    group by counted.district_code, counted.year, evaluation.rule
),

told as (
    select
        counted.district_code,
        counted.year,
        found.rule,
        count(*) filter (where found.severity = 'error') as errors,
        count(*) filter (where found.severity = 'warning') as warnings,
        count(*) filter (where found.severity = 'suggestion') as suggestions,
        count(*) filter (where found.severity = 'note') as notes
    from found
    join counted using (report_id)
    where counted.format <> 'sheet'
    group by counted.district_code, counted.year, found.rule
),

place as (
    select
        district_code,
        year,
        any_value(district) as district,
        count(*) as reports
    from counted
    where format <> 'sheet'
    group by district_code, year
),

of_rule as (
    select
        district_code,
        year,
        rule,
        coalesce(tried.reports, 0) as reports,
        coalesce(tried.rules_kept, 0) as rules_kept,
        coalesce(tried.rules_evaluable, 0) as rules_evaluable,
        coalesce(tried.rules_unevaluable, 0) as rules_unevaluable,
        coalesce(tried.kept, 0) as kept,
        coalesce(tried.unevaluable, 0) as unevaluable,
        coalesce(told.errors, 0) as errors,
        coalesce(told.warnings, 0) as warnings,
        coalesce(told.suggestions, 0) as suggestions,
        coalesce(told.notes, 0) as notes
    from tried
    full join told using (district_code, year, rule)
),

together as (
    select
        district_code,
        year,
        null as rule,
        0 as reports,
        sum(columns(* exclude (district_code, year, rule, reports)))
    from of_rule
    group by district_code, year
)

select
    place.district_code,
    place.district,
    place.year,
    summed.rule,
    cast(if(summed.rule is null, place.reports, summed.reports) as integer) as reports,
    cast(coalesce(summed.rules_kept, 0) as integer) as rules_kept,
    cast(coalesce(summed.rules_evaluable, 0) as integer) as rules_evaluable,
    cast(coalesce(summed.rules_unevaluable, 0) as integer) as rules_unevaluable,
    cast(coalesce(summed.kept, 0) as bigint) as kept,
    cast(coalesce(summed.unevaluable, 0) as bigint) as unevaluable,
    cast(coalesce(summed.errors, 0) as integer) as errors,
    cast(coalesce(summed.warnings, 0) as integer) as warnings,
    cast(coalesce(summed.suggestions, 0) as integer) as suggestions,
    cast(coalesce(summed.notes, 0) as integer) as notes
from place
left join (
    from of_rule
    union all
    from together
) as summed using (district_code, year)
