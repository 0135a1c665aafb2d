-- Put the staged figures into the snapshot in the order in which pages ask for them.
-- grain:   as figure
-- params:  none
-- columns: none
-- basis:   DESIGN section 4: sorted by metric, year, agency, so that row groups prune
insert into figure select * from staged_figure order by metric, year, agency_id, char_start, figure_id;
drop table staged_figure;
