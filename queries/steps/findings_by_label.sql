-- What did the rules find, for a person who has no snapshot: figures by their labels?
-- grain:   one row per finding
-- params:  none
-- columns: rule, severity, message, figures (labels, in the order of the finding), expected, actual
-- basis:   gongkai extract
select
    finding.rule,
    finding.severity,
    finding.message,
    coalesce(
        list(figure.label order by concerned.position) filter (where figure.label is not null), []
    )::varchar[] as figures,
    finding.expected,
    finding.actual
from finding
left join (
    select
        report_id,
        rule,
        finding_id,
        unnest(figures) as figure_id,
        generate_subscripts(figures, 1) as position
    from finding
) as concerned
    on concerned.finding_id = finding.finding_id
left join figure on figure.figure_id = concerned.figure_id
group by finding.finding_id, finding.rule, finding.severity, finding.message, finding.expected, finding.actual
order by finding.rule, finding.message
