-- How many of each district's agencies reported in the last eight years?
-- grain:   one row per (district_code, year), in the order of districts and years
-- params:  none
-- columns: district_code, district, year; reported, expected (个单位)
select
    district_code,
    any_value(district) as district,
    year,
    cast(count(report_id) as integer) as reported,
    cast(count(*) as integer) as expected
from coverage
where year > (select max(year) from report) - 8
group by district_code, year
order by district_code, year
