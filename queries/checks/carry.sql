-- CARRY (error): is what last year's report carried out what this year's report carries in, column by column?
-- grain:   one row per report in scope and column of table three
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (last year's cell, this
--          year's); expected (last year's 结转下年度, 件); actual (this year's 上年结转, 件)
-- basis:   the form: 上年结转 is the 结转下年度继续办理 of the year before
with carried as (
    select report_id, column_id, row_id, value, figure_id
    from requests_grid
    where row_id in ('r2', 'r25')
),

compared as (
    select
        report.report_id,
        form_column.label,
        last_year.report_id as last_report_id,
        carried_out.value as carried_out,
        carried_in.value as carried_in,
        list_filter([carried_out.figure_id, carried_in.figure_id], lambda id: id is not null) as figures
    from report
    cross join form_column
    left join report as last_year
        on last_year.agency_id = report.agency_id and last_year.year = report.year - 1
    left join carried as carried_out
        on carried_out.report_id = last_year.report_id
        and carried_out.column_id = form_column.column_id
        and carried_out.row_id = 'r25'
    left join carried as carried_in
        on carried_in.report_id = report.report_id
        and carried_in.column_id = form_column.column_id
        and carried_in.row_id = 'r2'
    where report.report_id in (select report_id from scope)
)

select
    report_id,
    case
        when carried_out is null or carried_in is null then 'unevaluable'
        when carried_out = carried_in then 'kept'
        else 'broken'
    end as outcome,
    'error' as severity,
    case
        when last_report_id is null then '没有上一年度年报，无法核对上下年衔接'
        when outcome = 'unevaluable' then '表三“' || label || '”列的结转数有空白或缺失，无法核对上下年衔接'
        else '表三“' || label || '”列：上年年报结转下年度 ' || plain(carried_out) || '，本年上年结转为 '
            || plain(carried_in)
    end as message,
    figures,
    plain(carried_out) as expected,
    plain(carried_in) as actual
from compared
