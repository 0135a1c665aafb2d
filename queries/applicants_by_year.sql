-- Who asked for information: how many of the new requests came from each kind of applicant, year by year?
-- grain:   one row per (year, member) of each year in which a report states all six kinds, in the order of the form
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $first_year, $year (the last)
-- columns: year; member (natural_person, business …), label; value (件); agencies (个 whose figures are in the sum:
--          those that state all six), reports (份); approximate, marked
-- basis:   table three, 本年新收. See marts/tally, and marts/tally_of for whose reports are added
with told as (
    select
        year,
        part,
        sum(value) as value,
        cast(sum(agencies) as integer) as agencies,
        cast(sum(reports) as integer) as reports,
        bool_or(approximate) as approximate,
        bool_or(marked) as marked
    from tally_of('applicants', $district, $agencies, $first_year::integer, $year::integer)
    group by year, part
    having sum(agencies) > 0
)

select
    told.year,
    told.part as member,
    form_column.label,
    told.value,
    told.agencies,
    told.reports,
    told.approximate,
    told.marked
from told
join form_column on form_column.applicant = told.part
order by told.year, form_column.position
