-- Which totals are out of line with peers or with the year before, and what is known of why?
-- grain:   one row per total that PEER or JUMP found, the farthest first, $most at most
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year, $dismissed (ids of findings judged
--          不属实), $most
-- columns: agency_id, short_name, district_code, year; metric, label, unit; value (as printed in the finding); middle
--          (median of the peers; null = in line with them, or not tried), previous (of the year before; null =
--          none, or not stated), jumped (JUMP found it); misread (the number is 存疑), in_error (another rule finds it
--          wrong), out_before (PEER found the same metric in the year before), wrong_unit (it moved by 10^4);
--          approximate; place (see marts/figure_key); found (how many there are)
-- basis:   checks/peer, checks/jump; how far: the larger of |ln(value / middle)| and |ln(value / previous)|, each
--          number one more so that 0 counts
with noted as (
    select
        rule,
        report_id,
        figures[len(figures)] as figure_id,
        message,
        try_cast(expected as double) as expected,
        try_cast(actual as double) as actual,
        agency_id,
        short_name,
        district_code
    from found
    where
        rule in ('PEER', 'JUMP')
        and year = $year
        and ($district = 'all' or district_code = $district)
        and among(agency_id, $agencies)
        and not list_contains($dismissed::varchar[], finding_id)
),

merged as (
    select
        report_id,
        figure_id,
        any_value(agency_id) as agency_id,
        any_value(short_name) as short_name,
        any_value(district_code) as district_code,
        any_value(actual) as value,
        any_value(expected) filter (where rule = 'PEER') as middle,
        any_value(expected) filter (where rule = 'JUMP') as jumped_from,
        bool_or(rule = 'JUMP') as jumped,
        bool_or(contains(message, '一万倍')) as wrong_unit
    from noted
    group by report_id, figure_id
),

farthest as (
    select
        *,
        cast(count(*) over () as integer) as found,
        greatest(
            coalesce(abs(ln((value + 1) / (middle + 1))), 0),
            coalesce(abs(ln((value + 1) / (jumped_from + 1))), 0)
        ) as distance
    from merged
    order by distance desc, report_id, figure_id
    limit $most
),

-- Only their agencies' figures of two years are looked at.
known as (
    select *
    from figure
    where
        agency_id in (select agency_id from farthest)
        and year in ($year, $year - 1)
        and member in ('', 'total')
        and applicant in ('', 'total')
),

wrong as (
    select distinct unnest(figures) as figure_id
    from finding
    where
        severity = 'error'
        and report_id in (select report_id from farthest)
        and not list_contains($dismissed::varchar[], finding_id)
),

peers_before as (
    select distinct known.agency_id, known.metric
    from finding
    join known on known.figure_id = finding.figures[len(finding.figures)]
    where
        finding.rule = 'PEER'
        and finding.report_id in (select report_id from known where year = $year - 1)
        and not list_contains($dismissed::varchar[], finding.finding_id)
)

select
    farthest.agency_id,
    farthest.short_name,
    farthest.district_code,
    cast($year as integer) as year,
    now.metric,
    metric.label,
    metric.unit,
    farthest.value,
    farthest.middle,
    cast(before.value as double) as previous,
    farthest.jumped,
    now.state = 'marked' as misread,
    wrong.figure_id is not null as in_error,
    peers_before.metric is not null as out_before,
    farthest.wrong_unit,
    now.approximate,
    concat_ws('.', now.metric, nullif(now.member, ''), nullif(now.applicant, '')) as place,
    farthest.found
from farthest
join known as now on now.figure_id = farthest.figure_id
join metric on metric.metric = now.metric
left join known as before
    on
        before.agency_id = now.agency_id
        and before.year = $year - 1
        and before.metric = now.metric
        and before.member = now.member
        and before.applicant = now.applicant
        and before.shown
left join wrong on wrong.figure_id = farthest.figure_id
left join peers_before on peers_before.agency_id = now.agency_id and peers_before.metric = now.metric
order by farthest.distance desc, farthest.report_id, farthest.figure_id
