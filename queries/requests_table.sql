-- What stands in table three of one report, by the rows and columns of the form?
-- grain:   one row per cell of the form that the report is written in (2021: 25 x 7); a cell that the report lacks
--          is not present
-- params:  $report (report_id)
-- columns: row_position, row_label, column_position, column_label; present; value (件, null = missing or blank),
--          state; figure_key
select
    form_row.position as row_position,
    form_row.label as row_label,
    form_column.position as column_position,
    form_column.label as column_label,
    requests_grid.figure_id is not null as present,
    cast(requests_grid.value as double) as value,
    coalesce(requests_grid.state, '') as state,
    figure_key.figure_key
from form_row
cross join form_column
join report on report.report_id = $report
left join requests_grid
    on
        requests_grid.report_id = $report
        and requests_grid.row_id = form_row.row_id
        and requests_grid.column_id = form_column.column_id
left join figure_key
    on figure_key.report_id = $report and figure_key.figure_id = requests_grid.figure_id
where case when report.format = '2019' then form_row.in_2019 else form_row.in_2021 end
order by form_row.position, form_column.position
