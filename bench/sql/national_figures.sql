-- What do some of the reports state?
-- grain:   one row per (report, thing); one in a hundred is blank, one in a hundred marked
-- params:  $first, $last (agency_id)
-- columns: those of figure
create or replace temp table staged_figure as
select
    concat(report.report_id, '#', key.ordinal) as figure_id,
    report.report_id,
    report.agency_id,
    report.year,
    key.metric,
    key.member,
    key.applicant,
    key.label,
    case when chance % 100 > 0 then (hash(report.agency_id, key.ordinal) % 400 + chance % 90) end::decimal(18, 4) as value,
    key.origin = 'narrative' and chance % 50 = 1 as approximate,
    key.origin,
    case when chance % 100 = 2 then 'marked' when key.origin = 'table' then 'proved' else 'read' end as state,
    case when chance % 100 = 2 then '数字与合计不符' else '' end as reason,
    case when key.origin = 'table' then (chance % 90)::varchar else concat(key.label, chance % 90, '件') end as quote,
    case when key.origin = 'table' then '' else concat('本年度', key.label, chance % 90, '件，均按规定办理。') end as context,
    1 + (key.ordinal > 150)::integer as page,
    key.ordinal * 6 as char_start,
    key.ordinal * 6 + 3 as char_end,
    1.0 as confidence,
    key.shown
from (
    select *
    from report
    where agency_id between $first and $last
) as report
cross join key
cross join lateral (select hash(report.report_id, key.ordinal) as chance)
