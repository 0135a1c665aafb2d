-- PENDING (note): where cases were pending at last year's end, does this year's table four know of any?
-- grain:   one row per report in scope whose last year's report had pending cases, or can't tell
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (last year's pending, this
--          year's totals); expected; actual (cases this year, 件)
-- basis:   RULES: pending cases can't vanish
with pending as (
    select
        report_id,
        if(count(value) = 3, sum(value), null) as cases,
        list(figure_id order by column_position) as figures
    from disputes_grid
    where member = 'pending'
    group by report_id
),

total as (
    select
        report_id,
        if(count(value) = 3, sum(value), null) as cases,
        list(figure_id order by column_position) as figures
    from disputes_grid
    where member = 'total'
    group by report_id
)

select
    report.report_id,
    case
        when pending.cases is null or total.cases is null then 'unevaluable'
        when total.cases > 0 then 'kept'
        else 'broken'
    end as outcome,
    'note' as severity,
    case
        when last_year.report_id is null then '没有上一年度年报，无法核对尚未审结的案件'
        when outcome = 'unevaluable' then '表四有空白或缺失，无法核对上年尚未审结的案件'
        else '上年年报有 ' || plain(pending.cases) || ' 件复议、诉讼尚未审结，本年表四各总计均为 0'
    end as message,
    list_concat(coalesce(pending.figures, []), coalesce(total.figures, [])) as figures,
    '不少于 1' as expected,
    plain(total.cases) as actual
from report
left join report as last_year
    on last_year.agency_id = report.agency_id and last_year.year = report.year - 1
left join pending on pending.report_id = last_year.report_id
left join total on total.report_id = report.report_id
where
    report.report_id in (select report_id from scope)
    and (pending.cases is null or pending.cases > 0)
