-- In which districts and years do sums change, now that the reports in the table going are new, changed or gone?
-- grain:   one row per (district_code, year), the year after included: its numbers are set beside those of the year
--          before
-- params:  none (the table going; marts/counted as it was)
-- columns: district_code ("none" = in no district), year
-- basis:   what is added up is added up within a district and a year
create or replace temp table touched as
select distinct district_code, year + later as year
from (
    select district_code, year
    from counted
    where report_id in (select report_id from going)
    union all
    select coalesce(agency.district_code, 'none'), report.year
    from report
    join agency using (agency_id)
    where report.report_id in (select report_id from going)
) as changed
cross join unnest([0, 1]) as span (later)
