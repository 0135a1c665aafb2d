-- Which figures does a finding compare, and where in their reports do they stand?
-- grain:   one row per figure, in the order in which the rule names them
-- params:  $finding (finding_id)
-- columns: position; figure_key (see marts/figure_key), label, value (in unit, null = left blank), unit,
--          approximate, state; quote, context (the text around it), page; agency_id, short_name, district_code,
--          year (of its report, which may be last year's)
with concerned as (
    select
        unnest(figures) as figure_id,
        generate_subscripts(figures, 1) as position
    from finding
    where finding_id = $finding
),

named as (
    select
        concerned.position,
        figure.*
    from concerned
    join figure using (figure_id)
)

select
    named.position,
    concat_ws(
        '.', named.metric, nullif(named.member, ''), nullif(named.applicant, ''),
        nullif(
            1 + (
                select count(*)
                from figure as earlier
                where
                    earlier.report_id = named.report_id
                    and earlier.metric = named.metric
                    and earlier.member = named.member
                    and earlier.applicant = named.applicant
                    and (not earlier.shown, earlier.char_start, earlier.figure_id)
                    < (not named.shown, named.char_start, named.figure_id)
            ),
            1
        )
    ) as figure_key,
    named.label,
    cast(named.value as double) as value,
    metric.unit,
    named.approximate,
    named.state,
    named.quote,
    named.context,
    named.page,
    named.agency_id,
    agency.short_name,
    coalesce(agency.district_code, 'none') as district_code,
    named.year
from named
join metric on metric.metric = named.metric
join agency on agency.agency_id = named.agency_id
order by named.position
