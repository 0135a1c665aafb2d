-- What stands in table three (收到和处理政府信息公开申请情况), by the rows and columns of the form?
-- grain:   one row per (report_id, row_id, column_id); a cell that the report lacks has no row
-- params:  none
-- columns: report_id, agency_id, year; row_id (r1 to r25), row_position, row_label; column_id (c1 to c7),
--          column_position, column_label, applicant; value (件, null = left blank), state, origin, figure_id
-- basis:   国办公开办函〔2021〕30号, table three
create view requests_grid as
select
    figure.report_id,
    figure.agency_id,
    figure.year,
    form_row.row_id,
    form_row.position as row_position,
    form_row.label as row_label,
    form_column.column_id,
    form_column.position as column_position,
    form_column.label as column_label,
    figure.applicant,
    figure.value,
    figure.state,
    figure.origin,
    figure.figure_id
from figure
join form_row on form_row.metric = figure.metric and form_row.member = figure.member
join form_column on form_column.applicant = figure.applicant
where figure.shown and figure.origin <> 'narrative'
