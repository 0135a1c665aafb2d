-- Who stopped publishing through a channel, and who began to?
-- grain:   one row per (agency_id, channel) that published in one of the two years only, or whose report of $year is
--          missing; at most $most of each kind, those with the largest numbers, first those who stopped
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year, $most
-- columns: kind (zero: published last year, states 0 now; silent: published last year, states nothing now though its
--          report is there; absent: published last year, no report now; began: its report of last year states 0 or
--          nothing, it publishes now); agency_id, short_name, district_code; metric, member (of new media, else
--          empty), label; unit; year, previous (last year's value), value (null = not stated); figure_key (of the
--          value), former_key (of last year's); found (how many of that kind there are, shown or not)
-- basis:   marts/output_change: what a report does not state is missing, never zero; among agencies that are chosen, a
--          government counts unless another of them reported
with changed as (
    select
        output_change.*,
        coalesce(member.label, output_change.member) as label,
        metric.unit,
        metric.position
    from output_change
    join metric on metric.metric = output_change.metric
    left join member on member.metric = output_change.metric and member.member = output_change.member
    where
        output_change.year = $year
        and ($district = 'all' or output_change.district_code = $district)
        and if(
            len($agencies::varchar[]) = 0,
            output_change.counts,
            list_contains($agencies::varchar[], output_change.agency_id)
        )
        and not list_has_any(output_change.beside, $agencies::varchar[])
)

select
    kind,
    agency_id,
    short_name,
    district_code,
    metric,
    member,
    label,
    unit,
    cast($year as integer) as year,
    cast(previous as double) as previous,
    cast(value as double) as value,
    if(written is not null, concat_ws('.', metric, nullif(written, '')), null) as figure_key,
    if(formerly_written is not null, concat_ws('.', metric, nullif(formerly_written, '')), null) as former_key,
    cast(count(*) over (by_size rows between unbounded preceding and unbounded following) as integer) as found
from changed
window by_size as (partition by kind order by greatest(previous, value) desc, agency_id, position, member)
qualify row_number() over by_size <= $most
order by
    list_position(['zero', 'silent', 'absent', 'began'], kind),
    greatest(previous, value) desc,
    agency_id,
    position,
    member
