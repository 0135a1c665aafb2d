-- Which corrections were there, and what became of them?
-- grain:   one row per correction
-- params:  none
-- columns: those of correction but for applied, which follows from problem
-- basis:   corrections.csv
select line, agency_id, agency, year, metric, member, applicant, printed, value, who, decided_at, why, problem
from correction
order by line
