-- Whose reports are expected from a district?
-- grain:   one row per agency, those with reports first, then by id
-- params:  $district (code, or "none")
-- columns: agency_id, short_name, kind; reports (份, 0 = none came in)
select
    agency_id,
    any_value(short_name) as short_name,
    any_value(kind) as kind,
    cast(count(report_id) as integer) as reports
from coverage
where district_code = $district
group by agency_id
order by reports = 0, agency_id
