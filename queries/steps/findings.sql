-- Which comparisons of the rule just tried don't hold?
-- grain:   one row per broken comparison
-- params:  $rule varchar
-- columns: those of finding; finding_id is made of what the message says, so that it stays while the figures do
-- basis:   RULES: a verdict belongs to (rule, report, figures, values)
select
    report_id || '#' || $rule || '#' || left(md5(concat_ws('|', message, expected, actual)), 8) as finding_id,
    $rule as rule,
    report_id,
    severity,
    message,
    figures,
    expected,
    actual
from comparison
where outcome = 'broken'
