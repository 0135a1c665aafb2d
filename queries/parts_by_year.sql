-- What are the hotline orders and the new-media posts of some agencies made of, in a year and the four before it?
-- grain:   one row per (metric, year, part); of more than seven parts, those that the catalogue does not know and
--          the smallest are one, other; what the total of a report has beyond its own parts is one more, unstated
--          (a report may state parts and no total). A year without parts has no rows
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year
-- columns: metric (hotline_orders, newmedia_posts); year; member (key, or the label as written), label; value (in
--          the metric's unit), approximate; agencies (个单位 that stated the metric in that year)
-- basis:   marts/part_sum for all agencies of districts, marts/in_sum for some
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
        len($agencies::varchar[]) > 0
        and series.metric in ('hotline_orders', 'newmedia_posts')
        and series.year between $year - 4 and $year
        and series.value is not null
),

of_report as (
    select
        metric,
        year,
        beyond_parts(value, member) as unstated,
        bool_or(approximate) as approximate,
        count(*) filter (where member <> 'total') as parts
    from reported
    group by report_id, metric, year
),

-- All agencies of districts are added up already.
summed as (
    select metric, year, member, value, approximate, agencies, parts
    from part_sum
    where
        len($agencies::varchar[]) = 0
        and ($district = 'all' or district_code = $district)
        and year between $year - 4 and $year
    union all
    select metric, year, member, value, approximate, 0, 0
    from reported
    where member <> 'total'
    union all
    select
        metric,
        year,
        null,
        if(unstated > 0, unstated, null),
        if(unstated > 0, approximate, null),
        1,
        parts
    from of_report
),

whole as (
    select
        metric,
        year,
        cast(sum(agencies) as integer) as agencies,
        sum(value) as unstated,
        bool_or(approximate) as approximate
    from summed
    where member is null
    group by metric, year
    having sum(parts) > 0
),

stated as (
    select
        metric,
        year,
        member,
        sum(value) as value,
        bool_or(approximate) as approximate
    from summed
    where member is not null
    group by metric, year, member
),

named as (
    select
        stated.metric,
        stated.year,
        stated.member,
        coalesce(member.label, stated.member) as label,
        coalesce(member.position, 900) as position,
        stated.value,
        stated.approximate,
        row_number() over by_size > 6
        and count(*) over (by_size rows between unbounded preceding and unbounded following) > 7 as is_small
    from stated
    left join member on member.metric = stated.metric and member.member = stated.member
    window
        by_size as (
            partition by stated.metric, stated.year
            order by member.member is null, stated.value desc, stated.member
        )
),

part as (
    select
        metric,
        year,
        if(is_small, 'other', member) as member,
        if(is_small, '其他', label) as label,
        if(is_small, 1000, position) as position,
        value,
        approximate
    from named
    union all
    select metric, year, 'unstated', '未说明', 2000, unstated, approximate
    from whole
    where unstated is not null
)

select
    metric,
    year,
    part.member,
    any_value(part.label) as label,
    cast(sum(part.value) as double) as value,
    bool_or(part.approximate) as approximate,
    any_value(whole.agencies) as agencies
from part
join whole using (metric, year)
group by metric, year, part.member
order by metric, year, min(part.position), value desc, part.member
