-- What came to the fore in a year, and how did it change among those who reported it in both years?
-- grain:   one row per (metric, year), up to $year; a metric that nobody reported has a row without a value. The
--          report of a district's government counts only where no other body of the district reported
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year
-- columns: position, metric, label, unit; year; value (in unit, null = reported by nobody); agencies (个单位
--          that reported it); approximate; marked (个存疑数字); change_ratio (同比, null = no base);
--          comparable_agencies (个单位 that reported it in both years)
with chosen (position, metric, member, applicant, label) as (
    values
    (1, 'website_posts', 'total', '', '政府网站公开'),
    (2, 'newmedia_posts', 'total', '', '政务新媒体发布'),
    (3, 'hotline_orders', 'total', '', '热线受理'),
    (4, 'requests_new', '', 'total', '新收政府信息公开申请')
),

scope as (
    select
        report.report_id,
        report.agency_id,
        report.year
    from report
    join agency using (agency_id)
    where
        report.year <= $year
        and ($district = 'all' or coalesce(agency.district_code, 'none') = $district)
        and among(report.agency_id, $agencies)
    -- A district's government reports the sum of its agencies: counted beside them it would count twice.
    qualify
        agency.kind <> '政府'
        or not bool_or(agency.kind <> '政府') over (partition by agency.district_code, report.year)
),

years as (
    select year from scope
    union
    select $year
),

paired as (
    select
        figure.metric,
        figure.year,
        figure.value,
        figure.approximate,
        figure.state,
        case
            when lag(figure.year) over by_agency = figure.year - 1 then lag(figure.value) over by_agency
        end as previous
    from figure
    join chosen using (metric, member, applicant)
    join scope using (report_id)
    where figure.shown
    window by_agency as (partition by figure.metric, figure.agency_id order by figure.year)
)

select
    chosen.position,
    chosen.metric,
    chosen.label,
    metric.unit,
    cast(years.year as integer) as year,
    cast(sum(paired.value) as double) as value,
    cast(count(paired.value) as integer) as agencies,
    coalesce(bool_or(paired.approximate), false) as approximate,
    cast(count(*) filter (where paired.state = 'marked') as integer) as marked,
    cast(
        sum(paired.value - paired.previous)
        / nullif(sum(paired.previous) filter (where paired.value is not null), 0) as double
    ) as change_ratio,
    cast(
        count(*) filter (where paired.value is not null and paired.previous is not null) as integer
    ) as comparable_agencies
from chosen
cross join years
join metric using (metric)
left join paired on paired.metric = chosen.metric and paired.year = years.year
group by chosen.position, chosen.metric, chosen.label, metric.unit, years.year
order by chosen.position, years.year
