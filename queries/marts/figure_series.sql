-- What was each number that reports show, in the order in which questions about one number of many bodies come?
-- grain:   one row per (report_id, metric, member, applicant) shown
-- params:  none
-- columns: as in figure; a build keeps them sorted by what is counted, then by year and agency, so that such a
--          question reads only its rows, while figure is sorted by agency and year for questions about a report
-- basis:   DESIGN section 4: row groups prune
create view series as
select
    report_id,
    agency_id,
    year,
    metric,
    member,
    applicant,
    label,
    value,
    approximate,
    state
from figure
where shown
