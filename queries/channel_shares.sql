-- Which share of the new-media posts has each channel (新媒体渠道占比)?
-- grain:   one row per (agency_id, year, member), in the order of agencies, years and the catalogue; a report that
--          states no parts has no rows
-- params:  $agencies (list of ids), $first_year, $last_year
-- columns: agency_id, short_name, year; member, label, mapped (false = the label as written, which the catalogue does
--          not know); numerator, denominator (条; null = not stated), value (0 to 1), low, high (Wilson's 95 %
--          interval), is_small (the denominator is below 30), approximate, marked
-- basis:   a part over the total that the report states (marts/part_share)
select * exclude (position)
from part_share('newmedia_posts', $agencies::varchar[], $first_year, $last_year)
order by agency_id, year, position, numerator desc, member
