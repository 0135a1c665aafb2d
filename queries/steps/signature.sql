-- What is this snapshot made of?
-- grain:   one row
-- params:  $snapshot_id varchar, $queries_sha256 varchar, $catalogue_sha256 varchar, $extractor varchar
-- columns: those of snapshot
-- basis:   the next build sees by it whether it can start from this one
select
    $snapshot_id as snapshot_id,
    $queries_sha256 as queries_sha256,
    $catalogue_sha256 as catalogue_sha256,
    $extractor as extractor,
    count(*)::integer as reports,
    coalesce(bool_or(agency.fictional), false) as fictional
from report
join agency on agency.agency_id = report.agency_id
