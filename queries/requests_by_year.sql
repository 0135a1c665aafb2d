-- How many requests for information came in, and what became of them, year by year?
-- grain:   one row per (year, part) of each year with a report, in the order of the form
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $first_year, $year (the last)
-- columns: year; part (requests_new, requests_carried_in; the outcomes disclosed, partly_disclosed, denied, unavailable,
--          rejected, other_handling; requests_carried_out; requests_processed, the total that the form prints of the
--          outcomes), label, side (in, out, sum); value (件; null = missing); agencies (个 whose figures are in the sum),
--          reports (份); approximate, marked
-- basis:   table three; what came in and what became of it are added over the same agencies, those whose reports state
--          every part, so that they balance where each report does. Of a single report what it states. See marts/tally,
--          and marts/tally_of for whose reports are added
select
    year,
    part,
    case part
        when 'requests_new' then '本年新收'
        when 'requests_carried_in' then '上年结转'
        when 'disclosed' then '予以公开'
        when 'partly_disclosed' then '部分公开'
        when 'denied' then '不予公开'
        when 'unavailable' then '无法提供'
        when 'rejected' then '不予处理'
        when 'other_handling' then '其他处理'
        when 'requests_carried_out' then '结转下年度'
        else '办理结果总计'
    end as label,
    case
        when part in ('requests_new', 'requests_carried_in') then 'in'
        when part = 'requests_processed' then 'sum'
        else 'out'
    end as side,
    if(sum(reports) = 1, any_value(value), sum(value) filter (where adds)) as value,
    cast(if(sum(reports) = 1, 1, coalesce(sum(agencies) filter (where adds), 0)) as integer) as agencies,
    cast(sum(reports) as integer) as reports,
    if(sum(reports) = 1, bool_or(approximate), coalesce(bool_or(approximate) filter (where adds), false)) as approximate,
    if(sum(reports) = 1, bool_or(marked), coalesce(bool_or(marked) filter (where adds), false)) as marked
from tally_of('requests', $district, $agencies, $first_year::integer, $year::integer)
group by year, part
order by
    year,
    list_position(
        [
            'requests_new', 'requests_carried_in', 'disclosed', 'partly_disclosed', 'denied', 'unavailable', 'rejected',
            'other_handling', 'requests_carried_out', 'requests_processed'
        ],
        part
    )
