-- JUMP (note): did a total move more than fivefold against last year, or an amount by 10^4?
-- grain:   one row per report in scope and total that both years state, the larger being at least 20
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (last year's, this year's);
--          expected (last year's); actual (this year's)
-- basis:   own history; 10^4 is 元 filled in for 万元, told where the amount moved 2,000 to 50,000 fold
with total as (
    select figure.report_id, figure.metric, figure.figure_id, figure.value, metric.label, metric.unit, metric.kind
    from figure
    join metric on metric.metric = figure.metric
    where
        figure.shown
        and figure.member in ('', 'total')
        and figure.applicant in ('', 'total')
        and figure.value >= 0
),

pair as (
    select report.report_id, last_year.report_id as last_report_id
    from report
    left join report as last_year
        on last_year.agency_id = report.agency_id and last_year.year = report.year - 1
    where report.report_id in (select report_id from scope)
),

compared as (
    select
        pair.report_id,
        now.label,
        now.unit,
        now.kind,
        before.value as before_value,
        now.value as now_value,
        [before.figure_id, now.figure_id] as figures,
        greatest(before.value, now.value)::double
            / nullif(least(before.value, now.value), 0)::double as times
    from pair
    join total as now on now.report_id = pair.report_id
    join total as before on before.report_id = pair.last_report_id and before.metric = now.metric
    where greatest(before.value, now.value) >= 20
)

select
    report_id,
    if(coalesce(times, 6) > 5, 'broken', 'kept') as outcome,
    'note' as severity,
    '“' || label || '”由上年的 ' || plain(before_value) || ' ' || unit || '变为 ' || plain(now_value) || ' ' || unit
        || if(kind = 'amount' and times between 2000 and 50000, '，相差约一万倍，疑似单位误用（元、万元）', '')
        as message,
    figures,
    plain(before_value) as expected,
    plain(now_value) as actual
from compared
union all
select
    report_id,
    'unevaluable',
    'note',
    '没有上一年度年报，无法与上年比较',
    []::varchar[],
    '',
    ''
from pair
where last_report_id is null
