-- PEER (note): is a total far from those of the district's other agencies of the same kind?
-- grain:   one row per report in scope and total that at least five peers state too
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (the total); expected (median
--          of the peers and the agency); actual (the total)
-- basis:   robust z-score 0.6745 x (value - median) / median absolute deviation, beyond 3.5 (Iglewicz and Hoaglin)
with total as (
    select
        fact.report_id,
        fact.metric_label,
        fact.unit,
        fact.figure_id,
        fact.value,
        count(*) over peers - 1 as peer_count,
        median(fact.value::double) over peers as middle,
        mad(fact.value::double) over peers as deviation
    from fact
    where
        fact.member in ('', 'total')
        and fact.applicant in ('', 'total')
        and fact.value is not null
        and fact.district_code is not null
    window peers as (partition by fact.district_code, fact.agency_kind, fact.year, fact.metric)
),

scored as (
    select
        *,
        0.6745 * (value - middle) / nullif(deviation, 0) as score
    from total
    where peer_count >= 5 and report_id in (select report_id from scope)
)

select
    report_id,
    case
        when value = middle then 'kept'
        when score is null then 'unevaluable'
        when abs(score) > 3.5 then 'broken'
        else 'kept'
    end as outcome,
    'note' as severity,
    case
        when outcome = 'unevaluable' then '“' || metric_label || '”过半同类单位相同，无法比较离散程度'
        else '“' || metric_label || '”为 ' || plain(value) || ' ' || unit || '，明显'
            || if(value > middle, '高于', '低于') || '本区同类 ' || (peer_count + 1) || ' 个单位的中位数 '
            || plain(middle) || ' ' || unit
    end as message,
    [figure_id] as figures,
    plain(middle) as expected,
    plain(value) as actual
from scored
