-- Who asked for information: how many of the new requests came from each kind of applicant, year by year?
-- grain:   one row per (year, member) of each year in which a report states all six kinds, in the order of the form
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $first_year, $year (the last)
-- columns: year; member (natural_person, business …), label; value (件); agencies (个 whose figures are in the sum:
--          those that state all six), reports (份); approximate, marked
-- basis:   table three, 本年新收. See marts/in_sum for whose reports are added
with scope as (
    select * from in_sum($district, $agencies, $first_year::integer, $year::integer)
),

counted as (
    select year, cast(count(*) as integer) as reports
    from scope
    group by year
),

cell as (
    select
        scope.year,
        series.applicant,
        series.value,
        series.approximate,
        series.state = 'marked' as marked
    from scope
    join series using (report_id)
    where
        series.metric = 'requests_new'
        and series.applicant not in ('', 'total')
        and series.value is not null
        and series.year between $first_year::integer and $year::integer
    qualify count(*) over (partition by scope.report_id) = 6
)

select
    cell.year,
    form_column.applicant as member,
    any_value(form_column.label) as label,
    cast(sum(cell.value) as double) as value,
    cast(count(*) as integer) as agencies,
    any_value(counted.reports) as reports,
    bool_or(cell.approximate) as approximate,
    bool_or(cell.marked) as marked
from cell
join form_column using (applicant)
join counted on counted.year = cell.year
group by cell.year, form_column.applicant, form_column.position
order by cell.year, form_column.position
