-- What moved within a total against the year before, and who takes it apart in another way now: of each district, over
-- the reports that are added up?
-- grain:   moved_parts(of_district, of_agencies, from_year, to_year): one row per (district_code, year, metric, member)
--          of agencies that state parts in both years, and one without a member of each (district_code, year, metric)
--          that has such agencies; of_district, of_agencies as in marts/in_sum; the first of the years has no rows
-- params:  none
-- columns: district_code ("none" = in no district), year; metric (hotline_orders, newmedia_posts); member (key, or the
--          label as written; null = of the metric as a whole); before, after (in the metric's unit, of agencies with
--          the same scheme in both years), former, present (of those with another scheme; null = stated by none of
--          them); compared, renewed (个单位 with the same scheme, with another; both of the whole, 0 of a part),
--          renewed_agencies (of these, by agency_id, at most three: agency_id, short_name)
-- basis:   parts are compared only where they mean the same: an agency has the same scheme if at least half of both
--          years' parts, by their numbers, fall into members that both years have
create macro moved_parts(of_district, of_agencies, from_year, to_year) as table
with said as (
    select
        scope.agency_id,
        scope.short_name,
        scope.district_code,
        series.year,
        series.metric,
        series.member,
        sum(series.value) as value
    from series
    join in_sum(of_district, of_agencies, from_year, to_year) as scope using (report_id)
    where
        series.metric in ('hotline_orders', 'newmedia_posts')
        and series.member not in ('', 'total')
        and series.value is not null
        and series.year between from_year and to_year
    group by scope.agency_id, scope.short_name, scope.district_code, series.year, series.metric, series.member
),

part as (
    select
        agency_id,
        year,
        metric,
        member,
        any_value(short_name) as short_name,
        any_value(district_code) as district_code,
        any_value(before) as before,
        any_value(after) as after
    from (
        select *, null as before, value as after
        from said
        union all
        select * replace (year + 1 as year), value, null
        from said
        where year < to_year
    ) as side
    group by agency_id, year, metric, member
),

scheme as (
    select
        agency_id,
        year,
        metric,
        any_value(short_name) as short_name,
        any_value(district_code) as district_code,
        -- Parts that are all 0 have no shares: then one member in common will do.
        coalesce(
            least(
                quotient(coalesce(sum(before) filter (where after is not null), 0), sum(before)),
                quotient(coalesce(sum(after) filter (where before is not null), 0), sum(after))
            ) >= 0.5,
            bool_or(before is not null and after is not null)
        ) as is_same
    from part
    group by agency_id, year, metric
    having count(before) > 0 and count(after) > 0
)

select
    scheme.district_code,
    scheme.year,
    scheme.metric,
    part.member,
    cast(sum(part.before) filter (where scheme.is_same) as decimal(18, 4)) as before,
    cast(sum(part.after) filter (where scheme.is_same) as decimal(18, 4)) as after,
    cast(sum(part.before) filter (where not scheme.is_same) as decimal(18, 4)) as former,
    cast(sum(part.after) filter (where not scheme.is_same) as decimal(18, 4)) as present,
    0 as compared,
    0 as renewed,
    [] as renewed_agencies
from part
join scheme on scheme.agency_id = part.agency_id and scheme.year = part.year and scheme.metric = part.metric
group by scheme.district_code, scheme.year, scheme.metric, part.member
union all
select
    district_code,
    year,
    metric,
    null,
    null,
    null,
    null,
    null,
    cast(count(*) filter (where is_same) as integer),
    cast(count(*) filter (where not is_same) as integer),
    coalesce(
        list({'agency_id': agency_id, 'short_name': short_name} order by agency_id) filter (where not is_same), []
    )[:3]
from scheme
group by district_code, year, metric
