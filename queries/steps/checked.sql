-- On which reports are the rules tried?
-- grain:   one row per report
-- params:  none
-- columns: report_id
-- basis:   figures from a sheet are in no form that rules could be tried on
select report_id
from report
where format <> 'sheet'
