-- Take out the agencies that only a report told of, once their last report is gone.
-- grain:   rows of agency
-- params:  none
-- columns: none
-- basis:   a snapshot holds the catalogue's agencies and those of its reports
delete from agency where not catalogued and agency_id not in (select agency_id from report)
