-- What is the text of one report?
-- grain:   one row per page, in order
-- params:  $report (report_id)
-- columns: page; char_start (offset of its first character in the whole text); text
select
    page,
    char_start,
    text
from page
where report_id = $report
order by page
