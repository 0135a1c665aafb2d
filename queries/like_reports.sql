-- Which reports of a district read alike, between years and between agencies?
-- grain:   one row per pair of reports, the likest first: those that share 0.9 or more, fifty at most; where there are
--          none, the five likest
-- params:  $district (code, or "none"), $agencies (ids, none for all: one of the pair is among them)
-- columns: district_code; agency_id, short_name, year (the later report); other_agency_id, other_name, other_year;
--          likeness (0 to 1, of the sentences without numbers); alike (it is 0.9 or more); pairs (compared),
--          alike_pairs (0.9 or more)
-- basis:   as checks/same.sql; likeness as in dashboard/warehouse/likeness.py
with own as (
    select
        report.agency_id,
        report.year,
        report.likeness,
        counted.short_name,
        counted.district_code
    from counted
    join report using (report_id)
    where counted.district_code = $district and report.likeness is not null
),

compared as (
    select
        later.district_code,
        later.agency_id,
        later.short_name,
        later.year,
        other.agency_id as other_agency_id,
        other.short_name as other_name,
        other.year as other_year,
        alike(later.likeness, other.likeness) as likeness
    from own as later
    join own as other on (other.year, other.agency_id) < (later.year, later.agency_id)
    where among(later.agency_id, $agencies) or among(other.agency_id, $agencies)
),

told as (
    select count(*) as pairs, count(*) filter (where likeness >= 0.9) as alike_pairs
    from compared
)

select
    compared.*,
    compared.likeness >= 0.9 as alike,
    told.pairs,
    told.alike_pairs
from compared
cross join told
where compared.likeness >= 0.9 or told.alike_pairs = 0
order by likeness desc, agency_id, year, other_agency_id, other_year
limit (select if(alike_pairs = 0, 5, 50) from told)
