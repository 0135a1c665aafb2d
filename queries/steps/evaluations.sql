-- What came of the rule just tried, report by report?
-- grain:   one row per report in which the rule found something to compare
-- params:  $rule varchar
-- columns: those of evaluation
-- basis:   RULES: a rule that lacks a figure neither passes nor fails
select
    $rule as rule,
    report_id,
    count(*) filter (where outcome = 'kept')::integer as kept,
    count(*) filter (where outcome = 'broken')::integer as broken,
    count(*) filter (where outcome = 'unevaluable')::integer as unevaluable,
    coalesce(min(message) filter (where outcome = 'unevaluable'), '') as reason
from comparison
group by report_id
