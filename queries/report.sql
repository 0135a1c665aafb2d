-- What is known of one agency's report for one year?
-- grain:   one row, or none if there is no such report
-- params:  $agency (id), $year
-- columns: report_id, agency_id, agency, short_name, district_code, district; year, file, format, pages, title, published_on, url; figures,
--          marked, proved (个数字); findings (项错误和疑问); table_two, table_three, table_four (proved, marked,
--          missing)
select
    report.report_id,
    report.agency_id,
    agency.name as agency,
    agency.short_name,
    coalesce(agency.district_code, 'none') as district_code,
    agency.district,
    report.year,
    report.file,
    report.format,
    report.pages,
    report.title,
    report.published_on,
    report.url,
    report.table_two,
    report.table_three,
    report.table_four,
    cast((select count(*) from figure where figure.report_id = report.report_id) as integer) as figures,
    cast(
        (
            select count(*) from figure
            where figure.report_id = report.report_id and figure.state = 'marked'
        ) as integer
    ) as marked,
    cast(
        (
            select count(*) from figure
            where figure.report_id = report.report_id and figure.state = 'proved'
        ) as integer
    ) as proved,
    cast(
        (
            select count(*) from finding
            where finding.report_id = report.report_id and finding.severity in ('error', 'warning')
        ) as integer
    ) as findings
from report
join agency using (agency_id)
where report.agency_id = $agency and report.year = $year
