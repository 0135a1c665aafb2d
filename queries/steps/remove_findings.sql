-- Take out what the rules found on the reports in scope before.
-- grain:   rows of finding and evaluation
-- params:  none
-- columns: none
-- basis:   the rules are tried on them again
delete from finding where report_id in (select report_id from scope);
delete from evaluation where report_id in (select report_id from scope);
