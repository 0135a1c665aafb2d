-- What did the rules find, tried apart from the snapshot?
-- grain:   as finding, evaluation and found
-- params:  none (attached: building, the snapshot; in use: the database in which the rules were tried)
-- columns: as in the snapshot
-- basis:   fill_bench.sql
insert into building.finding select * from finding;
insert into building.evaluation select * from evaluation;
insert into building.found select * from found;
