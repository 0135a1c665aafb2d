-- Who stopped publishing through a channel, and who began to?
-- grain:   one row per (agency_id, year, metric, member) that published in that year or the one before, not in both;
--          a year without a report of the agency included, if it follows one with a report
-- params:  none
-- columns: kind (as in channels_stopped); agency_id, short_name, district_code ("none" = in no district); beside, counts
--          (as in marts/counted, of both years together: false if a report of either does not count); year; metric,
--          member (of new media, else empty); previous (last year's value), value (in the metric's unit, null = not
--          stated); written, formerly_written (the member as the figures of the two years have it, null = no figure)
-- basis:   queries/channels_stopped; a report that is not added up in a year is there all the same: who counts in one of
--          the two years only neither stopped nor began
create view output_change as
with sent as (
    select
        coalesce(now.agency_id, before.agency_id) as agency_id,
        coalesce(now.short_name, before.short_name) as short_name,
        coalesce(now.district_code, before.district_code) as district_code,
        coalesce(now.year, before.year + 1) as year,
        now.report_id is not null as is_sent,
        before.report_id is not null as was_sent,
        coalesce(now.counts, true) and coalesce(before.counts, true) as counts,
        list_concat(coalesce(now.beside, []), coalesce(before.beside, [])) as beside
    from counted as now
    full join counted as before on before.agency_id = now.agency_id and before.year = now.year - 1
),

told as (
    select
        series.agency_id,
        series.year,
        series.metric,
        if(series.member = 'total', '', series.member) as member,
        max(series.value) as value,
        max(series.member) as written
    from series
    join counted using (report_id)
    where
        series.metric in ('website_posts', 'newmedia_posts', 'board_posts', 'policy_interpretations')
        and (series.member in ('', 'total') or series.metric = 'newmedia_posts')
    group by series.agency_id, series.year, series.metric, if(series.member = 'total', '', series.member)
),

stated as (
    select
        coalesce(now.agency_id, before.agency_id) as agency_id,
        coalesce(now.year, before.year + 1) as year,
        coalesce(now.metric, before.metric) as metric,
        coalesce(now.member, before.member) as member,
        before.value as previous,
        now.value,
        now.written,
        before.written as formerly_written
    from told as now
    full join told as before
        on before.agency_id = now.agency_id
        and before.year = now.year - 1
        and before.metric = now.metric
        and before.member = now.member
),

-- A report may give the channels of new media without their sum: then it is not silent about new media. And whoever
-- says nothing of new media as a whole has not stopped one of its channels only.
taken_apart as (
    select
        agency_id,
        year,
        sum(previous) filter (where member <> '') as previous,
        sum(value) filter (where member <> '') as value,
        bool_or(member = '' and previous is not null and value is not null) as is_told
    from stated
    where metric = 'newmedia_posts'
    group by agency_id, year
)

select
    case
        when stated.previous > 0 and not sent.is_sent then 'absent'
        when stated.previous > 0 and coalesce(stated.value, if(stated.member = '', taken_apart.value, null)) is null
            then 'silent'
        when stated.previous > 0 and stated.value = 0 then 'zero'
        when
            stated.value > 0
            and sent.was_sent
            and coalesce(stated.previous, if(stated.member = '', taken_apart.previous, null), 0) = 0
            then 'began'
    end as kind,
    sent.agency_id,
    sent.short_name,
    sent.district_code,
    sent.beside,
    sent.counts,
    sent.year,
    stated.metric,
    stated.member,
    stated.previous,
    stated.value,
    stated.written,
    stated.formerly_written
from stated
join sent on sent.agency_id = stated.agency_id and sent.year = stated.year
left join taken_apart
    on taken_apart.agency_id = stated.agency_id
    and taken_apart.year = stated.year
    and stated.metric = 'newmedia_posts'
where kind is not null and (stated.member = '' or taken_apart.is_told)
