-- What was the number behind each key, of each of some agencies and of their districts together?
-- grain:   known(agency_ids): one row per (key, scope, body, year) that states it, has the indicator, or did the year
--          before; a list of ids: all of each district, of which the whole is wanted
-- params:  none
-- columns: as in marts/known_number
-- basis:   terms are added, rates are not averaged; of a district those who count (marts/expected_body); 数据质量 as in
--          data_quality.sql. A macro, so that a build on a difference reckons the districts anew that changed
create macro known(agency_ids) as table
with total as (
    select
        agency_id,
        year,
        metric as key,
        cast(first(value order by member desc, applicant desc) as double) as value,
        cast(null as double) as numerator,
        cast(null as double) as denominator,
        false as is_small,
        first(approximate order by member desc, applicant desc) as approximate,
        first(state order by member desc, applicant desc) = 'marked' as marked,
        first(
            concat_ws('.', metric, nullif(member, ''), nullif(applicant, '')) order by member desc, applicant desc
        ) as figure_key
    from figure
    where
        shown
        and member in ('', 'total')
        and applicant in ('', 'total')
        and agency_id in (select unnest(agency_ids))
    group by agency_id, year, metric
    union all
    select
        agency_id,
        year,
        indicator_key,
        value,
        numerator,
        denominator,
        is_small,
        approximate,
        marked,
        null
    from indicator
    where agency_id in (select unnest(agency_ids))
    union all
    select
        agency_id,
        year,
        'data_quality',
        quotient(numerator, denominator),
        numerator,
        denominator,
        denominator < 5,
        false,
        false,
        null
    from (
        select
            report.agency_id,
            report.year,
            cast(count(*) filter (where evaluation.broken = 0 and evaluation.kept > 0) as double) as numerator,
            cast(count(*) filter (where evaluation.broken + evaluation.kept > 0) as double) as denominator
        from report
        left join evaluation on evaluation.report_id = report.report_id
        where
            report.format <> 'sheet' -- no rule is tried on the figures of a sheet
            and report.agency_id in (select unnest(agency_ids))
        group by report.agency_id, report.year
    ) as quality
),

together as (
    select
        expected_body.district_code,
        total.year,
        total.key,
        -- Exact, whatever the order: a build on a difference gives the same.
        cast(sum(cast(total.value as decimal(38, 4))) as double) as value,
        sum(total.numerator) filter (where total.denominator is not null) as numerator,
        sum(total.denominator) filter (where total.numerator is not null) as denominator,
        bool_or(total.approximate) as approximate,
        bool_or(total.marked) as marked,
        cast(count(total.value) as integer) as stated
    from expected_body
    join total on total.agency_id = expected_body.agency_id and total.year = expected_body.year
    where
        expected_body.counts
        and total.key <> 'data_quality'
        and (total.value is not null or total.numerator is not null)
    group by expected_body.district_code, total.year, total.key
),

own as (
    select
        total.key,
        coalesce(agency.district_code, 'none') as scope,
        total.agency_id as body,
        coalesce(agency.district_code, 'none') as district_code,
        total.year,
        total.value,
        total.numerator,
        total.denominator,
        total.is_small,
        total.approximate,
        total.marked,
        cast(total.value is not null as integer) as stated,
        total.figure_key
    from total
    join agency on agency.agency_id = total.agency_id
    union all
    select
        together.key,
        'all',
        together.district_code,
        together.district_code,
        together.year,
        if(
            indicator_definition.unit in ('percent', 'ratio'),
            quotient(together.numerator, together.denominator),
            together.value
        ),
        together.numerator,
        together.denominator,
        coalesce(together.denominator < 30, false),
        together.approximate,
        together.marked,
        together.stated,
        null
    from together
    left join indicator_definition on indicator_definition.indicator_key = together.key
),

paired as (
    select *, true as told, cast(null as double) as previous, false as was_small
    from own
    union all
    select
        key,
        scope,
        body,
        district_code,
        year + 1,
        null,
        null,
        null,
        false,
        false,
        false,
        0,
        null,
        false,
        value,
        is_small
    from own
)

select
    key,
    scope,
    body,
    district_code,
    year,
    bool_or(told) as told,
    any_value(value) as value,
    any_value(numerator) as numerator,
    any_value(denominator) as denominator,
    bool_or(is_small) as is_small,
    bool_or(approximate) as approximate,
    bool_or(marked) as marked,
    max(stated) as stated,
    any_value(figure_key) as figure_key,
    any_value(previous) as previous,
    bool_or(was_small) as was_small
from paired
group by key, scope, body, district_code, year
