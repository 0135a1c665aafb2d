-- Which agency's report came in for which year, and when?
-- grain:   one row per (agency_id, year): each sub-district of a district that sent any report, and each other
--          body that did; each year from the library's first report to its last in which the agency existed
-- params:  none
-- columns: agency_id, short_name, kind, district_code ("none" = in no district), district, year; report_id
--          (null = missing), published_on; status (on_time, late, published = date or deadline unknown, missing)
-- basis:   条例第四十九条: departments by 31 January, governments by 31 March, sub-districts as the district sets
create view coverage as
with span as (
    select min(year) as first_year, max(year) as last_year
    from report
),

place as (
    select distinct agency.district_code
    from report
    join agency using (agency_id)
),

expected as (
    select agency.*
    from agency
    join place on place.district_code is not distinct from agency.district_code
    where
        agency.kind in ('街道', '镇', '乡')
        or exists (select 1 from report where report.agency_id = agency.agency_id)
),

due as (
    select
        expected.*,
        years.year,
        coalesce(
            expected.deadline, case expected.kind when '部门' then '01-31' when '政府' then '03-31' end
        ) as due_day
    from expected
    cross join span
    cross join unnest(range(span.first_year, span.last_year + 1)) as years (year)
    where
        years.year >= coalesce(expected.valid_from, 0)
        and years.year <= coalesce(expected.valid_to, 9999)
)

select
    due.agency_id,
    due.short_name,
    due.kind,
    coalesce(due.district_code, 'none') as district_code,
    coalesce(due.district, '未归入区县') as district,
    cast(due.year as integer) as year,
    sent.report_id,
    sent.published_on,
    case
        when sent.report_id is null then 'missing'
        when sent.published_on is null or due.due_day is null then 'published'
        when sent.published_on > try_cast(concat(due.year + 1, '-', due.due_day) as date) then 'late'
        else 'on_time'
    end as status
from due
left join report as sent
    on sent.agency_id = due.agency_id
    and sent.year = due.year
    and sent.format <> 'sheet' -- figures from an office's sheet are no report
