-- From which bodies is a report expected, year by year: from an agency of a district, from a district of all?
-- grain:   one row per (scope, body, year): in a district its agencies of marts/coverage, in "all" the districts
-- params:  none
-- columns: scope (code of the district, "none", or "all"), body (agency_id; in "all" the code of a district), name,
--          agency_id, kind (null for a district), district_code; year; reports (份, figures from a sheet included);
--          counts (false: a district's government, where another body of the district reported), counted_before (the
--          same of the year before; null = none was expected)
-- basis:   a district's government reports the sum of its agencies: counted beside them it would count twice
create view expected_body as
with expected as (
    select
        coverage.*,
        report.report_id is not null as reported,
        coverage.kind <> '政府'
        or not bool_or(coverage.kind <> '政府' and report.report_id is not null)
            over (partition by coverage.district_code, coverage.year) as counts
    from coverage
    left join report on report.agency_id = coverage.agency_id and report.year = coverage.year
),

body as (
    select
        district_code as scope,
        agency_id as body,
        short_name as name,
        agency_id,
        kind,
        district_code,
        year,
        cast(reported as integer) as reports,
        counts
    from expected
    union all
    select
        'all',
        district_code,
        any_value(district),
        null,
        null,
        district_code,
        year,
        cast(count(*) filter (where reported) as integer),
        true
    from expected
    where counts
    group by district_code, year
)

select
    *,
    case when lag(year) over by_body = year - 1 then lag(counts) over by_body end as counted_before
from body
window by_body as (partition by scope, body order by year)
