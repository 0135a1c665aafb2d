-- CELL (error where a sum needs the cell, else note): is every cell of tables two to four a number as it should be?
-- grain:   one row per report in scope, table and flaw (blank, negative, not whole)
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (the flawed cells); expected;
--          actual (how many cells)
-- basis:   the form: counts are whole numbers from 0 on; an amount is any number from 0 on. A blank that could be
--          derived is a blank all the same
with form_table (form_table, table_label, severity) as (
    values ('two', '表二', 'note'), ('three', '表三', 'error'), ('four', '表四', 'error')
),

flaw (flaw, flaw_label) as (
    values ('blank', '空白'), ('negative', '为负数'), ('fraction', '不是整数')
),

form_cell as (
    select 'two' as form_table, metric, '' as member, '' as applicant, position, label, false as in_2019
    from form_item
    union all
    select
        'three',
        form_row.metric,
        form_row.member,
        form_column.applicant,
        form_row.position * 10 + form_column.position,
        form_row.label || '·' || form_column.label,
        form_row.in_2019
    from form_row
    cross join form_column
    where form_row.in_2021
    union all
    select 'four', metric, member, '', position, label, true
    from form_result
),

printed as (
    select
        figure.report_id,
        figure.metric,
        figure.member,
        figure.applicant,
        figure.value,
        figure.origin,
        figure.figure_id
    from figure
    where figure.shown and figure.origin <> 'narrative' and figure.report_id in (select report_id from scope)
),

present as (
    select printed.report_id, form_cell.form_table
    from printed
    join form_cell
        on form_cell.metric = printed.metric
        and form_cell.member = printed.member
        and form_cell.applicant = printed.applicant
    group by all
),

cell as (
    select
        present.report_id,
        present.form_table,
        form_cell.position,
        form_cell.label,
        printed.figure_id,
        case
            when printed.value is null or printed.origin = 'derived' then 'blank'
            when printed.value < 0 then 'negative'
            when printed.value <> trunc(printed.value) and metric.kind <> 'amount' then 'fraction'
        end as flaw
    from present
    join report on report.report_id = present.report_id
    join form_cell on form_cell.form_table = present.form_table
    join metric on metric.metric = form_cell.metric
    left join printed
        on printed.report_id = present.report_id
        and printed.metric = form_cell.metric
        and printed.member = form_cell.member
        and printed.applicant = form_cell.applicant
    -- the 2019 format lacks some cells: a cell that it has is a figure
    where printed.figure_id is not null or report.format <> '2019' or form_cell.in_2019
),

flawed as (
    select
        report_id,
        form_table,
        flaw,
        count(*) as cells,
        array_to_string(list(label order by position)[:3], '、') as first_labels,
        list(figure_id order by position) filter (where figure_id is not null) as figures
    from cell
    where flaw is not null
    group by report_id, form_table, flaw
)

select
    report.report_id,
    case
        when present.report_id is null then 'unevaluable'
        when flawed.cells is null then 'kept'
        else 'broken'
    end as outcome,
    form_table.severity,
    case
        when outcome = 'unevaluable' then form_table.table_label || '缺失，无法核对'
        else form_table.table_label || '有 ' || flawed.cells || ' 个单元格' || flaw.flaw_label || '：'
            || flawed.first_labels || if(flawed.cells > 3, '等', '')
    end as message,
    coalesce(flawed.figures, []) as figures,
    '0 或正数' as expected,
    flawed.cells || ' 格' || flaw.flaw_label as actual
from report
cross join form_table
cross join flaw
left join present on present.report_id = report.report_id and present.form_table = form_table.form_table
left join flawed
    on flawed.report_id = report.report_id
    and flawed.form_table = form_table.form_table
    and flawed.flaw = flaw.flaw
where report.report_id in (select report_id from scope)
