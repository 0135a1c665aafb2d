-- Which agencies of a district reported in the last eight years, and what did the checks find?
-- grain:   one row per (agency_id, year), in the order of agencies and years
-- params:  $district (code, or "none"), $dismissed (ids of findings judged 不属实)
-- columns: agency_id, short_name, year; status (see marts/coverage); published_on; report_id (null = missing);
--          findings (项, errors and warnings; null = missing)
with recent as (
    select *
    from coverage
    where district_code = $district and year > (select max(year) from report) - 8
),

found as (
    select
        report_id,
        count(*) as findings
    from finding
    where severity in ('error', 'warning') and not list_contains($dismissed::varchar[], finding_id)
    group by report_id
)

select
    recent.agency_id,
    recent.short_name,
    recent.year,
    recent.status,
    recent.published_on,
    recent.report_id,
    case
        when recent.report_id is not null then cast(coalesce(found.findings, 0) as integer)
    end as findings
from recent
left join found using (report_id)
order by recent.agency_id, recent.year
