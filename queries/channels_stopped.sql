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
with scope as (
    select agency_id, year, short_name, district_code
    from in_sum($district, $agencies, $year::integer - 1, $year::integer)
),

sent as (
    select
        agency_id,
        any_value(short_name) as short_name,
        any_value(district_code) as district_code,
        bool_or(year = $year) as is_now,
        bool_or(year < $year) as was_before
    from scope
    group by agency_id
),

stated as (
    select
        series.agency_id,
        series.metric,
        if(series.member = 'total', '', series.member) as member,
        max(series.value) filter (where series.year = $year::integer - 1) as previous,
        max(series.value) filter (where series.year = $year::integer) as value,
        any_value(concat_ws('.', series.metric, nullif(series.member, ''))) filter (where series.year = $year::integer)
            as figure_key,
        any_value(concat_ws('.', series.metric, nullif(series.member, ''))) filter (where series.year < $year::integer)
            as former_key
    from series
    join scope on scope.agency_id = series.agency_id and scope.year = series.year
    where
        series.metric in ('website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations')
        and (series.member in ('', 'total') or series.metric = 'newmedia_posts')
        and series.year between $year::integer - 1 and $year::integer
    group by series.agency_id, series.metric, if(series.member = 'total', '', series.member)
),

-- A report may give the channels of new media without their sum: then it is not silent about new media.
taken_apart as (
    select agency_id, metric, sum(previous) as previous, sum(value) as value
    from stated
    where member <> ''
    group by agency_id, metric
),

changed as (
    select
        case
            when stated.previous > 0 and not sent.is_now then 'absent'
            when stated.previous > 0 and coalesce(stated.value, taken_apart.value) is null then 'silent'
            when stated.previous > 0 and stated.value = 0 then 'zero'
            when stated.value > 0 and sent.was_before and coalesce(stated.previous, taken_apart.previous, 0) = 0
                then 'began'
        end as kind,
        sent.agency_id,
        sent.short_name,
        sent.district_code,
        stated.metric,
        stated.member,
        coalesce(member.label, stated.member) as label,
        metric.unit,
        stated.previous::double as previous,
        stated.value::double as value,
        stated.figure_key,
        stated.former_key,
        metric.position
    from stated
    join sent using (agency_id)
    join metric on metric.metric = stated.metric
    left join member on member.metric = stated.metric and member.member = stated.member
    left join taken_apart
        on taken_apart.agency_id = stated.agency_id
        and taken_apart.metric = stated.metric
        and stated.member = ''
    -- Whoever says nothing of new media as a whole has not stopped one of its channels only.
    where
        stated.member = ''
        or exists (
            select 1
            from stated as whole
            where
                whole.agency_id = stated.agency_id
                and whole.metric = stated.metric
                and whole.member = ''
                and whole.previous is not null
                and whole.value is not null
        )
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
    previous,
    value,
    figure_key,
    former_key,
    cast(count(*) over (partition by kind) as integer) as found
from changed
where kind is not null
qualify
    row_number() over (partition by kind order by greatest(previous, value) desc, agency_id, position, member) <= $most
order by
    list_position(['zero', 'silent', 'absent', 'began'], kind),
    greatest(previous, value) desc,
    agency_id,
    position,
    member
