-- What are the hotline orders and the new-media posts of a district made of, over the reports that are added up?
-- grain:   one row per (district_code, year, metric, member, label) that a report states, and one without a member of
--          each (district_code, year, metric) that any states
-- params:  none
-- columns: district_code ("none" = in no district), year; metric (hotline_orders, newmedia_posts); member (key, or the
--          label as written; null = of the metric as a whole), label (as the reports write it); value (of a part, in
--          the metric's unit; of the whole what the totals of reports have beyond their own parts, null = nothing),
--          approximate (null of such a nothing), marked (of a part); agencies (个单位 that state the part, or the
--          metric), parts (stated; of the whole, 0 of a part)
-- basis:   marts/counted; report by report, as one may state parts and no total
create view part_sum as
with reported as (
    select
        counted.district_code,
        series.report_id,
        series.year,
        series.metric,
        series.member,
        series.label,
        series.value,
        series.approximate,
        series.state = 'marked' as marked
    from series
    join counted using (report_id)
    where
        counted.counts
        and series.metric in ('hotline_orders', 'newmedia_posts')
        and series.value is not null
),

of_report as (
    select
        district_code,
        year,
        metric,
        beyond_parts(value, member) as unstated,
        bool_or(approximate) as approximate,
        count(*) filter (where member <> 'total') as parts
    from reported
    group by report_id, district_code, year, metric
)

select
    district_code,
    year,
    metric,
    member,
    label,
    cast(sum(value) as decimal(18, 4)) as value,
    bool_or(approximate) as approximate,
    bool_or(marked) as marked,
    cast(count(distinct report_id) as integer) as agencies,
    0 as parts
from reported
where member <> 'total'
group by district_code, year, metric, member, label
union all
select
    district_code,
    year,
    metric,
    null,
    null,
    cast(sum(unstated) filter (where unstated > 0) as decimal(18, 4)),
    bool_or(approximate) filter (where unstated > 0),
    null,
    cast(count(*) as integer),
    cast(sum(parts) as integer)
from of_report
group by district_code, year, metric
