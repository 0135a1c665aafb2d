-- What did one agency's reports say of the numbers that come to the fore, in the year and the nine before it?
-- grain:   one row per (metric, year), for each year from the first with a report to $year, in the order of metrics
-- params:  $agency (id), $year
-- columns: position, metric, label, unit; year; reported (a report of that year is there); value (in unit, null =
--          missing or blank), approximate, marked; figure_key (see marts/figure_key; null = not stated)
with chosen (position, metric) as (
    values
    (1, 'website_posts'),
    (2, 'newmedia_posts'),
    (3, 'board_posts'),
    (4, 'policy_interpretations'),
    (5, 'hotline_orders'),
    (6, 'requests_new')
),

sent as (
    select year
    from report
    where agency_id = $agency and year between $year - 9 and $year
),

years as (
    select unnest(range((select min(year) from sent), $year::integer + 1)) as year
),

stated as (
    select
        metric,
        year,
        value,
        approximate,
        state = 'marked' as marked,
        concat_ws('.', metric, nullif(member, ''), nullif(applicant, '')) as figure_key
    from figure
    where
        agency_id = $agency
        and year between $year - 9 and $year
        and metric in (select metric from chosen)
        and member in ('', 'total')
        and applicant in ('', 'total')
        and shown
)

select
    chosen.position,
    chosen.metric,
    metric.label,
    metric.unit,
    cast(years.year as integer) as year,
    sent.year is not null as reported,
    cast(stated.value as double) as value,
    coalesce(stated.approximate, false) as approximate,
    coalesce(stated.marked, false) as marked,
    stated.figure_key
from chosen
join metric using (metric)
cross join years
left join sent using (year)
left join stated on stated.metric = chosen.metric and stated.year = years.year
order by chosen.position, years.year
