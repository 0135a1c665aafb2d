-- Which single cell would mend what a finding says does not add up (LOCATE)?
-- grain:   one row per suggestion about a cell that the finding compares
-- params:  $finding (finding_id)
-- columns: message; expected (the value that would mend both sums, 件), actual (as printed)
select
    located.message,
    located.expected,
    located.actual
from finding
join finding as located
    on located.report_id = finding.report_id
    and located.rule = 'LOCATE'
    and list_has_any(located.figures, finding.figures)
where finding.finding_id = $finding and finding.rule <> 'LOCATE'
order by located.finding_id
