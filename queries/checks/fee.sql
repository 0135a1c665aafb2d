-- FEE (warning): does the report speak of the 信息处理费 with one voice?
-- grain:   one row per report in scope that denies having charged fees, or has requests closed for an unpaid fee
-- params:  none
-- columns: report_id; outcome (kept, broken); severity; message; figures (the fee, or the cell of table three);
--          expected; actual
-- basis:   国办函〔2020〕109号: fees are reported in section six; a request closed for an unpaid fee had a fee notice
with fee as (
    select report_id, figure_id, quote, value
    from figure
    where metric = 'processing_fees' and report_id in (select report_id from scope)
),

denial as (
    select report_id, any_value(quote order by char_start) as quote
    from statement
    where kind = 'no_fee' and report_id in (select report_id from scope)
    group by report_id
),

-- a fee stated, also one set aside because another sentence states another
charged as (
    select report_id, any_value(quote order by char_start) as quote, list(figure_id) as figures
    from (
        select report_id, quote, figure_id, 0 as char_start from fee where value > 0
        union all
        select report_id, quote, null, char_start
        from set_aside
        where kind = 'rival' and metric = 'processing_fees' and value > 0
    )
    group by report_id
),

unpaid as (
    select report_id, value, figure_id
    from requests_grid
    where row_id = 'r22' and column_id = 'c7' and value > 0 and report_id in (select report_id from scope)
)

select
    denial.report_id,
    if(charged.report_id is null, 'kept', 'broken') as outcome,
    'warning' as severity,
    '正文一处称“' || replace(denial.quote, chr(10), '') || '”，另一处称“'
        || replace(coalesce(charged.quote, ''), chr(10), '') || '”' as message,
    list_filter(coalesce(charged.figures, []), lambda id: id is not null) as figures,
    '未收取' as expected,
    coalesce(charged.quote, '') as actual
from denial
left join charged on charged.report_id = denial.report_id
where denial.report_id in (select report_id from scope)
union all
select
    unpaid.report_id,
    if(
        unpaid.report_id in (select report_id from fee) or unpaid.report_id in (select report_id from denial),
        'kept',
        'broken'
    ),
    'warning',
    '表三“（六）2.申请人逾期未按收费通知要求缴纳费用”总计为 ' || plain(unpaid.value)
        || '，正文未报告信息处理费情况',
    [unpaid.figure_id],
    '报告收费情况',
    '未报告'
from unpaid
