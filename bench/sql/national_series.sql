-- What do all reports state of one thing?
-- grain:   one row per report, by year and agency; as national_figures has them
-- params:  $ordinal (of a thing that is shown)
-- columns: those of marts/figure_series
insert into series
select
    report_id,
    agency_id,
    year,
    key.metric,
    key.member,
    key.applicant,
    key.label,
    stated_value(agency_id, key.ordinal, chance) as value,
    stated_about(key.origin, chance) as approximate,
    stated_state(key.origin, chance) as state
from (
    select by_year.*, key, stated_chance(report_id, key.ordinal) as chance
    from by_year
    cross join (select key from key where ordinal = $ordinal) as thing
) as stated
