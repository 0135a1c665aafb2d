-- FORM (error): is the report in the official form: six sections in order under their titles, three tables, section
-- five not empty, and one year throughout?
-- grain:   one row per report in scope and thing asked of the form
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (none); expected; actual
-- basis:   条例第五十条; 国办公开办函〔2021〕30号, which kept the sections of 国办公开办函〔2019〕60号
with official (key, position, title) as (
    values
        ('overview', 1, '一、总体情况'),
        ('proactive', 2, '二、主动公开政府信息情况'),
        ('requests', 3, '三、收到和处理政府信息公开申请情况'),
        ('disputes', 4, '四、政府信息公开行政复议、行政诉讼情况'),
        ('problems', 5, '五、存在的主要问题及改进情况'),
        ('other', 6, '六、其他需要报告的事项')
),

checked as (
    select
        report_id,
        format,
        table_two,
        table_three,
        table_four,
        list_distinct(list_filter([title_year, period_year, file_year], lambda stated: stated is not null)) as years,
        title_year,
        period_year,
        file_year
    from report
    where report_id in (select report_id from scope)
),

printed as (
    select
        section.report_id,
        section.key,
        section.official,
        section.title,
        section.body_length,
        official.position,
        row_number() over (partition by section.report_id order by section.char_start) as place,
        row_number() over (partition by section.report_id order by official.position, section.char_start) as due_place
    from section
    join official on official.key = section.key
),

sections_missing as (
    select
        checked.report_id,
        string_agg(official.title, '、' order by official.position)
            filter (where printed.key is null) as titles
    from checked
    cross join official
    left join printed on printed.report_id = checked.report_id and printed.key = official.key
    group by checked.report_id
),

sections_in_order as (
    select
        report_id,
        bool_and(place = due_place) as in_order,
        count(*) as sections,
        string_agg(title, '、' order by place) as titles
    from printed
    group by report_id
),

asked as (
    select
        report_id,
        if(titles is null, 'kept', 'broken') as outcome,
        '缺少部分：' || titles as message,
        '六个部分齐全' as expected,
        '缺少' || titles as actual
    from sections_missing
    union all
    select
        checked.report_id,
        case when coalesce(sections, 0) < 2 then 'unevaluable' when in_order then 'kept' else 'broken' end,
        if(coalesce(sections, 0) < 2, '部分标题不足两个，无法核对顺序', '各部分次序与规定格式不符：' || titles),
        '一至六依次',
        coalesce(titles, '')
    from checked
    left join sections_in_order on sections_in_order.report_id = checked.report_id
    union all
    select
        printed.report_id,
        if(printed.official, 'kept', 'broken'),
        '标题“' || printed.title || '”与规定格式“' || official.title || '”不符',
        official.title,
        printed.title
    from printed
    join official on official.key = printed.key
    where printed.report_id in (select report_id from checked)
    union all
    select report_id, if(state = 'missing', 'broken', 'kept'), '缺少' || title, '有' || title, '无'
    from (
        select report_id, table_two as state, '表二（主动公开政府信息情况）' as title from checked
        union all
        select report_id, table_three, '表三（收到和处理政府信息公开申请情况）' from checked
        union all
        select report_id, table_four, '表四（政府信息公开行政复议、行政诉讼情况）' from checked
    )
    union all
    select
        report_id,
        if(body_length > 0, 'kept', 'broken'),
        '“五、存在的主要问题及改进情况”没有内容',
        '有内容',
        '空'
    from printed
    where key = 'problems' and report_id in (select report_id from checked)
    union all
    select
        report_id,
        case when len(years) = 0 then 'unevaluable' when len(years) = 1 then 'kept' else 'broken' end,
        if(
            len(years) = 0,
            '标题、统计期和文件名均未写明年度，无法核对',
            '年度不一致：'
            || concat_ws('，', '标题为 ' || title_year, '统计期为 ' || period_year, '文件名为 ' || file_year)
        ),
        '年度一致',
        array_to_string(list_sort(years), '、')
    from checked
)

select
    asked.report_id,
    if(checked.format = 'earlier', 'unevaluable', asked.outcome) as outcome,
    'error' as severity,
    if(checked.format = 'earlier', '2019 年以前的年报没有统一格式，不作格式核对', coalesce(asked.message, '')) as message,
    []::varchar[] as figures,
    asked.expected,
    coalesce(asked.actual, '') as actual
from asked
join checked on checked.report_id = asked.report_id
