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

-- Numbered among all figures of their reports, as marts/figure_key does.
numbered as (
    select
        *,
        row_number() over (
            partition by report_id, metric, member, applicant
            order by shown desc, char_start, figure_id
        ) as occurrence
    from figure
    where report_id in (select split_part(figure_id, '#', 1) from concerned)
)

select
    concerned.position,
    concat_ws(
        '.', numbered.metric, nullif(numbered.member, ''), nullif(numbered.applicant, ''),
        nullif(numbered.occurrence, 1)
    ) as figure_key,
    numbered.label,
    cast(numbered.value as double) as value,
    metric.unit,
    numbered.approximate,
    numbered.state,
    numbered.quote,
    numbered.context,
    numbered.page,
    numbered.agency_id,
    counted.short_name,
    counted.district_code,
    numbered.year
from concerned
join numbered using (figure_id)
join metric on metric.metric = numbered.metric
join counted on counted.report_id = numbered.report_id
order by concerned.position
