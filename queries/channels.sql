-- How much did one report say it published through each channel?
-- grain:   one row per channel, missing ones too
-- params:  $report (report_id)
-- columns: label; unit; value (in unit, null = missing or blank); approximate
with channel (position, metric, member, label) as (
    values
    (1, 'website_posts', 'total', '政府网站'),
    (2, 'newmedia_posts', 'total', '政务新媒体'),
    (3, 'board_posts', '', '公告栏、电子屏'),
    (4, 'policy_interpretations', '', '政策解读')
)

select
    channel.label,
    metric.unit,
    cast(figure.value as double) as value,
    coalesce(figure.approximate, false) as approximate
from channel
join metric using (metric)
left join figure
    on
        figure.report_id = $report
        and figure.shown
        and figure.metric = channel.metric
        and figure.member = channel.member
order by channel.position
