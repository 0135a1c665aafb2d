-- Which reports come from which sheet?
-- grain:   one row per report that comes from one
-- params:  none
-- columns: report_id; file (relative to reports/), sha256, mapping of the sheet
-- basis:   a report is put in anew when its sheet, or what its headings stand for, has changed
select report.report_id, sheet.file, sheet.sha256, sheet.mapping
from report
join sheet on sheet.file = report.file
where report.format = 'sheet'
