-- PARTS (error): does a breakdown in a sentence add up to its whole?
-- grain:   one row per report in scope, thing counted and sentence that gives both a whole and its parts
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (whole, then parts); expected
--          (parts added up); actual (the whole as stated)
-- basis:   arithmetic. A part may be counted by itself (政策解读) or be no figure at all, so where the parts fall short
--          the sentence's own numbers after the whole are added up, in their order, to see whether they reach it. A
--          sentence that names one part only, or ends its list with 等, must not name more than the whole
with said as (
    select
        figure.report_id,
        figure.metric,
        figure.member,
        figure.value,
        figure.approximate,
        figure.figure_id,
        figure.char_start,
        figure.quote,
        figure.context,
        metric.label,
        metric.unit
    from figure
    join metric on metric.metric = figure.metric
    where figure.context <> '' and figure.origin <> 'table' and figure.report_id in (select report_id from scope)
),

breakdown as (
    select
        report_id,
        metric,
        context,
        label,
        unit,
        max(value) filter (where member = 'total') as whole,
        sum(value) filter (where member <> 'total') as parts,
        count(*) filter (where member = 'total') as wholes,
        count(*) filter (where member <> 'total') as parts_given,
        bool_or(approximate or value is null) as unsure,
        split_part(narrow(context), narrow(any_value(quote) filter (where member = 'total')), 2) as tail,
        list(figure_id order by member <> 'total', char_start, figure_id) as figures
    from said
    where member <> ''
    group by report_id, metric, context, label, unit
    having wholes > 0 and parts_given > 0
),

number as (
    select
        report_id,
        metric,
        context,
        whole,
        unnest(regexp_extract_all(tail, '([0-9][0-9,]*)[^0-9,。;、()]{0,2}(?:[,。;、()等]|$)', 1)) as printed,
        generate_subscripts(regexp_extract_all(tail, '([0-9][0-9,]*)[^0-9,。;、()]{0,2}(?:[,。;、()等]|$)', 1), 1)
            as place
    from breakdown
),

made_up as (
    select report_id, metric, context, bool_or(reached = whole) as is_reached
    from (
        select
            *,
            sum(try_cast(replace(printed, ',', '') as decimal(18, 4)))
                over (partition by report_id, metric, context order by place) as reached
        from number
    )
    group by report_id, metric, context
)

select
    breakdown.report_id,
    case
        when breakdown.unsure or breakdown.wholes > 1 then 'unevaluable'
        when breakdown.parts = breakdown.whole then 'kept'
        when breakdown.parts > breakdown.whole then 'broken'
        when breakdown.parts_given = 1 then 'kept'
        when regexp_matches(breakdown.tail, '[近约][0-9]|[0-9万亿][余多]') then 'unevaluable'
        when coalesce(made_up.is_reached, false) then 'kept'
        when regexp_matches(breakdown.tail, '[0-9][^0-9,。;、]{0,2}等') then 'unevaluable'
        else 'broken'
    end as outcome,
    'error' as severity,
    case
        when outcome = 'unevaluable' then '“' || breakdown.label || '”的分项未列全，或为约数、空白，无法核对'
        else '“' || breakdown.label || '”：各分项之和为 ' || plain(breakdown.parts) || ' ' || breakdown.unit
            || '，合计为 ' || plain(breakdown.whole) || ' ' || breakdown.unit
    end as message,
    breakdown.figures,
    plain(breakdown.parts) as expected,
    plain(breakdown.whole) as actual
from breakdown
left join made_up
    on made_up.report_id = breakdown.report_id
    and made_up.metric = breakdown.metric
    and made_up.context = breakdown.context
