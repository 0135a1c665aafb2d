-- What are the hotline orders and the new-media posts of some agencies made of, in a year and the four before it?
-- grain:   one row per (metric, year, part); of more than seven parts, those that the catalogue does not know and
--          the smallest are one, other; what the total of a report has beyond its own parts is one more, unstated
--          (a report may state parts and no total). A year without parts has no rows
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year
-- columns: metric (hotline_orders, newmedia_posts); year; member (key, or the label as written), label; value (in
--          the metric's unit), approximate; agencies (个单位 that stated the metric in that year)
with reported as (
    select
        series.report_id,
        series.metric,
        series.year,
        series.member,
        series.value,
        series.approximate
    from series
    join in_sum($district, $agencies, $year::integer - 4, $year::integer) as scope using (report_id)
    where
        series.metric in ('hotline_orders', 'newmedia_posts')
        and series.year between $year - 4 and $year
        and series.value is not null
),

counted as (
    select
        metric,
        year,
        cast(count(distinct report_id) as integer) as agencies
    from reported
    group by metric, year
),

stated as (
    select
        metric,
        year,
        member,
        sum(value) as value,
        bool_or(approximate) as approximate
    from reported
    group by metric, year, member
),

named as (
    select
        stated.metric,
        stated.year,
        coalesce(member.member, stated.member) as member,
        coalesce(member.label, stated.member) as label,
        coalesce(member.position, 900) as position,
        stated.value,
        stated.approximate,
        row_number() over (
            partition by stated.metric, stated.year
            order by member.member is null, stated.value desc, stated.member
        ) as place,
        count(*) over (partition by stated.metric, stated.year) as parts
    from stated
    left join member on member.metric = stated.metric and member.member = stated.member
    where stated.member <> 'total'
),

parts as (
    select
        metric,
        year,
        case when parts > 7 and place > 6 then 'other' else member end as member,
        case when parts > 7 and place > 6 then '其他' else label end as label,
        case when parts > 7 and place > 6 then 1000 else position end as position,
        value,
        approximate
    from named
),

unexplained as (
    select
        metric,
        year,
        sum(value) filter (where member = 'total')
        - coalesce(sum(value) filter (where member <> 'total'), 0) as value,
        bool_or(approximate) as approximate
    from reported
    group by report_id, metric, year
),

remainder as (
    select
        unexplained.metric,
        unexplained.year,
        'unstated' as member,
        '未说明' as label,
        2000 as position,
        sum(unexplained.value) as value,
        bool_or(unexplained.approximate) as approximate
    from unexplained
    where
        unexplained.value > 0
        and exists (
            select 1
            from parts
            where parts.metric = unexplained.metric and parts.year = unexplained.year
        )
    group by unexplained.metric, unexplained.year
)

select
    metric,
    year,
    member,
    any_value(label) as label,
    cast(sum(value) as double) as value,
    bool_or(approximate) as approximate,
    any_value(counted.agencies) as agencies
from (
    select * from parts
    union all
    select * from remainder
) as combined
join counted using (metric, year)
group by metric, year, member
order by metric, year, min(position), value desc
