-- What moved within the hotline orders and the new-media posts of a district against the year before?
-- grain:   one row per (district_code, year, metric, member) of agencies that state parts in both years, and one without
--          a member of each (district_code, year, metric) that has such agencies
-- params:  none
-- columns: as in marts/moved_parts
-- basis:   marts/moved_parts, over all reports that count (marts/counted)
create view part_change as
from moved_parts('all', [], 0, 9999)
