-- How much went out through each channel, year by year?
-- grain:   one row per (metric, year) that anybody states, in the order of channels and years
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $first_year, $year (the last)
-- columns: metric (website_posts, newmedia_posts, board_posts, policy_interpretations), unit; year; value (in unit),
--          approximate, marked; stated (个单位 that state it), reports (份); change_ratio (of those who state it in
--          both years; null = no base), compared (how many these are)
-- basis:   a district's government reports the sum of its agencies: counted beside them it would count twice
with scope as (
    select report.report_id, report.agency_id, report.year
    from report
    join agency using (agency_id)
    where
        report.year between $first_year::integer and $year::integer
        and ($district = 'all' or coalesce(agency.district_code, 'none') = $district)
        and among(report.agency_id, $agencies)
    qualify
        agency.kind <> '政府'
        or not bool_or(agency.kind <> '政府') over (partition by agency.district_code, report.year)
),

counted as (
    select year, count(*) as reports
    from scope
    group by year
),

stated as (
    select
        figure.metric,
        figure.agency_id,
        figure.year,
        first(figure.value order by figure.member desc) as value,
        first(figure.approximate order by figure.member desc) as approximate,
        first(figure.state order by figure.member desc) = 'marked' as marked
    from figure
    join scope using (report_id)
    where
        figure.metric in ('website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations')
        and figure.member in ('', 'total')
        and figure.shown
        and figure.year between $first_year::integer and $year::integer
        and figure.value is not null
    group by figure.metric, figure.agency_id, figure.year
),

paired as (
    select
        *,
        case when lag(year) over by_agency = year - 1 then lag(value) over by_agency end as previous
    from stated
    window by_agency as (partition by metric, agency_id order by year)
)

select
    paired.metric,
    any_value(metric.unit) as unit,
    paired.year,
    cast(sum(paired.value) as double) as value,
    bool_or(paired.approximate) as approximate,
    bool_or(paired.marked) as marked,
    cast(count(*) as integer) as stated,
    cast(any_value(counted.reports) as integer) as reports,
    cast(
        quotient(
            sum(paired.value - paired.previous), sum(paired.previous) filter (where paired.value is not null)
        ) as double
    ) as change_ratio,
    cast(count(paired.previous) as integer) as compared
from paired
join metric on metric.metric = paired.metric
join counted on counted.year = paired.year
group by paired.metric, paired.year
order by
    list_position(['website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations'], paired.metric),
    paired.year
