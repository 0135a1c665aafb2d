-- Which rows of marts/tally are added up for a district, all districts or some agencies?
-- grain:   tally_of(of_topic, of_district, of_agencies, from_year, to_year): as tally; of_district is a code, "none" or
--          "all", of_agencies a list of ids, empty for all
-- params:  none
-- columns: as tally
-- basis:   marts/tally has the sums over districts; among agencies that are chosen, a government counts unless another
--          of them reported
create macro tally_of(of_topic, of_district, of_agencies, from_year, to_year) as table
from tally
where
    topic = of_topic
    and level = if(len(of_agencies::varchar[]) = 0, 'district', 'agency')
    and (of_district = 'all' or district_code = of_district)
    and (len(of_agencies::varchar[]) = 0 or list_contains(of_agencies::varchar[], body))
    and not list_has_any(beside, of_agencies::varchar[])
    and year between from_year and to_year
