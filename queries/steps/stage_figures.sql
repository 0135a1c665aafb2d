-- A place for figures on their way into the snapshot.
-- grain:   as figure
-- params:  none
-- columns: those of figure
-- basis:   figures go in together, sorted
create or replace temp table staged_figure as from figure limit 0
