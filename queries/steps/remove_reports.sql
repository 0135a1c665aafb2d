-- Take the reports in the table going out of the snapshot.
-- grain:   every row that belongs to one of them, but for agencies
-- params:  none
-- columns: none
-- basis:   they changed or are gone; what is still there is put in again
delete from report where report_id in (select report_id from going);
delete from page where report_id in (select report_id from going);
delete from section where report_id in (select report_id from going);
delete from statement where report_id in (select report_id from going);
delete from figure where report_id in (select report_id from going);
delete from set_aside where report_id in (select report_id from going);
delete from finding where report_id in (select report_id from going);
delete from evaluation where report_id in (select report_id from going);
