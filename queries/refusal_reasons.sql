-- For which reasons were requests not granted, beside the year before?
-- grain:   one row per row of table three under （三）to（六）, in the order of the form; the one row that the 2019 form
--          has for（六）only where a report of the two years has it
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year
-- columns: row_id (r5 to r23, see schema/form), outcome (denied, unavailable, rejected, other_handling), outcome_label,
--          member, label; value (件 in $year; null = stated by nobody), agencies (个 that state it); previous,
--          previous_agencies (the same of the year before); reports (份 of $year); approximate, marked (a value of
--          $year is); agency_id, district_code, year, figure_key (where a single report is looked at; else null)
-- basis:   table three, 总计. See marts/tally, and marts/tally_of for whose reports are added
with told as (
    select
        part,
        sum(value) filter (where year = $year) as value,
        sum(agencies) filter (where year = $year) as agencies,
        sum(value) filter (where year < $year) as previous,
        sum(agencies) filter (where year < $year) as previous_agencies,
        bool_or(approximate) filter (where year = $year) as approximate,
        bool_or(marked) filter (where year = $year) as marked,
        sum(reports) filter (where year = $year) as reports,
        any_value(agency_id) filter (where year = $year) as agency_id,
        any_value(district_code) filter (where year = $year) as district_code
    from tally_of('reasons', $district, $agencies, $year::integer - 1, $year::integer)
    group by part
)

select
    form_row.row_id,
    case
        when form_row.position <= 12 then 'denied'
        when form_row.position <= 15 then 'unavailable'
        when form_row.position <= 20 then 'rejected'
        else 'other_handling'
    end as outcome,
    case
        when form_row.position <= 12 then '不予公开'
        when form_row.position <= 15 then '无法提供'
        when form_row.position <= 20 then '不予处理'
        else '其他处理'
    end as outcome_label,
    form_row.member,
    regexp_replace(form_row.label, '^（.）(\d\.)?', '') as label,
    told.value,
    cast(coalesce(told.agencies, 0) as integer) as agencies,
    told.previous,
    cast(coalesce(told.previous_agencies, 0) as integer) as previous_agencies,
    cast(coalesce(told.reports, 0) as integer) as reports,
    coalesce(told.approximate, false) as approximate,
    coalesce(told.marked, false) as marked,
    if(told.reports = 1, told.agency_id, null) as agency_id,
    if(told.reports = 1, told.district_code, null) as district_code,
    cast($year as integer) as year,
    if(
        told.reports = 1 and told.agencies > 0,
        concat_ws('.', 'requests_outcome', form_row.member, 'total'),
        null
    ) as figure_key
from form_row
left join told on told.part = form_row.member
where
    form_row.position between 5 and 23
    and (form_row.in_2021 or told.agencies > 0 or told.previous_agencies > 0)
order by form_row.position, form_row.in_2021 desc
