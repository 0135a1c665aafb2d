-- By what name does a link name a figure of a report, so that it means the same after a rebuild?
-- grain:   one row per figure
-- params:  none
-- columns: figure_id, report_id; figure_key (metric.member.applicant, without what is empty; a number from 2 on
--          follows where the report states the same thing more than once, the figure shown being the first, so
--          that queries on figures that are shown write the name without asking this view)
-- basis:   DESIGN section 7: a link reopens the same view
create view figure_key as
select
    figure_id,
    report_id,
    concat_ws('.', metric, nullif(member, ''), nullif(applicant, ''), nullif(occurrence, 1)) as figure_key
from (
    select
        *,
        row_number() over (
            partition by report_id, metric, member, applicant
            order by shown desc, char_start, figure_id
        ) as occurrence
    from figure
) as counted
