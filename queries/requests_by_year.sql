-- How many requests for information came in, and what became of them, year by year?
-- grain:   one row per (year, part) of each year with a report, in the order of the form
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $first_year, $year (the last)
-- columns: year; part (requests_new, requests_carried_in; the outcomes disclosed, partly_disclosed, denied, unavailable,
--          rejected, other_handling; requests_carried_out; requests_processed, the total that the form prints of the
--          outcomes), label, side (in, out, sum); value (件; null = missing); agencies (个 whose figures are in the sum),
--          reports (份); approximate, marked
-- basis:   table three; what came in and what became of it are added over the same agencies, those whose reports state
--          every part, so that they balance where each report does. Of a single report what it states. See
--          marts/in_sum for whose reports are added
with scope as (
    select * from in_sum($district, $agencies, $first_year::integer, $year::integer)
),

-- The terms of the indicators are these parts, each missing where a cell of it is.
stated as (
    select
        scope.agency_id,
        scope.year,
        cast(count(*) over (partition by scope.year) as integer) as reports,
        any_value(denominator) filter (where indicator_key = 'natural_person_share') as requests_new,
        any_value(numerator) filter (where indicator_key = 'received_total') as received,
        any_value(numerator) filter (where indicator_key = 'full_disclosure_rate') as disclosed,
        any_value(numerator) filter (where indicator_key = 'partial_disclosure_rate') as partly_disclosed,
        any_value(numerator) filter (where indicator_key = 'refusal_rate') as denied,
        any_value(numerator) filter (where indicator_key = 'unable_rate') as unavailable,
        any_value(numerator) filter (where indicator_key = 'not_processed_rate') as rejected,
        any_value(numerator) filter (where indicator_key = 'other_processing_rate') as other_handling,
        any_value(numerator) filter (where indicator_key = 'carry_out_rate') as requests_carried_out,
        any_value(numerator) filter (where indicator_key = 'completion_rate') as requests_processed,
        coalesce(bool_or(approximate), false) as approximate,
        coalesce(bool_or(marked), false) as marked
    from scope
    join indicator_term using (agency_id, year)
    where
        indicator_key in (
            'natural_person_share', 'received_total', 'full_disclosure_rate', 'partial_disclosure_rate',
            'refusal_rate', 'unable_rate', 'not_processed_rate', 'other_processing_rate', 'carry_out_rate',
            'completion_rate'
        )
    group by scope.agency_id, scope.year
),

part as (
    select
        agency_id,
        year,
        reports,
        approximate,
        marked,
        unnest(
            [
                {'position': 1, 'side': 'in', 'part': 'requests_new', 'label': '本年新收', 'value': requests_new},
                {
                    'position': 2, 'side': 'in', 'part': 'requests_carried_in', 'label': '上年结转',
                    'value': received - requests_new
                },
                {'position': 3, 'side': 'out', 'part': 'disclosed', 'label': '予以公开', 'value': disclosed},
                {
                    'position': 4, 'side': 'out', 'part': 'partly_disclosed', 'label': '部分公开',
                    'value': partly_disclosed
                },
                {'position': 5, 'side': 'out', 'part': 'denied', 'label': '不予公开', 'value': denied},
                {'position': 6, 'side': 'out', 'part': 'unavailable', 'label': '无法提供', 'value': unavailable},
                {'position': 7, 'side': 'out', 'part': 'rejected', 'label': '不予处理', 'value': rejected},
                {
                    'position': 8, 'side': 'out', 'part': 'other_handling', 'label': '其他处理',
                    'value': other_handling
                },
                {
                    'position': 9, 'side': 'out', 'part': 'requests_carried_out', 'label': '结转下年度',
                    'value': requests_carried_out
                },
                {
                    'position': 10, 'side': 'sum', 'part': 'requests_processed', 'label': '办理结果总计',
                    'value': requests_processed
                }
            ],
            recursive := true
        )
    from stated
),

used as (
    select
        *,
        reports = 1 or bool_and(value is not null or side = 'sum') over (partition by agency_id, year) as counts
    from part
)

select
    year,
    part,
    any_value(label) as label,
    any_value(side) as side,
    sum(value) filter (where counts) as value,
    cast(count(*) filter (where counts) as integer) as agencies,
    any_value(reports) as reports,
    coalesce(bool_or(approximate) filter (where counts), false) as approximate,
    coalesce(bool_or(marked) filter (where counts), false) as marked
from used
group by year, part
order by year, min(position)
