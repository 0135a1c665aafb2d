-- T4-SUM (error): do the four results of every group of table four add up to its 总计?
-- grain:   one row per report in scope and group
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (the five cells); expected
--          (the four added up, 件); actual (总计 as printed, 件)
-- basis:   the form (国办公开办函〔2021〕30号, table four)
with form_group (metric, label) as (
    values
        ('reviews', '行政复议'),
        ('lawsuits_direct', '行政诉讼（未经复议直接起诉）'),
        ('lawsuits_after_review', '行政诉讼（复议后起诉）')
),

printed as (
    select
        report_id,
        metric,
        sum(value) filter (where member <> 'total') as parts,
        count(value) filter (where member <> 'total') as parts_given,
        any_value(value) filter (where member = 'total') as whole,
        list(figure_id order by column_position) as figures
    from disputes_grid
    where report_id in (select report_id from scope)
    group by report_id, metric
)

select
    report.report_id,
    case
        when coalesce(printed.parts_given, 0) < 4 or printed.whole is null then 'unevaluable'
        when printed.parts = printed.whole then 'kept'
        else 'broken'
    end as outcome,
    'error' as severity,
    case
        when outcome = 'unevaluable' then '表四“' || form_group.label || '”有空白或缺失的单元格，无法核对'
        else '表四“' || form_group.label || '”：四种结果之和为 ' || plain(printed.parts)
            || '，总计为 ' || plain(printed.whole)
    end as message,
    coalesce(printed.figures, []) as figures,
    plain(printed.parts) as expected,
    plain(printed.whole) as actual
from report
cross join form_group
left join printed on printed.report_id = report.report_id and printed.metric = form_group.metric
where report.report_id in (select report_id from scope)
