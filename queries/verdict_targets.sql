-- Are the findings that people gave verdicts on still there?
-- grain:   one row per id asked about
-- params:  $findings (list of finding_id)
-- columns: finding_id; found (the finding is there, with the same values); reported (its report is there)
with asked as (
    select unnest($findings::varchar[]) as finding_id
)

select
    asked.finding_id,
    exists (select 1 from finding where finding.finding_id = asked.finding_id) as found,
    exists (select 1 from report where report.report_id = split_part(asked.finding_id, '#', 1)) as reported
from asked
