-- What do the numbers that come to the fore come to: of an agency, and of all agencies of a district together?
-- grain:   one row per (level, body, year, metric) of each year with a report; metrics as in marts/yearly, also where
--          no report states it
-- params:  none
-- columns: level (agency, district), body (agency_id, or a district's code), district_code ("none" = in no district),
--          beside, counts (as in marts/tally), name (of the agency, or of the district), district; year, metric; value
--          (in the metric's unit, null = stated by nobody), agencies (个 that state it), reports (份), approximate (a
--          value that is stated is), marked (个存疑数字); now, previous (of those that state it in this year and the
--          year before), pairs (how many these are), pairs_approximate, pairs_marked (a value of this year among these
--          is); alike (false: an agency whose report counts in one of the two years only, see marts/yearly)
-- basis:   queries/headline, queries/largest_changes, queries/outputs_by_year; of a district only pairs that are alike
create view yearly_sum as
with of_agency as (
    select
        'agency' as level,
        counted.agency_id as body,
        counted.district_code,
        counted.beside,
        counted.counts,
        counted.short_name as name,
        counted.district,
        counted.year,
        metrics.metric,
        yearly.value,
        cast(yearly.value is not null as integer) as agencies,
        1 as reports,
        coalesce(yearly.approximate and agencies = 1, false) as approximate,
        cast(coalesce(yearly.marked, false) as integer) as marked,
        if(yearly.previous is not null, yearly.value, null) as now,
        if(yearly.value is not null, yearly.previous, null) as previous,
        cast(yearly.value is not null and yearly.previous is not null as integer) as pairs,
        coalesce(yearly.approximate and pairs = 1, false) as pairs_approximate,
        coalesce(yearly.marked and pairs = 1, false) as pairs_marked,
        coalesce(yearly.alike, true) as alike
    from counted
    cross join unnest(
        [
            'website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations', 'hotline_orders',
            'requests_new'
        ]
    ) as metrics (metric)
    left join yearly on yearly.report_id = counted.report_id and yearly.metric = metrics.metric
)

from of_agency
union all
select
    'district',
    district_code,
    district_code,
    [],
    true,
    any_value(district),
    any_value(district),
    year,
    metric,
    cast(sum(value) as decimal(18, 4)),
    cast(sum(agencies) as integer),
    cast(count(*) as integer),
    bool_or(approximate),
    cast(sum(marked) as integer),
    cast(sum(now) filter (where alike) as decimal(18, 4)),
    cast(sum(previous) filter (where alike) as decimal(18, 4)),
    cast(coalesce(sum(pairs) filter (where alike), 0) as integer),
    coalesce(bool_or(pairs_approximate) filter (where alike), false),
    coalesce(bool_or(pairs_marked) filter (where alike), false),
    true
from of_agency
where counts
group by district_code, year, metric
