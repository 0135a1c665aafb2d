-- What is a metric of one agency made of, in a year and the four before it?
-- grain:   one row per (year, part); parts that the catalogue does not know are one part, other; what
--          the report's total has beyond its parts is one more, unstated. A year without parts has no rows
-- params:  $agency (id), $metric (with one dimension: hotline_orders, newmedia_posts), $year
-- columns: year; member (key), label; value (in the metric's unit)
with stated as (
    select
        year,
        member,
        value
    from figure
    where agency_id = $agency and metric = $metric and year <= $year and year > $year - 5 and shown and value is not null
),

parts as (
    select
        stated.year,
        coalesce(member.member, 'other') as member,
        coalesce(member.label, '其他') as label,
        coalesce(member.position, 1000) as position,
        stated.value
    from stated
    left join member on member.metric = $metric and member.member = stated.member
    where stated.member <> 'total'
),

remainder as (
    select
        year,
        'unstated' as member,
        '未说明' as label,
        2000 as position,
        max(value) filter (where member = 'total') - sum(value) filter (where member <> 'total') as value
    from stated
    group by year
    having value > 0
)

select
    year,
    member,
    any_value(label) as label,
    cast(sum(value) as double) as value
from (
    select * from parts
    union all
    select * from remainder
) as combined
group by year, member
order by year, min(position)
