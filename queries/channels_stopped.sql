-- Who stopped publishing through a channel, and who began to?
-- grain:   one row per (agency_id, channel) that published in one of the two years only, or whose report of $year is
--          missing; at most $most of each kind, those with the largest numbers, first those who stopped
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year, $most
-- columns: kind (zero: published last year, states 0 now; silent: published last year, states nothing now though its
--          report is there; absent: published last year, no report now; began: its report of last year states 0 or
--          nothing, it publishes now); agency_id, short_name, district_code; metric, member (of new media, else
--          empty), label; unit; year, previous (last year's value), value (null = not stated); figure_key (of the
--          value), former_key (of last year's); found (how many of that kind there are, shown or not)
-- basis:   what a report does not state is missing, never zero
with sent as (
    select
        agency_id,
        any_value(short_name) as short_name,
        any_value(district_code) as district_code,
        any_value(report_id) filter (where year = $year) as report_now,
        any_value(report_id) filter (where year < $year) as report_before
    from in_sum($district, $agencies, $year::integer - 1, $year::integer)
    group by agency_id
),

stated as (
    select
        sent.agency_id,
        any_value(sent.short_name) as short_name,
        any_value(sent.district_code) as district_code,
        any_value(sent.report_now) as report_now,
        any_value(sent.report_before) as report_before,
        series.metric,
        if(series.member = 'total', '', series.member) as member,
        max(series.value) filter (where series.year < $year) as previous,
        max(series.value) filter (where series.year = $year) as value,
        any_value(series.member) filter (where series.year = $year) as written,
        any_value(series.member) filter (where series.year < $year) as formerly_written
    from series
    join sent on sent.agency_id = series.agency_id and series.report_id in (sent.report_now, sent.report_before)
    where
        series.metric in ('website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations')
        and (series.member in ('', 'total') or series.metric = 'newmedia_posts')
        and series.year between $year::integer - 1 and $year::integer
    group by sent.agency_id, series.metric, if(series.member = 'total', '', series.member)
),

-- A report may give the channels of new media without their sum: then it is not silent about new media. And whoever
-- says nothing of new media as a whole has not stopped one of its channels only.
taken_apart as (
    select
        agency_id,
        sum(previous) filter (where member <> '') as previous,
        sum(value) filter (where member <> '') as value,
        bool_or(member = '' and previous is not null and value is not null) as is_told
    from stated
    where metric = 'newmedia_posts'
    group by agency_id
),

beside as (
    select
        stated.*,
        if(stated.member = '', taken_apart.previous, null) as previous_parts,
        if(stated.member = '', taken_apart.value, null) as parts
    from stated
    left join taken_apart on taken_apart.agency_id = stated.agency_id and stated.metric = 'newmedia_posts'
    where stated.member = '' or taken_apart.is_told
),

changed as (
    select
        case
            when beside.previous > 0 and beside.report_now is null then 'absent'
            when beside.previous > 0 and coalesce(beside.value, beside.parts) is null then 'silent'
            when beside.previous > 0 and beside.value = 0 then 'zero'
            when
                beside.value > 0
                and beside.report_before is not null
                and coalesce(beside.previous, beside.previous_parts, 0) = 0
                then 'began'
        end as kind,
        beside.*,
        coalesce(member.label, beside.member) as label,
        metric.unit,
        metric.position
    from beside
    join metric on metric.metric = beside.metric
    left join member on member.metric = beside.metric and member.member = beside.member
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
where kind is not null
window by_size as (partition by kind order by greatest(previous, value) desc, agency_id, position, member)
qualify row_number() over by_size <= $most
order by
    list_position(['zero', 'silent', 'absent', 'began'], kind),
    greatest(previous, value) desc,
    agency_id,
    position,
    member
