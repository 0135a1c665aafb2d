-- T3-BALANCE (error): is 第一项 + 第二项 = 第三项（七）总计 + 第四项 in every column of table three?
-- grain:   one row per report in scope and column
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (the four cells); expected
--          (received, 件); actual (processed and carried out, 件)
-- basis:   the form prints it: 第一项加第二项之和，等于第三项加第四项之和
with printed as (
    select
        report_id,
        column_id,
        any_value(value) filter (where row_id = 'r1') as received,
        any_value(value) filter (where row_id = 'r2') as carried_in,
        any_value(value) filter (where row_id = 'r24') as processed,
        any_value(value) filter (where row_id = 'r25') as carried_out,
        list(figure_id order by row_position) as figures
    from requests_grid
    where report_id in (select report_id from scope) and row_id in ('r1', 'r2', 'r24', 'r25')
    group by report_id, column_id
)

select
    report.report_id,
    case
        when printed.received + printed.carried_in + printed.processed + printed.carried_out is null
            then 'unevaluable'
        when printed.received + printed.carried_in = printed.processed + printed.carried_out then 'kept'
        else 'broken'
    end as outcome,
    'error' as severity,
    case
        when outcome = 'unevaluable'
            then '表三“' || form_column.label || '”列的新收、结转或总计有空白或缺失，无法核对'
        else '表三“' || form_column.label || '”列：本年新收与上年结转之和为 '
            || plain(printed.received + printed.carried_in) || '，（七）总计与结转下年度之和为 '
            || plain(printed.processed + printed.carried_out)
    end as message,
    coalesce(printed.figures, []) as figures,
    plain(printed.received + printed.carried_in) as expected,
    plain(printed.processed + printed.carried_out) as actual
from report
cross join form_column
left join printed on printed.report_id = report.report_id and printed.column_id = form_column.column_id
where report.report_id in (select report_id from scope)
