-- What does one report say outside tables three and four, what does it leave out, and what was it last year?
-- grain:   one row per metric, and one more per part that it names; a metric whose whole the report does not state
--          has one row that is not present, unless its format has no such line or the metric only sums others up
-- params:  $agency (id), $year
-- columns: section (as in the catalogue), position; metric, metric_label, unit; member ("" and "total" = the
--          whole), label (of a part as the report names it); present; value (in unit, null = missing or blank),
--          approximate, state, origin, reason; previous (last year's value); change_ratio (同比); figure_key
--          (see marts/figure_key)
with of_agency as (
    select *
    from figure
    where
        agency_id = $agency
        and year between $year - 1 and $year
        and shown
        and metric not in (
            'requests_new', 'requests_carried_in', 'requests_outcome', 'requests_processed',
            'requests_carried_out', 'reviews', 'lawsuits_direct', 'lawsuits_after_review'
        )
),

stated as (
    select
        *,
        true as present
    from of_agency
    where year = $year
),

unstated as (
    select
        metric,
        '' as member,
        '' as applicant,
        false as present
    from metric
    where
        metric not in (
            'requests_new', 'requests_carried_in', 'requests_outcome', 'requests_processed',
            'requests_carried_out', 'reviews', 'lawsuits_direct', 'lawsuits_after_review'
        )
        and metric not in (select metric from stated where member in ('', 'total'))
        and (metric not in ('lawsuits', 'disclosures') or metric in (select metric from stated))
        and case coalesce((select format from report where agency_id = $agency and year = $year), '')
            when '2019'
                then metric not in (
                    'regulations_repealed', 'regulations_in_force', 'normative_repealed', 'normative_in_force',
                    'fees_charged'
                )
            else not contains(section, '2019年格式')
        end
),

line as (
    select * from stated
    union all by name
    select * from unstated
)

select
    metric.section,
    metric.position,
    metric.metric,
    metric.label as metric_label,
    metric.unit,
    line.member,
    coalesce(line.label, '') as label,
    line.present,
    cast(line.value as double) as value,
    coalesce(line.approximate, false) as approximate,
    coalesce(line.state, '') as state,
    coalesce(line.origin, '') as origin,
    coalesce(line.reason, '') as reason,
    cast(last_year.value as double) as previous,
    cast((line.value - last_year.value) / nullif(last_year.value, 0) as double) as change_ratio,
    case
        when line.present
            then concat_ws('.', line.metric, nullif(line.member, ''), nullif(line.applicant, ''))
    end as figure_key
from line
join metric using (metric)
left join of_agency as last_year
    on
        last_year.year = $year - 1
        and last_year.metric = line.metric
        and last_year.member = line.member
        and last_year.applicant = line.applicant
left join member
    on
        member.metric = line.metric
        and member.member = line.member
        and member.dimension = metric.dimension
order by metric.position, line.member not in ('', 'total'), member.position, line.char_start
