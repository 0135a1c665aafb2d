-- What was one number of each agency of a district, or of each district, year by year?
-- grain:   one row per (body, year) of those from whom a report is expected, the highest in $year first, then by year
-- params:  $district (code, "none" or "all": then the bodies are districts), $agencies (ids, none for all that
--          count), $first_year, $year (the last), $key (a metric or an indicator), $most (bodies at most)
-- columns: body, name, agency_id, district_code, year; label, unit, value, numerator, denominator, is_small,
--          approximate, marked, reports, stated (as in marts/measure_by_body); previous (the value of the year before,
--          null = missing), difference (value - previous), change_ratio (over previous); figure_key (of a number that a
--          report states; null = none); bodies (how many there are, shown or not)
-- basis:   marts/measure_by_body
with measured as (
    select
        *,
        case when lag(year) over by_body = year - 1 then lag(value) over by_body end as previous,
        value - previous as difference,
        quotient(value - previous, previous) as change_ratio
    from measure_by_body($district, $first_year::integer, $year::integer, $key)
    where if(len($agencies::varchar[]) = 0, counts, list_contains($agencies::varchar[], body))
    window by_body as (partition by body order by year)
),

placed as (
    select
        body,
        row_number() over (order by max(value) filter (where year = $year) desc nulls last, body) as place,
        cast(count(*) over () as integer) as bodies
    from measured
    group by body
)

select
    measured.*,
    case
        when measured.agency_id is not null and measured.stated > 0
            then (
                select concat_ws('.', series.metric, nullif(series.member, ''), nullif(series.applicant, ''))
                from series
                where
                    series.metric = $key
                    and series.agency_id = measured.agency_id
                    and series.year = measured.year
                    and series.member in ('', 'total')
                    and series.applicant in ('', 'total')
                order by series.member desc, series.applicant desc
                limit 1
            )
    end as figure_key,
    placed.bodies
from measured
join placed on placed.body = measured.body
where placed.place <= $most
order by placed.place, measured.year
