-- What do the sums of the districts and years in the table touched follow from?
-- grain:   the rows of the snapshot's tables that belong to reports of these districts, in these years and the year
--          before
-- params:  none (the table touched)
-- columns: as in the snapshot, under the same names: a view that is run beside these tables reads them alone
-- basis:   touched.sql
create or replace temp table near as
select report_id, agency_id, year
from counted
where exists (
    select 1
    from touched
    where touched.district_code = counted.district_code and counted.year between touched.year - 1 and touched.year
);

create temp table figure as
from figure
where agency_id in (select agency_id from near) and report_id in (select report_id from near);

create temp table series as
select report_id, agency_id, year, metric, member, applicant, label, value, approximate, state
from figure
where shown;

create temp table indicator_term as
from indicator_term
where (agency_id, year) in (select (agency_id, year) from near);

create temp table yearly as
from yearly
where report_id in (select report_id from near);

create temp table report as
from report
where report_id in (select report_id from near);

create temp table counted as
from counted
where report_id in (select report_id from near)
