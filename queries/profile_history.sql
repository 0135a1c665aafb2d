-- What did the reports of some agencies say of the numbers that come to the fore, in the year and the nine before it?
-- grain:   one row per (agency_id, metric, year), for each year from the agency's first report to $year, in the order
--          of metrics
-- params:  $agencies (ids), $year
-- columns: agency_id; position, metric, label, unit; year; reported (a report of that year is there); value (in unit, null =
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
    select
        agency_id,
        year
    from report
    where list_contains($agencies::varchar[], agency_id) and year between $year - 9 and $year
),

years as (
    select
        agency_id,
        unnest(range(min(year), $year::integer + 1)) as year
    from sent
    group by agency_id
),

stated as (
    select
        agency_id,
        metric,
        year,
        value,
        approximate,
        state = 'marked' as marked,
        concat_ws('.', metric, nullif(member, ''), nullif(applicant, '')) as figure_key
    from figure
    where
        list_contains($agencies::varchar[], agency_id)
        and year between $year - 9 and $year
        and metric in (select metric from chosen)
        and member in ('', 'total')
        and applicant in ('', 'total')
        and shown
)

select
    years.agency_id,
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
left join sent using (agency_id, year)
left join stated
    on
        stated.agency_id = years.agency_id
        and stated.metric = chosen.metric
        and stated.year = years.year
order by years.agency_id, chosen.position, years.year
