-- What is a body called?
-- grain:   one row
-- params:  $agency_id varchar
-- columns: name
-- basis:   agency
select name
from agency
where agency_id = $agency_id
