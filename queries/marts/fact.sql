-- What does each report say, once for each thing counted?
-- grain:   one row per (report_id, metric, member, applicant): the figure to show where several state the same
-- params:  none
-- columns: report_id, agency_id, year; metric, member, applicant (keys); metric_label, unit, kind, section;
--          label (the report's words, or row and column); value (in unit, null = left blank); approximate;
--          origin, state, reason; figure_id; page, char_start, char_end; agency, short_name, agency_kind,
--          district_code, district, city, province, fictional
-- basis:   DESIGN section 4: corrected or entered before table or derived before narrative
create view fact as
select
    figure.report_id,
    figure.agency_id,
    figure.year,
    figure.metric,
    figure.member,
    figure.applicant,
    metric.label as metric_label,
    metric.unit,
    metric.kind,
    metric.section,
    figure.label,
    figure.value,
    figure.approximate,
    figure.origin,
    figure.state,
    figure.reason,
    figure.figure_id,
    figure.page,
    figure.char_start,
    figure.char_end,
    agency.name as agency,
    agency.short_name,
    agency.kind as agency_kind,
    agency.district_code,
    agency.district,
    agency.city,
    agency.province,
    agency.fictional
from figure
join metric on metric.metric = figure.metric
join agency on agency.agency_id = figure.agency_id
where figure.shown
