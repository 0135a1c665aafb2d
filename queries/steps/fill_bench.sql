-- What do the rules read when they are tried on the reports in scope?
-- grain:   the rows of the snapshot's tables that belong to these reports and their neighbours
-- params:  none (attached: building, the snapshot; in use: an empty database with the same tables; context: reports)
-- columns: as in the snapshot
-- basis:   context.sql says which reports are neighbours
insert into metric select * from building.metric;
insert into member select * from building.member;
insert into report select * from building.report where report_id in (select report_id from context);
insert into section select * from building.section where report_id in (select report_id from context);
insert into set_aside select * from building.set_aside where report_id in (select report_id from context);
insert into statement
    select * from building.statement where report_id in (select report_id from context);
insert into figure select * from building.figure where report_id in (select report_id from context);
insert into agency
    select * from building.agency
    where agency_id in (select agency_id from report)
        or district_code in (
            select district_code from building.agency where agency_id in (select agency_id from report)
        );
