-- Which reports are added up for a district, all districts or some agencies?
-- grain:   in_sum(of_district, of_agencies, from_year, to_year): one row per report; of_district is a code, "none" or
--          "all", of_agencies a list of ids, empty for all
-- params:  none
-- columns: report_id, agency_id, short_name, district_code, year
-- basis:   marts/counted; among agencies that are chosen, a government counts unless another of them reported
create macro in_sum(of_district, of_agencies, from_year, to_year) as table
select
    report_id,
    agency_id,
    short_name,
    district_code,
    year
from counted
where
    (of_district = 'all' or district_code = of_district)
    and year between from_year and to_year
    and if(
        len(of_agencies::varchar[]) = 0,
        counts,
        list_contains(of_agencies::varchar[], agency_id) and not list_has_any(beside, of_agencies::varchar[])
    )
