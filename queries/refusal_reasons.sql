-- For which reasons were requests not granted, beside the year before?
-- grain:   one row per row of table three under （三）to（六）, in the order of the form; the one row that the 2019 form
--          has for（六）only where a report of the two years has it
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year
-- columns: row_id (r5 to r23, see schema/form), outcome (denied, unavailable, rejected, other_handling), outcome_label,
--          member, label; value (件 in $year; null = stated by nobody), agencies (个 that state it); previous,
--          previous_agencies (the same of the year before); reports (份 of $year); approximate, marked (a value of
--          $year is); agency_id, district_code, year, figure_key (where a single report is looked at; else null)
-- basis:   table three, 总计. See marts/in_sum for whose reports are added
with scope as (
    select * from in_sum($district, $agencies, $year::integer - 1, $year::integer)
),

single as (
    select any_value(agency_id) as agency_id, any_value(district_code) as district_code, count(*) as reports
    from scope
    where year = $year
),

cell as (
    select series.member, series.year, series.value, series.approximate, series.state = 'marked' as marked
    from series
    join scope using (report_id)
    where
        series.metric = 'requests_outcome'
        and series.applicant = 'total'
        and series.value is not null
        and series.year between $year::integer - 1 and $year::integer
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
    cast(sum(cell.value) filter (where cell.year = $year) as double) as value,
    cast(count(*) filter (where cell.year = $year) as integer) as agencies,
    cast(sum(cell.value) filter (where cell.year = $year - 1) as double) as previous,
    cast(count(*) filter (where cell.year = $year - 1) as integer) as previous_agencies,
    cast(any_value(single.reports) as integer) as reports,
    coalesce(bool_or(cell.approximate) filter (where cell.year = $year), false) as approximate,
    coalesce(bool_or(cell.marked) filter (where cell.year = $year), false) as marked,
    any_value(case when single.reports = 1 then single.agency_id end) as agency_id,
    any_value(case when single.reports = 1 then single.district_code end) as district_code,
    cast($year as integer) as year,
    any_value(
        case
            when single.reports = 1 and cell.year = $year
                then concat_ws('.', 'requests_outcome', form_row.member, 'total')
        end
    ) as figure_key
from form_row
cross join single
left join cell on cell.member = form_row.member
where form_row.position between 5 and 23
group by form_row.row_id, form_row.position, form_row.member, form_row.label, form_row.in_2021
having form_row.in_2021 or count(cell.member) > 0
order by form_row.position, form_row.in_2021 desc
