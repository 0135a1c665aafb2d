-- Where do the parts of one report begin?
-- grain:   one row per heading, in the order of the text
-- params:  $report (report_id)
-- columns: key (overview, proactive, requests, disputes, problems, other), title (as printed), page, char_start
select
    key,
    title,
    page,
    char_start
from section
where report_id = $report
order by char_start
