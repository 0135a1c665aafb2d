-- PARTS (error): does a breakdown in a sentence add up to its whole?
-- grain:   one row per report in scope, thing counted and sentence that gives both a whole and its parts
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (whole, then parts); expected
--          (parts added up); actual (the whole as stated)
-- basis:   arithmetic; a sentence that names one part only must not name more of it than the whole
with stated as (
    select
        figure.report_id,
        figure.metric,
        figure.context,
        metric.label,
        metric.unit,
        max(figure.value) filter (where figure.member = 'total') as whole,
        sum(figure.value) filter (where figure.member <> 'total') as parts,
        count(*) filter (where figure.member = 'total') as wholes,
        count(*) filter (where figure.member <> 'total') as parts_given,
        bool_or(figure.approximate or figure.value is null) as unsure,
        list(figure.figure_id order by figure.member <> 'total', figure.char_start, figure.figure_id) as figures
    from figure
    join metric on metric.metric = figure.metric
    where
        figure.context <> ''
        and figure.applicant = ''
        and figure.member <> ''
        and metric.section not like '四%'
        and figure.report_id in (select report_id from scope)
    group by figure.report_id, figure.metric, figure.context, metric.label, metric.unit
)

select
    report_id,
    case
        when unsure or wholes > 1 then 'unevaluable'
        when parts = whole or (parts_given = 1 and parts < whole) then 'kept'
        else 'broken'
    end as outcome,
    'error' as severity,
    case
        when outcome = 'unevaluable' then '“' || label || '”的分项或合计为约数或空白，无法核对'
        else '“' || label || '”：各分项之和为 ' || plain(parts) || ' ' || unit || '，合计为 ' || plain(whole)
            || ' ' || unit
    end as message,
    figures,
    plain(parts) as expected,
    plain(whole) as actual
from stated
where wholes > 0 and parts_given > 0
