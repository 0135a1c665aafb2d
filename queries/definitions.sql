-- What do the figures of an export count, and how are its indicators computed?
-- grain:   one row per metric, in the order of the format, then one per indicator, then data_quality
-- params:  $metrics (keys of metrics and indicators)
-- columns: metric (key), label, unit (of an indicator %, 倍 or 件), section (of the format), definition (of an indicator
--          the formula, and what stands above and below), made_of (keys of the metrics that an indicator is made of)
-- basis:   data/catalogue/metrics.csv, data/catalogue/indicators.csv; of 数据质量 queries/data_quality
with part as (
    select
        indicator_key,
        list_sort(list(distinct metric)) as made_of
    from indicator_part
    group by indicator_key
),

defined as (
    select
        1 as place,
        position,
        metric,
        label,
        unit,
        section,
        definition,
        []::varchar[] as made_of
    from metric
    union all
    select
        2,
        indicator_definition.position,
        indicator_definition.indicator_key,
        indicator_definition.label,
        case indicator_definition.unit when 'percent' then '%' when 'ratio' then '倍' else '件' end,
        concat(indicator_definition.section, '（由该部分的数字计算）'),
        case
            when indicator_definition.denominator = '' then concat(indicator_definition.formula, '。')
            else concat(
                indicator_definition.formula, '。分子：', indicator_definition.numerator, '；分母：',
                indicator_definition.denominator, '；缺项或分母为 0 时不计算，分母不足 30 为基数小。'
            )
        end,
        part.made_of
    from indicator_definition
    left join part using (indicator_key)
    union all
    select
        3,
        1,
        'data_quality',
        '数据质量',
        '%',
        '检查规则',
        '相符的规则项次÷可以核对的规则项次；因缺少数据无法核对的，不计入。',
        []
)

select
    metric,
    label,
    unit,
    section,
    definition,
    made_of
from defined
where list_contains($metrics::varchar[], metric)
order by place, position
