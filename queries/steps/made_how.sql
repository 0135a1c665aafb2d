-- With which queries, catalogue and extractor was a snapshot made, and how many reports has it?
-- grain:   one row
-- params:  none
-- columns: queries_sha256, catalogue_sha256, extractor, reports
-- basis:   only a snapshot made the same way can be brought up to date instead of made anew
select queries_sha256, catalogue_sha256, extractor, reports
from snapshot
