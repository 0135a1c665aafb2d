-- What stands in table four (政府信息公开行政复议、行政诉讼情况), by the columns of the form?
-- grain:   one row per (report_id, column_id); a cell that the report lacks has no row
-- params:  none
-- columns: report_id, agency_id, year; column_id (k1 to k15), column_position, column_label; metric (reviews,
--          lawsuits_direct, lawsuits_after_review), member (result); value (件, null = left blank), state, origin,
--          figure_id
-- basis:   国办公开办函〔2021〕30号, table four
create view disputes_grid as
select
    figure.report_id,
    figure.agency_id,
    figure.year,
    form_result.column_id,
    form_result.position as column_position,
    form_result.label as column_label,
    figure.metric,
    figure.member,
    figure.value,
    figure.state,
    figure.origin,
    figure.figure_id
from figure
join form_result on form_result.metric = figure.metric and form_result.member = figure.member
where figure.shown and figure.origin <> 'narrative'
