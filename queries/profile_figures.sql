-- What does each report say outside tables three and four, what does it leave out, and what was it last year?
-- grain:   for each report one row per metric, and one more per part that it names; a metric whose whole the report does not state
--          has one row that is not present, unless its format has no such line or the metric only sums others up
-- params:  $agencies (ids), $year
-- columns: agency_id; section (as in the catalogue), position; metric, metric_label, unit; member ("" and "total" = the
--          whole), label (of a part as the report names it); present; value (in unit, null = missing or blank),
--          approximate, state, origin, reason; previous (last year's value); change_ratio (同比); figure_key
--          (see marts/figure_key)
with sent as (
    select
        agency_id,
        format
    from report
    where list_contains($agencies::varchar[], agency_id) and year = $year
),

stated as (
    select *
    from figure
    where list_contains($agencies::varchar[], agency_id) and year = $year and shown
),

last_year as (
    select
        agency_id,
        metric,
        member,
        applicant,
        value
    from figure
    where list_contains($agencies::varchar[], agency_id) and year = $year - 1 and shown
)

select
    sent.agency_id,
    metric.section,
    metric.position,
    metric.metric,
    metric.label as metric_label,
    metric.unit,
    coalesce(stated.member, '') as member,
    coalesce(stated.label, '') as label,
    stated.figure_id is not null as present,
    cast(stated.value as double) as value,
    coalesce(stated.approximate, false) as approximate,
    coalesce(stated.state, '') as state,
    coalesce(stated.origin, '') as origin,
    coalesce(stated.reason, '') as reason,
    cast(last_year.value as double) as previous,
    cast((stated.value - last_year.value) / nullif(last_year.value, 0) as double) as change_ratio,
    case
        when stated.figure_id is not null
            then concat_ws('.', stated.metric, nullif(stated.member, ''), nullif(stated.applicant, ''))
    end as figure_key
from sent
cross join metric
cross join (values (true), (false)) as asked (whole)
left join stated
    on
        stated.agency_id = sent.agency_id
        and stated.metric = metric.metric
        and (stated.member in ('', 'total')) = asked.whole
left join last_year
    on
        last_year.agency_id = sent.agency_id
        and last_year.metric = metric.metric
        and last_year.member = coalesce(stated.member, '')
        and last_year.applicant = coalesce(stated.applicant, '')
left join member
    on
        member.metric = metric.metric
        and member.member = stated.member
        and member.dimension = metric.dimension
where
    metric.metric not in (
        'requests_new', 'requests_carried_in', 'requests_outcome', 'requests_processed',
        'requests_carried_out', 'reviews', 'lawsuits_direct', 'lawsuits_after_review'
    )
    and (
        stated.figure_id is not null
        or (
            asked.whole
            and case sent.format
                when '2019'
                    then metric.metric not in (
                        'regulations_repealed', 'regulations_in_force', 'normative_repealed',
                        'normative_in_force', 'fees_charged'
                    )
                else not contains(metric.section, '2019年格式')
            end
        )
    )
    and (
        stated.figure_id is not null
        or metric.metric not in ('lawsuits', 'disclosures')
        or (sent.agency_id, metric.metric) in (select (agency_id, metric) from stated)
    )
order by sent.agency_id, metric.position, coalesce(stated.member, '') not in ('', 'total'), member.position, stated.char_start
