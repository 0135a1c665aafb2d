-- What can be followed over the years, and where does its meaning change?
-- grain:   one row per metric or derived indicator: what sentences state, then indicators, then the tables of the form
-- params:  none
-- columns: key, label, unit (see marts/measurable), section (as in the catalogue), derived (true = an indicator),
--          definition (of a metric; the formula of an indicator), breaks_in (year from which the form asks for
--          something else, null = it means the same in all years)
-- basis:   国办公开办函〔2021〕30号 asks in table two for other things than the form of 2019; tables three and four mean the
--          same in both, what sentences state is in no form
select
    key,
    if(contains(section, '2019年格式'), concat(label, '（2019年格式）'), label) as label,
    unit,
    section,
    derived,
    definition,
    case when starts_with(section, '二') then 2021 end as breaks_in
from measurable
where key <> 'requests_outcome' -- which has no total of its own: requests_processed is it
order by not starts_with(section, '一'), key in ('lawsuits', 'disclosures'), not derived, contains(section, '2019年格式'), position
