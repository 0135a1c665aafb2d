-- Which documents could not become a report, and why?
-- grain:   one row per document
-- params:  none
-- columns: file, problem, remedy
select
    file,
    problem,
    remedy
from rejected
order by file
