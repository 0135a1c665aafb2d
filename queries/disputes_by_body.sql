-- Who had how many reviews and lawsuits about information in a year?
-- grain:   one row per body from whom a report is expected in $year, the most first, those that state none last; at
--          most $most
-- params:  $district (code, "none" or "all": then the bodies are districts), $agencies (ids, none for all that count),
--          $year, $most (bodies at most)
-- columns: body, name, agency_id (null for a district), district_code, year; value (reviews and lawsuits, 件; null =
--          missing), closed, reversed, pending (件; null = missing); approximate, marked; reports (份), stated (个单位
--          that state them); bodies (how many there are, shown or not)
-- basis:   table four; marts/expected_body says who counts
with expected as (
    select
        coverage.agency_id,
        coverage.short_name,
        coverage.district_code,
        coverage.district,
        report.report_id is not null as reported,
        coverage.kind <> '政府'
        or not bool_or(coverage.kind <> '政府' and report.report_id is not null)
            over (partition by coverage.district_code) as counts
    from coverage
    left join report on report.agency_id = coverage.agency_id and report.year = coverage.year
    where ($district = 'all' or coverage.district_code = $district) and coverage.year = $year
),

term as (
    select
        agency_id,
        any_value(numerator) filter (where indicator_key = 'dispute_rate') as disputes,
        any_value(denominator) filter (where indicator_key = 'combined_reversal_rate') as closed,
        any_value(numerator) filter (where indicator_key = 'combined_reversal_rate') as reversed,
        bool_or(approximate) as approximate,
        bool_or(marked) as marked
    from indicator_term
    where year = $year and indicator_key in ('dispute_rate', 'combined_reversal_rate')
    group by agency_id
),

bodies as (
    select
        if($district = 'all', expected.district_code, expected.agency_id) as body,
        any_value(if($district = 'all', expected.district, expected.short_name)) as name,
        any_value(if($district = 'all', null, expected.agency_id)) as agency_id,
        any_value(expected.district_code) as district_code,
        cast($year as integer) as year,
        sum(term.disputes) as value,
        sum(term.closed) as closed,
        sum(term.reversed) as reversed,
        sum(term.disputes - term.closed) as pending,
        coalesce(bool_or(term.approximate), false) as approximate,
        coalesce(bool_or(term.marked), false) as marked,
        cast(count(*) filter (where expected.reported) as integer) as reports,
        cast(count(term.disputes) as integer) as stated
    from expected
    left join term on term.agency_id = expected.agency_id
    where if(len($agencies::varchar[]) = 0, expected.counts, list_contains($agencies::varchar[], expected.agency_id))
    group by if($district = 'all', expected.district_code, expected.agency_id)
)

select
    *,
    cast(count(*) over () as integer) as bodies
from bodies
order by value desc nulls last, body
limit $most
