-- What do the reports of some agencies state?
-- grain:   one row per (report, thing), in the order of figure; one in a hundred is blank, one in a hundred marked
-- params:  $first, $last (agency_id)
-- columns: those of figure
insert into figure
select
    concat(report_id, '#', key.ordinal) as figure_id,
    report_id,
    agency_id,
    year,
    key.metric,
    key.member,
    key.applicant,
    key.label,
    stated_value(agency_id, key.ordinal, chance) as value,
    stated_about(key.origin, chance) as approximate,
    key.origin,
    stated_state(key.origin, chance) as state,
    if(chance % 100 = 2, '数字与合计不符', '') as reason,
    if(key.origin = 'table', (chance % 90)::varchar, concat(key.label, chance % 90, '件')) as quote,
    if(key.origin = 'table', '', concat('本年度', key.label, chance % 90, '件，均按规定办理。')) as context,
    1 + (key.ordinal > 150)::integer as page,
    key.ordinal * 6 as char_start,
    key.ordinal * 6 + 3 as char_end,
    1.0 as confidence,
    key.shown
from (
    select *, stated_chance(report_id, key.ordinal) as chance
    from (
        -- Unnested one report after the other: rows come in order without being sorted.
        select report_id, agency_id, year, unnest(getvariable('keys')) as key
        from report
        where agency_id between $first and $last
    ) as every
) as stated
