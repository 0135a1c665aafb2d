-- Which documents is a snapshot made of?
-- grain:   one row per document
-- params:  none
-- columns: file (relative to reports/), sha256, report_id (null = none), problem, remedy (empty = none)
-- basis:   every document is a report or set aside
select file, sha256, report_id, '' as problem, '' as remedy
from report
union all
select file, sha256, report_id, problem, remedy
from rejected
