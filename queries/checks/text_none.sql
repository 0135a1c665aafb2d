-- TEXT-NONE (error): where a sentence says that there was none (or nothing is left), does the table say so too?
-- grain:   one row per report in scope and such sentence
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (the sentence's, where it has
--          one, then the table's); expected (0); actual (件 in the table)
-- basis:   文表一致: 未收到申请 -> 新收 0; 未发生复议、诉讼 -> 总计 0; 全部办结 -> 结转下年度 0
with said (report_id, figure_id, quote, metric) as (
    select report_id, figure_id, quote, metric
    from figure
    where
        origin = 'narrative'
        and value = 0
        and not approximate
        and metric in ('requests_new', 'reviews', 'lawsuits')
        and member in ('', 'total')
        and report_id in (select report_id from scope)
    union all
    select report_id, null, quote, 'requests_carried_out'
    from statement
    where kind = 'all_processed' and report_id in (select report_id from scope)
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
            (metric in ('requests_new', 'requests_carried_out') and applicant = 'total')
            or (metric in ('reviews', 'lawsuits_direct', 'lawsuits_after_review') and member = 'total')
        )
    group by all
),

place (metric, label, cells) as (
    values
        ('requests_new', '表三“一、本年新收政府信息公开申请数量”总计', 1),
        ('requests_carried_out', '表三“四、结转下年度继续办理”总计', 1),
        ('reviews', '表四行政复议总计', 1),
        ('lawsuits', '表四行政诉讼两组总计之和', 2)
)

select
    said.report_id,
    case
        when printed.value is null or printed.cells < place.cells then 'unevaluable'
        when printed.value = 0 then 'kept'
        else 'broken'
    end as outcome,
    'error' as severity,
    case
        when outcome = 'unevaluable' then place.label || '空白或缺失，无法与正文核对'
        else '正文称“' || replace(said.quote, chr(10), '') || '”，' || place.label || '为 ' || plain(printed.value)
    end as message,
    list_concat(list_filter([said.figure_id], lambda id: id is not null), coalesce(printed.figures, [])) as figures,
    '0' as expected,
    plain(printed.value) as actual
from said
join place on place.metric = said.metric
left join printed on printed.report_id = said.report_id and printed.metric = said.metric
