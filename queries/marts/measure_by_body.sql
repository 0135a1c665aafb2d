-- What is one number of each body that is compared: of an agency within a district, of a district among all?
-- grain:   measure_by_body(of_district, from_year, to_year, of_key): one row per (body, year) of those from whom a
--          report is expected; of_district is a code, "none" or "all", of_key a metric or an indicator
-- params:  none
-- columns: body (agency_id; with "all" the code of a district), name, agency_id (null for a district), district_code;
--          year; label, unit (as marts/measure has it); value (null = stated by nobody; of a district its agencies
--          together), numerator, denominator (of an indicator); is_small (a share's denominator is below 30),
--          approximate, marked; reports (份); stated (个单位 that state it); counts (false: a district's government,
--          where another body of the district reported)
-- basis:   terms are added, rates are not averaged. A district's government reports the sum of its agencies: counted
--          beside them it would count twice
create macro measure_by_body(of_district, from_year, to_year, of_key) as table
with expected as (
    select
        coverage.agency_id,
        coverage.short_name,
        coverage.district_code,
        coverage.district,
        coverage.year,
        report.report_id is not null as reported,
        coverage.kind <> '政府'
        or not bool_or(coverage.kind <> '政府' and report.report_id is not null)
            over (partition by coverage.district_code, coverage.year) as counts
    from coverage
    left join report on report.agency_id = coverage.agency_id and report.year = coverage.year
    where
        (of_district = 'all' or coverage.district_code = of_district)
        and coverage.year between from_year and to_year
    qualify counts or of_district <> 'all'
),

asked as (
    select label, unit from metric where metric = of_key
    union all
    select label, unit from indicator_definition where indicator_key = of_key
),

known as (
    select *
    from measure((select list(distinct agency_id) from expected), from_year, to_year, [of_key])
    where value is not null or numerator is not null
)

select
    if(of_district = 'all', expected.district_code, expected.agency_id) as body,
    any_value(if(of_district = 'all', expected.district, expected.short_name)) as name,
    any_value(if(of_district = 'all', null, expected.agency_id)) as agency_id,
    any_value(expected.district_code) as district_code,
    expected.year,
    any_value(asked.label) as label,
    any_value(asked.unit) as unit,
    if(
        any_value(asked.unit) in ('percent', 'ratio'),
        quotient(
            sum(known.numerator) filter (where known.denominator is not null),
            sum(known.denominator) filter (where known.numerator is not null)
        ),
        sum(known.value)
    ) as value,
    sum(known.numerator) filter (where known.denominator is not null) as numerator,
    sum(known.denominator) filter (where known.numerator is not null) as denominator,
    coalesce(sum(known.denominator) filter (where known.numerator is not null) < 30, false) as is_small,
    coalesce(bool_or(known.approximate), false) as approximate,
    coalesce(bool_or(known.marked), false) as marked,
    cast(count(*) filter (where expected.reported) as integer) as reports,
    cast(count(known.value) as integer) as stated,
    bool_and(expected.counts) as counts
from expected
cross join asked
left join known on known.agency_id = expected.agency_id and known.year = expected.year
group by if(of_district = 'all', expected.district_code, expected.agency_id), expected.year
