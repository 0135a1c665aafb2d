-- DEADLINE (error): was the report published in time?
-- grain:   one row per report in scope
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (none); expected (the last
--          day); actual (the day of publication)
-- basis:   条例第四十九条: departments by 31 January, governments by 31 March; a sub-district's date is its district's
with due as (
    select
        report.report_id,
        report.published_on,
        strptime(
            (report.year + 1)::varchar || '-' || coalesce(
                agency.deadline,
                case agency.kind when '部门' then '01-31' when '政府' then '03-31' end
            ),
            '%Y-%m-%d'
        )::date as last_day
    from report
    join agency on agency.agency_id = report.agency_id
    where report.report_id in (select report_id from scope)
)

select
    report_id,
    case
        when published_on is null or last_day is null then 'unevaluable'
        when published_on <= last_day then 'kept'
        else 'broken'
    end as outcome,
    'error' as severity,
    case
        when last_day is null then '未设定该单位的公布期限，无法核对'
        when published_on is null then '未读到公布日期，无法核对是否按期公布'
        else '公布于 ' || strftime(published_on, '%Y年%-m月%-d日') || '，晚于期限 '
            || strftime(last_day, '%Y年%-m月%-d日')
    end as message,
    []::varchar[] as figures,
    coalesce(last_day::varchar, '') as expected,
    coalesce(published_on::varchar, '') as actual
from due
