-- Three years more for a library of seven: its last three once more, as the three before its first.
-- grain:   every row of a report of those years, under an earlier year
-- params:  none
-- columns: those of the tables
create temp macro earlier(report_id) as
    concat(report_id[:-5], report_id[-4:]::integer - 7);

create temp table copied as
select report_id
from report
qualify year > max(year) over () - 3;

insert into report
select * replace (earlier(report_id) as report_id, year - 7 as year, concat('earlier/', file) as file)
from report
where report_id in (from copied);

insert into page
select * replace (earlier(report_id) as report_id)
from page
where report_id in (from copied);

insert into section
select * replace (earlier(report_id) as report_id)
from section
where report_id in (from copied);

insert into statement
select * replace (earlier(report_id) as report_id)
from statement
where report_id in (from copied);

insert into figure
select
    * replace (
        concat(earlier(report_id), '#', split_part(figure_id, '#', 2)) as figure_id,
        earlier(report_id) as report_id,
        year - 7 as year
    )
from figure
where report_id in (from copied);

insert into finding
select
    * replace (
        earlier(report_id) as report_id,
        list_transform(
            figures, lambda figure: concat(earlier(split_part(figure, '#', 1)), '#', split_part(figure, '#', 2))
        ) as figures
    )
from finding
where report_id in (from copied);

insert into evaluation
select * replace (earlier(report_id) as report_id)
from evaluation
where report_id in (from copied);

insert into found
select
    * replace (
        earlier(report_id) as report_id,
        year - 7 as year,
        list_transform(
            figures, lambda figure: concat(earlier(split_part(figure, '#', 1)), '#', split_part(figure, '#', 2))
        ) as figures
    )
from found
where report_id in (from copied);

insert into indicator_term
select * replace (year - 7 as year)
from indicator_term
where concat(agency_id, '-', year) in (from copied);

create temp table going as
select earlier(report_id) as report_id
from copied
