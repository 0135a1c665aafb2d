-- Which documents is a snapshot made of?
-- grain:   one row per document
-- params:  none
-- columns: file (relative to reports/), sha256, report_id (null = none), problem, remedy (empty = none), sheet
-- basis:   every document is a report, a sheet or set aside
select file, sha256, report_id, '' as problem, '' as remedy, false as sheet
from report
where format <> 'sheet'
union all
select file, sha256, report_id, problem, remedy, false
from rejected
where file not in (select file from sheet)
union all
select file, sha256, null, '', '', true
from sheet
