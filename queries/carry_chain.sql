-- Does what one report carries out (结转下年度) come in with the next (上年结转), over all years?
-- grain:   one row per (agency_id, year) of which the year before has a report too or the report itself is there;
--          the first year of an agency has no link and no row. By agency and year
-- params:  $district (code, or "none"), $agencies (ids, none for all)
-- columns: agency_id, short_name, district_code; year (Y), year_before (Y-1); carried_out (总计 of 结转下年度 in Y-1,
--          件, null = missing or blank), carried_in (总计 of 上年结转 in Y, 件); figure_out, figure_in (figure_key,
--          null = no such figure); state (kept, broken, unevaluable); broken_columns (of the seven)
-- basis:   marts/requests_carried
select
    agency_id,
    short_name,
    district_code,
    year,
    year - 1 as year_before,
    carried_out,
    carried_in,
    if(has_out, 'requests_carried_out.total', null) as figure_out,
    if(has_in, 'requests_carried_in.total', null) as figure_in,
    case
        when broken_columns > 0 then 'broken'
        when kept_columns > 0 then 'kept'
        else 'unevaluable'
    end as state,
    broken_columns
from requests_carried
where district_code = $district and among(agency_id, $agencies)
qualify year > min(year) over (partition by agency_id)
order by agency_id, year
