-- Which comparisons of the rule just tried don't hold?
-- grain:   one row per broken comparison
-- params:  $rule varchar
-- columns: those of finding; finding_id is made of the figures concerned with their values, or of the message where
--          there are none, and of expected and actual, so that it stays while these do
-- basis:   RULES: a verdict belongs to (rule, report, figures, values)
with broken as (
    select *, row_number() over () as place
    from comparison
    where outcome = 'broken'
),

concerned as (
    select place, unnest(figures) as figure_id, generate_subscripts(figures, 1) as position
    from broken
),

stated as (
    select
        concerned.place,
        string_agg(
            concat_ws('.', figure.report_id, figure.metric, figure.member, figure.applicant)
            || '=' || coalesce(figure.value::varchar, ''),
            ';' order by concerned.position
        ) as figure_values
    from concerned
    join figure using (figure_id)
    group by concerned.place
)

select
    report_id || '#' || $rule || '#'
        || left(md5(concat_ws('|', coalesce(stated.figure_values, message), expected, actual)), 8) as finding_id,
    $rule as rule,
    report_id,
    severity,
    message,
    figures,
    expected,
    actual
from broken
left join stated using (place)
