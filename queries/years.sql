-- For which years did reports come in?
-- grain:   one row per year, the latest first
-- params:  $district (code, "none" or "all")
-- columns: year; reports (份)
select
    report.year,
    cast(count(*) as integer) as reports
from report
join agency using (agency_id)
where $district = 'all' or coalesce(agency.district_code, 'none') = $district
group by report.year
order by report.year desc
