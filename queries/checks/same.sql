-- SAME (warning): is the report a copy: table three equal to last year's, or the sentences like last year's or like
-- those of another agency of the district?
-- grain:   one row per report in scope and comparison: table with last year, sentences with last year, sentences with
--          the likest report of the district in this year or the last
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (none); expected; actual (the
--          likeness)
-- basis:   copied reports lose points in assessments; likeness as in dashboard/warehouse/likeness.py
with checked as (
    select report.report_id, report.agency_id, report.year, report.likeness, agency.district_code,
        last_year.report_id as last_report_id, last_year.likeness as last_likeness
    from report
    join agency on agency.agency_id = report.agency_id
    left join report as last_year
        on last_year.agency_id = report.agency_id and last_year.year = report.year - 1
    where report.report_id in (select report_id from scope)
),

-- all cells of table three in the order of the form
table_three as (
    select
        report_id,
        list([row_id, column_id, value::varchar] order by row_id, column_id) as cells,
        bool_or(value is null) as has_blank,
        coalesce(bool_or(value <> 0), false) as any_requests
    from requests_grid
    group by report_id
),

placed as (
    select
        report.report_id,
        report.agency_id,
        report.year,
        report.likeness,
        agency.district_code,
        agency.short_name || ' ' || report.year || ' 年' as name
    from report
    join agency on agency.agency_id = report.agency_id
),

others as (
    select
        checked.report_id,
        placed.name as other_name,
        alike(checked.likeness, placed.likeness) as share,
        count(*) filter (where alike(checked.likeness, placed.likeness) >= 0.9)
            over (partition by checked.report_id) as copies
    from checked
    join placed
        on placed.district_code = checked.district_code
        and placed.agency_id <> checked.agency_id
        and placed.year between checked.year - 1 and checked.year
    qualify row_number() over (
        partition by checked.report_id order by share desc nulls last, placed.report_id
    ) = 1
)

select
    checked.report_id,
    case
        when coalesce(now.has_blank, true) or coalesce(before.has_blank, true) then 'unevaluable'
        when now.cells = before.cells and now.any_requests then 'broken'
        else 'kept'
    end as outcome,
    'warning' as severity,
    case
        when checked.last_report_id is null then '没有上一年度年报，无法与上年比较'
        when outcome = 'unevaluable' then '表三有空白或缺失，无法与上年比较'
        else '表三全部数据与上年年报相同，且不全为 0'
    end as message,
    []::varchar[] as figures,
    '与上年不同' as expected,
    '与上年相同' as actual
from checked
left join table_three as now on now.report_id = checked.report_id
left join table_three as before on before.report_id = checked.last_report_id
union all
select
    report_id,
    case
        when alike(likeness, last_likeness) is null then 'unevaluable'
        when alike(likeness, last_likeness) >= 0.9 then 'broken'
        else 'kept'
    end as outcome,
    'warning',
    case
        when last_report_id is null then '没有上一年度年报，无法与上年比较'
        when outcome = 'unevaluable' then '正文过短，无法与上年比较'
        else '正文与上年年报的相似度约为 '
            || round(100 * alike(likeness, last_likeness))::integer || '%'
    end,
    []::varchar[],
    '低于 90%',
    round(100 * alike(likeness, last_likeness))::integer || '%'
from checked
union all
select
    report_id,
    case when share is null then 'unevaluable' when share >= 0.9 then 'broken' else 'kept' end as outcome,
    'warning',
    case
        when outcome = 'unevaluable' then '正文过短，无法与本区其他单位比较'
        else '正文与' || other_name || '年报的相似度约为 ' || round(100 * share)::integer || '%'
            || if(copies > 1, '，另有 ' || (copies - 1) || ' 份也达到 90%', '')
    end,
    []::varchar[],
    '低于 90%',
    round(100 * share)::integer || '%'
from others
