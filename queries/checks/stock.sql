-- STOCK (warning): is what is in force last year's stock, plus issued, less repealed?
-- grain:   one row per report in scope and kind of document (规章, 行政规范性文件)
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (last year's stock, issued,
--          repealed, this year's stock); expected (件); actual (件)
-- basis:   the form (table two); formats before 2021 do not ask for the stock
with kind (label, issued, repealed, in_force) as (
    values
        ('规章', 'regulations_issued', 'regulations_repealed', 'regulations_in_force'),
        ('行政规范性文件', 'normative_issued', 'normative_repealed', 'normative_in_force')
),

cell as (
    select report_id, metric, value, figure_id
    from figure
    where shown and metric in ('regulations_issued', 'regulations_repealed', 'regulations_in_force',
        'normative_issued', 'normative_repealed', 'normative_in_force')
),

compared as (
    select
        report.report_id,
        kind.label,
        last_year.report_id as last_report_id,
        before.value as stock_before,
        issued.value as issued,
        repealed.value as repealed,
        in_force.value as in_force,
        list_filter(
            [before.figure_id, issued.figure_id, repealed.figure_id, in_force.figure_id],
            lambda id: id is not null
        ) as figures
    from report
    cross join kind
    left join report as last_year
        on last_year.agency_id = report.agency_id and last_year.year = report.year - 1
    left join cell as before on before.report_id = last_year.report_id and before.metric = kind.in_force
    left join cell as issued on issued.report_id = report.report_id and issued.metric = kind.issued
    left join cell as repealed on repealed.report_id = report.report_id and repealed.metric = kind.repealed
    left join cell as in_force on in_force.report_id = report.report_id and in_force.metric = kind.in_force
    where report.report_id in (select report_id from scope)
)

select
    report_id,
    case
        when stock_before + issued + repealed + in_force is null then 'unevaluable'
        when stock_before + issued - repealed = in_force then 'kept'
        else 'broken'
    end as outcome,
    'warning' as severity,
    case
        when last_report_id is null then '没有上一年度年报，无法核对现行有效件数'
        when outcome = 'unevaluable' then '“' || label || '”的件数有空白或缺失，无法核对现行有效件数'
        else '表二“' || label || '”：上年现行有效 ' || plain(stock_before) || ' 件，本年制发 ' || plain(issued)
            || ' 件、废止 ' || plain(repealed) || ' 件，应为 ' || plain(stock_before + issued - repealed)
            || ' 件，现行有效填为 ' || plain(in_force) || ' 件'
    end as message,
    figures,
    plain(stock_before + issued - repealed) as expected,
    plain(in_force) as actual
from compared
