-- Whose requests came in and did not come out, or the other way round?
-- grain:   one row per agency whose table three does not balance in $year, at most twenty, the widest apart first
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year
-- columns: agency_id, short_name, district_code, year; incoming (本年新收 + 上年结转, 件), outgoing (the outcomes row by
--          row + 结转下年度, 件); found (how many there are, shown or not)
-- basis:   the form prints that 第一项 + 第二项 = 第三项总计 + 第四项; where a part is missing nothing is compared
with sums as (
    select
        indicator_term.agency_id,
        sum(indicator_term.numerator) filter (where indicator_term.indicator_key = 'received_total') as incoming,
        sum(indicator_term.numerator) filter (where indicator_term.indicator_key <> 'received_total') as outgoing
    from indicator_term
    where
        indicator_term.year = $year
        and indicator_term.indicator_key in (
            'received_total', 'full_disclosure_rate', 'partial_disclosure_rate', 'refusal_rate', 'unable_rate',
            'not_processed_rate', 'other_processing_rate', 'carry_out_rate'
        )
        and among(indicator_term.agency_id, $agencies)
    group by indicator_term.agency_id
    having count(indicator_term.numerator) = 8
)

select
    sums.agency_id,
    agency.short_name,
    coalesce(agency.district_code, 'none') as district_code,
    cast($year as integer) as year,
    sums.incoming,
    sums.outgoing,
    cast(count(*) over () as integer) as found
from sums
join agency using (agency_id)
where
    sums.incoming <> sums.outgoing
    and ($district = 'all' or coalesce(agency.district_code, 'none') = $district)
order by abs(sums.incoming - sums.outgoing) desc, sums.agency_id
limit 20
