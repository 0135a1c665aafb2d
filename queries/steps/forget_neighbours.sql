-- Take away the tables of steps/neighbours, so that their names mean the snapshot's own again.
-- grain:   every one of them
-- params:  none
-- columns: none
-- basis:   steps/neighbours
drop table temp.figure;
drop table temp.series;
drop table temp.indicator_term;
drop table temp.yearly;
drop table temp.report;
drop table temp.counted
