-- What are the hotline orders and the new-media posts of one agency made of, in a year and the four before it?
-- grain:   one row per (metric, year, part); of more than seven parts, those that the catalogue does not know and
--          the smallest are one, other; what the report's total has beyond its parts is one more, unstated. A
--          year without parts has no rows
-- params:  $agency (id), $year
-- columns: metric (hotline_orders, newmedia_posts); year; member (key, or the label as written), label; value (in
--          the metric's unit)
with stated as (
    select
        metric,
        year,
        member,
        value
    from figure
    where
        agency_id = $agency
        and metric in ('hotline_orders', 'newmedia_posts')
        and year <= $year
        and year > $year - 5
        and shown
        and value is not null
),

named as (
    select
        stated.metric,
        stated.year,
        coalesce(member.member, stated.member) as member,
        coalesce(member.label, stated.member) as label,
        coalesce(member.position, 900) as position,
        stated.value,
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
        value
    from named
),

remainder as (
    select
        metric,
        year,
        'unstated' as member,
        '未说明' as label,
        2000 as position,
        max(value) filter (where member = 'total') - sum(value) filter (where member <> 'total') as value
    from stated
    group by metric, year
    having value > 0
)

select
    metric,
    year,
    member,
    any_value(label) as label,
    cast(sum(value) as double) as value
from (
    select * from parts
    union all
    select * from remainder
) as combined
group by metric, year, member
order by metric, year, min(position), value desc
