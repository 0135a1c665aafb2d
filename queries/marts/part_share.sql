-- Which share of its whole is each part that reports break a number into?
-- grain:   part_share(of_metric, agency_ids, from_year, to_year): one row per (agency_id, year, member); a report
--          that states no parts has no rows
-- params:  none
-- columns: agency_id, short_name, year; member (key, or the label as written), label, position, mapped (false = the
--          catalogue does not know the label); numerator (the part), denominator (the total that the report states;
--          null = it states none), value (0 to 1), low, high (Wilson's 95 % interval), is_small (the denominator is
--          below 30), approximate, marked (the part or the total is)
-- basis:   parts over the total as stated, not over their sum: what no part explains stays unexplained
create macro part_share(of_metric, agency_ids, from_year, to_year) as table
with stated as (
    select agency_id, year, member, value::double as value, approximate, state = 'marked' as marked
    from figure
    where
        shown
        and metric = of_metric
        and applicant = ''
        and agency_id in (select unnest(agency_ids))
        and year between from_year and to_year
),

whole as (
    select agency_id, year, value, approximate, marked
    from stated
    where member = 'total'
)

select
    part.agency_id,
    counted.short_name,
    part.year,
    part.member,
    coalesce(member.label, part.member) as label,
    coalesce(member.position, 1000) as position,
    member.member is not null as mapped,
    part.value as numerator,
    whole.value as denominator,
    quotient(part.value, whole.value) as value,
    wilson_low(part.value, whole.value) as low,
    wilson_high(part.value, whole.value) as high,
    coalesce(whole.value < 30, false) as is_small,
    part.approximate or coalesce(whole.approximate, false) as approximate,
    part.marked or coalesce(whole.marked, false) as marked
from stated as part
join counted on counted.agency_id = part.agency_id and counted.year = part.year
left join whole on whole.agency_id = part.agency_id and whole.year = part.year
left join member on member.metric = of_metric and member.member = part.member
where part.member not in ('', 'total')
