-- TEXT-TABLE (error): does a number of requests, reviews or lawsuits in a sentence agree with the tables?
-- grain:   one row per report in scope and sentence's figure other than 0 (of 0, TEXT-NONE speaks)
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (the sentence's, then the
--          table's); expected (件 in the table); actual (件 in the sentence)
-- basis:   文表一致
with said as (
    select report_id, figure_id, quote, metric, value, approximate
    from figure
    where
        origin = 'narrative'
        and value <> 0
        and report_id in (select report_id from scope)
        and (
            metric in ('requests_new', 'requests_carried_in', 'requests_processed', 'requests_carried_out')
            or (metric in ('reviews', 'lawsuits') and member = 'total')
        )
),

-- what the table says: 行政诉讼 is the sum of its two groups
printed as (
    select
        report_id,
        if(metric in ('lawsuits_direct', 'lawsuits_after_review'), 'lawsuits', metric) as metric,
        if(count(value) = count(*), sum(value), null) as value,
        count(*) as cells,
        list(figure_id order by figure_id) as figures
    from figure
    where
        shown
        and origin <> 'narrative'
        and report_id in (select report_id from scope)
        and (
            (
                metric in ('requests_new', 'requests_carried_in', 'requests_processed', 'requests_carried_out')
                and applicant = 'total'
            )
            or (metric in ('reviews', 'lawsuits_direct', 'lawsuits_after_review') and member = 'total')
        )
    group by all
),

place (metric, label, cells) as (
    values
        ('requests_new', '表三“一、本年新收政府信息公开申请数量”总计', 1),
        ('requests_carried_in', '表三“二、上年结转政府信息公开申请数量”总计', 1),
        ('requests_processed', '表三“（七）总计”总计', 1),
        ('requests_carried_out', '表三“四、结转下年度继续办理”总计', 1),
        ('reviews', '表四行政复议总计', 1),
        ('lawsuits', '表四行政诉讼两组总计之和', 2)
)

select
    said.report_id,
    case
        when said.approximate or printed.value is null or printed.cells < place.cells then 'unevaluable'
        when printed.value = said.value then 'kept'
        else 'broken'
    end as outcome,
    'error' as severity,
    case
        when said.approximate then '正文为约数“' || replace(said.quote, chr(10), '') || '”，无法与表格核对'
        when outcome = 'unevaluable' then place.label || '空白或缺失，无法与正文核对'
        else '正文称“' || replace(said.quote, chr(10), '') || '”，' || place.label || '为 ' || plain(printed.value)
    end as message,
    list_concat([said.figure_id], coalesce(printed.figures, [])) as figures,
    plain(printed.value) as expected,
    plain(said.value) as actual
from said
join place on place.metric = said.metric
left join printed on printed.report_id = said.report_id and printed.metric = said.metric
