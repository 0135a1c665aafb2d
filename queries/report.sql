-- What is known of one agency's report for one year?
-- grain:   one row, or none if there is no such report
-- params:  $agency (id), $year
-- columns: report_id, agency_id, agency, short_name, district_code, district; year, file, format, pages, title,
--          published_on, url; figures, marked, proved (个数字); findings (项); table_two, table_three, table_four (proved, marked, missing)
with chosen as (
    select *
    from report
    where agency_id = $agency and year = $year
)

select
    chosen.report_id,
    chosen.agency_id,
    agency.name as agency,
    agency.short_name,
    coalesce(agency.district_code, 'none') as district_code,
    agency.district,
    chosen.year,
    chosen.file,
    chosen.format,
    chosen.pages,
    chosen.title,
    chosen.published_on,
    chosen.url,
    chosen.table_two,
    chosen.table_three,
    chosen.table_four,
    counted.figures,
    counted.marked,
    counted.proved,
    cast((select count(*) from finding join chosen using (report_id)) as integer) as findings
from chosen
join agency using (agency_id)
cross join (
    select
        cast(count(*) as integer) as figures,
        cast(count(*) filter (where figure.state = 'marked') as integer) as marked,
        cast(count(*) filter (where figure.state = 'proved') as integer) as proved
    from chosen
    join figure using (report_id)
) as counted
