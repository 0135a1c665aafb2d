-- What do sentences say about things that the same report also gives in a table or a correction?
-- grain:   one row per figure that is not the one shown
-- params:  none
-- columns: report_id, agency_id, year, metric, member, applicant; figure_id, label, value, approximate, origin,
--          state, quote, context (of the figure not shown); shown_figure_id, shown_value (of the one shown)
-- basis:   文表一致; joins fact on (report_id, metric, member, applicant)
create view stated as
select
    other.report_id,
    other.agency_id,
    other.year,
    other.metric,
    other.member,
    other.applicant,
    other.figure_id,
    other.label,
    other.value,
    other.approximate,
    other.origin,
    other.state,
    other.quote,
    other.context,
    figure.figure_id as shown_figure_id,
    figure.value as shown_value
from figure as other
join figure
    on figure.report_id = other.report_id
    and figure.metric = other.metric
    and figure.member = other.member
    and figure.applicant = other.applicant
    and figure.shown
where not other.shown
