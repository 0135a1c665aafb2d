-- How many of the rules that could be tried on a report does it keep (数据质量)?
-- grain:   one row per (agency_id, year) with a report on which rules are tried, in the order of agencies and years
-- params:  $agencies (list of ids), $first_year, $last_year
-- columns: agency_id, short_name, year, report_id; numerator (rules kept), denominator (rules that could be
--          evaluated), value (0 to 1; null = none could), unevaluable (rules that lack a figure, beside these);
--          comparisons_kept, comparisons_broken, comparisons_unevaluable (of all rules together); is_small (fewer
--          than five rules could be evaluated). All rules are tried and none is drawn by lot: there is no interval
-- basis:   a rule with a broken comparison is not kept; one that can't be evaluated neither passes nor fails
select
    report.agency_id,
    agency.short_name,
    report.year,
    report.report_id,
    cast(count(*) filter (where evaluation.broken = 0 and evaluation.kept > 0) as double) as numerator,
    cast(count(*) filter (where evaluation.broken + evaluation.kept > 0) as double) as denominator,
    quotient(numerator, denominator) as value,
    cast(
        count(*) filter (where evaluation.broken + evaluation.kept = 0 and evaluation.unevaluable > 0)
        as integer
    ) as unevaluable,
    cast(coalesce(sum(evaluation.kept), 0) as bigint) as comparisons_kept,
    cast(coalesce(sum(evaluation.broken), 0) as bigint) as comparisons_broken,
    cast(coalesce(sum(evaluation.unevaluable), 0) as bigint) as comparisons_unevaluable,
    denominator < 5 as is_small
from report
join agency on agency.agency_id = report.agency_id
left join evaluation on evaluation.report_id = report.report_id
where
    report.agency_id in (select unnest($agencies::varchar[]))
    and report.year between $first_year and $last_year
    and report.format <> 'sheet' -- no rule is tried on the figures of a sheet
group by report.agency_id, agency.short_name, report.year, report.report_id
order by report.agency_id, report.year
