-- Which parts of a total moved against the year before, and who takes it apart in another way now?
-- grain:   one row per member that agencies with the same scheme in both years have, the largest move first; always
--          at least one row, whose member is null where there is none
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year, $metric (hotline_orders, newmedia_posts)
-- columns: member, label; before, after (in the metric's unit, of the agencies with the same scheme), difference,
--          change_ratio (over before); unit; compared (个单位 with the same scheme), renewed (个单位 with another
--          scheme than the year before), renewed_names (of these, at most three), former_parts, present_parts (what
--          these divided into, at most six labels)
-- basis:   marts/part_change for all agencies of districts, marts/moved_parts for some: parts are compared only where
--          they mean the same
with summed as (
    select *
    from part_change
    where
        len($agencies::varchar[]) = 0
        and ($district = 'all' or district_code = $district)
        and year = $year
        and metric = $metric
    union all
    select *
    from moved_parts($district, $agencies, $year::integer - 1, $year::integer)
    where len($agencies::varchar[]) > 0 and year = $year and metric = $metric
),

counted as (
    select
        cast(coalesce(sum(compared), 0) as integer) as compared,
        cast(coalesce(sum(renewed), 0) as integer) as renewed,
        list_transform(
            list_sort(coalesce(flatten(list(renewed_agencies) filter (where renewed > 0)), []))[:3],
            lambda agency: agency.short_name
        ) as renewed_names
    from summed
    where member is null
),

together as (
    select
        summed.member,
        coalesce(any_value(member.label), summed.member) as label,
        cast(sum(summed.before) as double) as before,
        cast(sum(summed.after) as double) as after,
        sum(summed.former) as former,
        sum(summed.present) as present
    from summed
    left join member on member.metric = $metric and member.member = summed.member
    where summed.member is not null
    group by summed.member
),

divided as (
    select
        coalesce(list(label order by former desc, member) filter (where former is not null), [])[:6] as former_parts,
        coalesce(list(label order by present desc, member) filter (where present is not null), [])[:6] as present_parts
    from together
),

moved as (
    select member, label, before, after
    from together
    where before is not null or after is not null
    order by abs(coalesce(after, 0) - coalesce(before, 0)) desc, member
    limit 12
)

select
    moved.*,
    moved.after - moved.before as difference,
    quotient(moved.after - moved.before, moved.before) as change_ratio,
    (select unit from metric where metric = $metric) as unit,
    counted.*,
    divided.*
from counted
cross join divided
left join moved on true
order by abs(coalesce(moved.after, 0) - coalesce(moved.before, 0)) desc, moved.member
