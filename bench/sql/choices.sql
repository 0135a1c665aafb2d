-- Which reports does a bench look at?
-- grain:   one row per report, as if by chance, but the same at each run
-- params:  $number
-- columns: district (code, "none"), agencies (that of the report, then two more of its district), year, report_id
with picked as (
    select report.report_id, report.agency_id, report.year, agency.district_code
    from report
    join agency using (agency_id)
    order by hash(report_id), report_id
    limit $number
),

sender as (
    select distinct report.agency_id, agency.district_code
    from report
    join agency using (agency_id)
)

select
    coalesce(picked.district_code, 'none') as district,
    list_prepend(
        picked.agency_id,
        list(sender.agency_id order by sender.agency_id) filter (where sender.agency_id <> picked.agency_id)[:2]
    ) as agencies,
    picked.year,
    picked.report_id
from picked
join sender on sender.district_code is not distinct from picked.district_code
group by picked.report_id, picked.agency_id, picked.year, picked.district_code
order by hash(picked.report_id), picked.report_id
