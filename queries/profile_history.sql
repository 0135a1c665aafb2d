-- What did the reports of some agencies say of the numbers that come to the fore, in the year and the nine before it?
-- grain:   one row per (agency_id, metric, year), for each year from the agency's first report to $year, in the order
--          of metrics
-- params:  $agencies (ids), $year
-- columns: agency_id; position, metric, label, unit; headline (the label among the page's headline figures, null = not
--          one of them); year; reported (a report of that year is there); value (in unit, null = missing or blank),
--          approximate, marked; figure_key (see marts/figure_key; null = not stated); change_ratio (同比, null = no
--          base); agencies (1 = stated), comparable_agencies (1 = stated in that year and the one before)
-- basis:   queries/headline gives the same of an agency, without the numbers that are no headline figures
with sent as (
    select
        agency_id,
        any_value(district_code) as district_code,
        list(year) as years,
        unnest(range(min(year), $year::integer + 1)) as year
    from counted
    where list_contains($agencies::varchar[], agency_id) and year between $year - 9 and $year
    group by agency_id
)

select
    sent.agency_id,
    list_position(
        ['website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations', 'hotline_orders', 'requests_new'],
        metric.metric
    ) as position,
    metric.metric,
    metric.label,
    metric.unit,
    headlined.label as headline,
    cast(sent.year as integer) as year,
    list_contains(sent.years, sent.year) as reported,
    known_number.value,
    coalesce(known_number.approximate, false) as approximate,
    coalesce(known_number.marked, false) as marked,
    known_number.figure_key,
    quotient(known_number.value - known_number.previous, known_number.previous) as change_ratio,
    cast(known_number.value is not null as integer) as agencies,
    cast(known_number.value is not null and known_number.previous is not null as integer) as comparable_agencies
from sent
cross join metric
left join headlined() as headlined on headlined.metric = metric.metric
left join known_number
    on known_number.key = metric.metric
    and known_number.scope = sent.district_code
    and known_number.body = sent.agency_id
    and known_number.year = sent.year
    and known_number.key in (
        'website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations', 'hotline_orders', 'requests_new'
    )
    and list_contains($agencies::varchar[], known_number.body)
where
    metric.metric in (
        'website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations', 'hotline_orders', 'requests_new'
    )
order by sent.agency_id, position, sent.year
