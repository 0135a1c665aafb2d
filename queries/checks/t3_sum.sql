-- T3-SUM (error): do the outcomes (一) to (六) add up to (七)总计 in every column of table three?
-- grain:   one row per report in scope and column
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (the column's outcomes and
--          总计); expected (outcomes added up, 件); actual (总计 as printed, 件)
-- basis:   the form (国办公开办函〔2021〕30号, table three)
with form_size as (
    select
        count(*) filter (where in_2019) as outcomes_2019,
        count(*) filter (where in_2021) as outcomes_2021
    from form_row
    where metric = 'requests_outcome'
),

printed as (
    select
        report_id,
        column_id,
        sum(value) filter (where row_id <> 'r24') as outcomes,
        count(value) filter (where row_id <> 'r24') as outcomes_given,
        any_value(value) filter (where row_id = 'r24') as whole,
        list(figure_id order by row_position) as figures
    from requests_grid
    where report_id in (select report_id from scope) and row_id not in ('r1', 'r2', 'r25')
    group by report_id, column_id
)

select
    report.report_id,
    case
        when
            printed.whole is null
            or printed.outcomes_given < if(
                report.format = '2019', form_size.outcomes_2019, form_size.outcomes_2021
            )
            then 'unevaluable'
        when printed.outcomes = printed.whole then 'kept'
        else 'broken'
    end as outcome,
    'error' as severity,
    case
        when outcome = 'unevaluable' then '表三“' || form_column.label || '”列有空白或缺失的单元格，无法核对'
        else '表三“' || form_column.label || '”列：办理结果（一）至（六）之和为 ' || plain(printed.outcomes)
            || '，（七）总计为 ' || plain(printed.whole)
    end as message,
    coalesce(printed.figures, []) as figures,
    plain(printed.outcomes) as expected,
    plain(printed.whole) as actual
from report
cross join form_column
cross join form_size
left join printed on printed.report_id = report.report_id and printed.column_id = form_column.column_id
where report.report_id in (select report_id from scope)
