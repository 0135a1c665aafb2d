-- What is known of one agency's report for one year?
-- grain:   one row, or none if there is no such report
-- params:  $agency (id), $year
-- columns: report_id, agency_id, agency, short_name, district_code, district; year, file, format, pages, title,
--          published_on, url; figures, marked, proved (个数字); findings (项); table_two, table_three, table_four (proved, marked, missing)
with told as (
    select
        cast(count(*) as integer) as figures,
        cast(count(*) filter (where state = 'marked') as integer) as marked,
        cast(count(*) filter (where state = 'proved') as integer) as proved
    from figure
    where agency_id = $agency and year = $year
),

broken as (
    select cast(count(*) as integer) as findings
    from found
    where agency_id = $agency and year = $year
)

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
    told.figures,
    told.marked,
    told.proved,
    broken.findings
from report
join agency on agency.agency_id = report.agency_id
cross join told
cross join broken
where report.agency_id = $agency and report.year = $year
