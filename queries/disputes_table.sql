-- What stands in table four of one report, by the columns of the form?
-- grain:   one row per cell of the form, 15; a cell that the report lacks is not present
-- params:  $report (report_id)
-- columns: position, metric (reviews, lawsuits_direct, lawsuits_after_review), member (result); present; value
--          (件, null = missing or blank), state; figure_key
select
    form_result.position,
    form_result.metric,
    form_result.member,
    disputes_grid.figure_id is not null as present,
    cast(disputes_grid.value as double) as value,
    coalesce(disputes_grid.state, '') as state,
    figure_key.figure_key
from form_result
left join disputes_grid
    on disputes_grid.report_id = $report and disputes_grid.column_id = form_result.column_id
left join figure_key
    on figure_key.report_id = $report and figure_key.figure_id = disputes_grid.figure_id
order by form_result.position
