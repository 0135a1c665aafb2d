-- Which build is this, and is it about places that do not exist?
-- grain:   one row
-- params:  none
-- columns: snapshot_id; reports (份); fictional; as_of (the last day on which one of its reports was published,
--          null = no report says when)
select
    snapshot_id,
    reports,
    fictional,
    (select max(published_on) from report) as as_of
from snapshot
