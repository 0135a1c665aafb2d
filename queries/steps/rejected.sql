-- Which documents were set aside, and why?
-- grain:   one row per document
-- params:  none
-- columns: file (relative to reports/), problem, remedy
-- basis:   nothing put into the library is lost
select file, problem, remedy
from rejected
order by file
