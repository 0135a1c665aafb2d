-- Which build is this, and is it about places that do not exist?
-- grain:   one row
-- params:  none
-- columns: snapshot_id; reports (份); fictional
select
    snapshot_id,
    reports,
    fictional
from snapshot
