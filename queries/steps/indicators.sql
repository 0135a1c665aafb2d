-- Fill indicator_term for the reports that are new, changed or gone, and for those of the year after them.
-- grain:   as indicator_term: each indicator of each report, also where its terms are missing
-- params:  none (the table changed: agency_id and year of those reports)
-- columns: as indicator_term
-- basis:   a sum with a missing or blank cell is missing: unknown is not zero. A change needs last year's report.
--          Sorted by indicator and agency: both a district and a single indicator then leave row groups out
create or replace temp table reckoned as
    select distinct agency_id, year + later as year
    from changed
    cross join unnest([0, 1]) as span (later);

delete from indicator_term
where exists (
    select 1
    from reckoned
    where reckoned.agency_id = indicator_term.agency_id and reckoned.year = indicator_term.year
);

insert into indicator_term
with part as (
    select
        *,
        sum(stands_for) filter (where in_2021) over (partition by indicator_key, side) as needed
    from indicator_part
),

cell as (
    select agency_id, year, metric, member, applicant, value, approximate, state = 'marked' as marked
    from figure
    where
        shown
        and value is not null
        and metric in (select metric from indicator_part)
        and applicant in (select applicant from indicator_part)
        and agency_id in (select agency_id from reckoned)
),

side as (
    select
        cell.agency_id,
        cell.year + part.years_before as year,
        part.indicator_key,
        part.side,
        case
            when sum(part.stands_for) = any_value(part.needed) then sum(part.sign * cell.value)::double
        end as amount,
        bool_or(cell.approximate) as approximate,
        bool_or(cell.marked) as marked
    from cell
    join part
        on part.metric = cell.metric and part.member = cell.member and part.applicant = cell.applicant
    group by all
),

term as (
    select
        agency_id,
        year,
        indicator_key,
        any_value(amount) filter (where side = 'numerator') as numerator,
        any_value(amount) filter (where side = 'denominator') as denominator,
        bool_or(approximate) as approximate,
        bool_or(marked) as marked
    from side
    group by agency_id, year, indicator_key
)

select
    report.agency_id,
    report.year,
    indicator_definition.indicator_key,
    term.numerator,
    term.denominator,
    coalesce(term.approximate, false),
    coalesce(term.marked, false)
from report
join reckoned using (agency_id, year)
cross join indicator_definition
left join term using (agency_id, year, indicator_key)
order by indicator_definition.position, report.agency_id, report.year
