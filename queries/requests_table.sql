-- What stands in table three of one report, by the rows and columns of the form?
-- grain:   one row per cell of the form that the report is written in (2021: 25 x 7); a cell that the report lacks
--          is not present
-- params:  $report (report_id)
-- columns: row_position, row_label, column_position, column_label; present; value (件, null = missing or blank),
--          state; figure_key (see marts/figure_key)
with cell as (
    select *
    from figure
    where report_id = $report and shown and origin <> 'narrative' and metric like 'requests_%'
)

select
    form_row.position as row_position,
    form_row.label as row_label,
    form_column.position as column_position,
    form_column.label as column_label,
    cell.figure_id is not null as present,
    cast(cell.value as double) as value,
    coalesce(cell.state, '') as state,
    case
        when cell.figure_id is not null
            then concat_ws('.', cell.metric, nullif(cell.member, ''), cell.applicant)
    end as figure_key
from form_row
cross join form_column
join report on report.report_id = $report
left join cell
    on
        cell.metric = form_row.metric
        and cell.member = form_row.member
        and cell.applicant = form_column.applicant
where case when report.format = '2019' then form_row.in_2019 else form_row.in_2021 end
order by form_row.position, form_column.position
