-- LOCATE (suggestion): which single cell of table three would mend a row and a column at once?
-- grain:   one row per report in scope and cell that does, where no other cell of its row or column does too
-- params:  none
-- columns: report_id; outcome (broken); severity; message; figures (the cell); expected (the value that mends both
--          sums, 件); actual (as printed, 件)
-- basis:   arithmetic: a cell that is off by d puts its row off by d, and its column off by d
with cell as (
    select report_id, row_id, row_label, column_id, column_label, value, figure_id
    from requests_grid
    where report_id in (select report_id from scope)
),

-- by how much 总计 exceeds the six
row_gap as (
    select
        report_id,
        row_id,
        any_value(value) filter (where column_id = 'c7')
            - sum(value) filter (where column_id <> 'c7') as gap
    from cell
    group by report_id, row_id
    having count(value) = 7
),

-- by how much (七)总计 exceeds the outcomes, and what came in exceeds what went out
column_gap as (
    select
        report_id,
        column_id,
        any_value(value) filter (where row_id = 'r24')
            - sum(value) filter (where row_id not in ('r1', 'r2', 'r24', 'r25')) as sum_gap,
        sum(value) filter (where row_id in ('r1', 'r2'))
            - sum(value) filter (where row_id in ('r24', 'r25')) as balance_gap
    from cell
    group by report_id, column_id
    having count(value) = count(*)
),

-- by how much the cell must be too large for its column to be as it is
excess as (
    select
        cell.*,
        row_gap.gap,
        case
            when cell.row_id in ('r1', 'r2') and column_gap.sum_gap = 0 then column_gap.balance_gap
            when cell.row_id = 'r25' and column_gap.sum_gap = 0 then -column_gap.balance_gap
            when cell.row_id = 'r24' and column_gap.sum_gap = -column_gap.balance_gap then column_gap.sum_gap
            when cell.row_id not in ('r1', 'r2', 'r24', 'r25') and column_gap.balance_gap = 0
                then -column_gap.sum_gap
        end as excess
    from cell
    join row_gap on row_gap.report_id = cell.report_id and row_gap.row_id = cell.row_id
    join column_gap on column_gap.report_id = cell.report_id and column_gap.column_id = cell.column_id
),

candidate as (
    select
        *,
        count(*) over (partition by report_id, row_id) as in_row,
        count(*) over (partition by report_id, column_id) as in_column
    from excess
    where
        gap <> 0
        and gap = if(column_id = 'c7', excess, -excess)
        and value - excess >= 0
)

select
    report_id,
    'broken' as outcome,
    'suggestion' as severity,
    '表三“' || row_label || '”行“' || column_label || '”列现为 ' || plain(value) || '，若为 '
        || plain(value - excess) || '，则行、列的勾稽关系均成立' as message,
    [figure_id] as figures,
    plain(value - excess) as expected,
    plain(value) as actual
from candidate
where in_row = 1 and in_column = 1
