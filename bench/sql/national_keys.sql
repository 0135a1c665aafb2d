-- Which 300 things does each report state?
-- grain:   one row per thing: the 200 cells of the form, what sentences say, five cells that they say again, and
--          columns of a website in the agencies' own words
-- params:  none
-- columns: ordinal; metric, member, applicant, label, origin, shown
create temp table key as
with cell as (
    select metric, '' as member, '' as applicant, label, position
    from form_item
    union all
    select form_row.metric, form_row.member, applicant, form_row.label || form_column.label, 100 + form_row.position
    from form_row
    cross join form_column
    where form_row.in_2021
    union all
    select metric, member, '', label, 200 + position
    from form_result
),

said as (
    select
        metric.metric,
        coalesce(member.member, '') as member,
        coalesce(member.label, metric.label) as label,
        300 + metric.position as position
    from metric
    left join member on member.metric = metric.metric and member.dimension = metric.dimension
    where metric.metric not in (select metric from cell) and not contains(metric.section, '2019年格式')
),

every as (
    select *, 'table' as origin, true as shown
    from cell
    union all
    select metric, member, '', label, position, 'narrative', true
    from said
    union all
    select metric, member, applicant, label, 400, 'narrative', false
    from cell
    where (metric = 'reviews' and member = 'total') or (applicant = 'total' and member = '')
    union all
    select 'website_posts', '栏目' || number, '', '栏目' || number, 500 + number, 'narrative', true
    from range(1, 300) as own (number)
)

select
    row_number() over (order by position, metric, member, applicant) as ordinal,
    metric,
    member,
    applicant,
    label,
    origin,
    shown
from every
qualify ordinal <= 300
;

set variable keys = (select list(key order by metric, ordinal) from key);

-- What a report states of a thing, as if by chance.
create temp macro stated_chance(report_id, ordinal) as hash(report_id, ordinal);

create temp macro stated_value(agency_id, ordinal, chance) as
    if(chance % 100 > 0, hash(agency_id, ordinal) % 400 + chance % 90, null)::decimal(18, 4);

create temp macro stated_about(origin, chance) as origin = 'narrative' and chance % 50 = 1;

create temp macro stated_state(origin, chance) as
    case when chance % 100 = 2 then 'marked' when origin = 'table' then 'proved' else 'read' end;

-- The reports in the order of marts/figure_series, which is made thing by thing instead of sorted.
create temp table by_year as
select report_id, agency_id, year
from report
order by year, agency_id;

drop view series;

create table series (
    report_id varchar,
    agency_id varchar,
    year integer,
    metric varchar,
    member varchar,
    applicant varchar,
    label varchar,
    value decimal(18, 4),
    approximate boolean,
    state varchar
)
