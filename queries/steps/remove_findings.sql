-- Take out what the rules found on the reports in scope before, and on those that are gone.
-- grain:   rows of finding, evaluation and found
-- params:  none
-- columns: none
-- basis:   the rules are tried again on those in scope
delete from finding where report_id in (select report_id from scope);
delete from evaluation where report_id in (select report_id from scope);
delete from found
where report_id in (select report_id from scope) or report_id in (select report_id from going);
