-- Put the staged figures into the snapshot in the order in which pages about a report ask for them.
-- grain:   as figure
-- params:  none
-- columns: none
-- basis:   sorted by agency and year, so that the rows of a report, and of a district, lie side by side;
--          marts/figure_series has them by metric
insert into figure select * from staged_figure order by agency_id, year, metric, char_start, figure_id;
drop table staged_figure;
