-- What do reports say of the numbers that come to the fore and of their channels, and what a year before?
-- grain:   one row per (report_id, metric) that the report states
-- params:  none
-- columns: report_id, agency_id, year; metric (website_posts, newmedia_posts, board_posts, policy_interpretations,
--          hotline_orders, requests_new); value (in the metric's unit, null = left blank), approximate, marked;
--          previous (of the year before, null = no report or not stated), alike (the report and that of the year
--          before count alike, see marts/counted)
-- basis:   queries/headline, queries/outputs_by_year
create view yearly as
with told as (
    select
        series.report_id,
        series.agency_id,
        series.year,
        series.metric,
        series.value,
        series.approximate,
        series.state = 'marked' as marked,
        counted.counts
    from series
    join counted using (report_id)
    where
        (series.metric, series.member, series.applicant) in (
            ('website_posts', 'total', ''),
            ('newmedia_posts', 'total', ''),
            ('board_posts', 'total', ''),
            ('board_posts', '', ''),
            ('policy_interpretations', '', ''),
            ('hotline_orders', 'total', ''),
            ('requests_new', '', 'total')
        )
    -- A report that takes its boards apart has their total under that name.
    qualify row_number() over (partition by series.report_id, series.metric order by series.member desc) = 1
)

select
    told.* exclude (counts),
    before.value as previous,
    coalesce(told.counts = before.counts, true) as alike
from told
left join told as before
    on before.agency_id = told.agency_id and before.metric = told.metric and before.year = told.year - 1
