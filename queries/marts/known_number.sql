-- What was the number behind each key, of each agency and of each district together?
-- grain:   one row per (key, scope, body, year) that states it, has the indicator, or did the year before
-- params:  none
-- columns: key (a metric, an indicator, or data_quality, which districts do not have); scope, body (as in
--          marts/expected_body), district_code; year; told (false: only the year before has it); value (a metric's
--          total; an indicator's value; null = missing; of a district its agencies together), numerator, denominator
--          (of a rate), is_small (its denominator is below 30; of data_quality: below five rules), approximate, marked;
--          stated (个单位 that state it); figure_key (of the number that an agency's report states, see
--          marts/figure_key; null = none); previous (value of the year before), was_small
-- basis:   marts/known. A build keeps the rows sorted by key, then by where and whose, so that a question about a key
--          reads little else
create view known_number as
from known((select list(distinct agency_id) from report))
