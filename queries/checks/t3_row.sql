-- T3-ROW (error): does every row of table three add up, 自然人 to 其他 = 总计?
-- grain:   one row per report in scope and row of its form
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (the seven cells);
--          expected (the six added up, 件); actual (总计 as printed, 件)
-- basis:   the form (国办公开办函〔2021〕30号, table three)
with printed as (
    select
        report_id,
        row_id,
        sum(value) filter (where column_id <> 'c7') as parts,
        count(value) filter (where column_id <> 'c7') as parts_given,
        any_value(value) filter (where column_id = 'c7') as whole,
        list(figure_id order by column_position) as figures
    from requests_grid
    where report_id in (select report_id from scope)
    group by report_id, row_id
)

select
    report.report_id,
    case
        when coalesce(printed.parts_given, 0) < 6 or printed.whole is null then 'unevaluable'
        when printed.parts = printed.whole then 'kept'
        else 'broken'
    end as outcome,
    'error' as severity,
    case
        when outcome = 'unevaluable' then '表三“' || form_row.label || '”行有空白或缺失的单元格，无法核对'
        else '表三“' || form_row.label || '”行：自然人至其他六类之和为 ' || plain(printed.parts)
            || '，总计为 ' || plain(printed.whole)
    end as message,
    coalesce(printed.figures, []) as figures,
    plain(printed.parts) as expected,
    plain(printed.whole) as actual
from report
join form_row on if(report.format = '2019', form_row.in_2019, form_row.in_2021)
left join printed on printed.report_id = report.report_id and printed.row_id = form_row.row_id
where report.report_id in (select report_id from scope)
