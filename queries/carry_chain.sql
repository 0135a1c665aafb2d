-- Does what one report carries out (结转下年度) come in with the next (上年结转), over all years?
-- grain:   one row per (agency_id, year) of which the year before has a report too or the report itself is there;
--          the first year of an agency has no link and no row. By agency and year
-- params:  $district (code, or "none"), $agencies (ids, none for all)
-- columns: agency_id, short_name, district_code; year (Y), year_before (Y-1); carried_out (总计 of 结转下年度 in Y-1,
--          件, null = missing or blank), carried_in (总计 of 上年结转 in Y, 件); figure_out, figure_in (figure_key,
--          null = no such figure); state (kept, broken, unevaluable); broken_columns (of the seven)
-- basis:   as checks/carry.sql: seven columns of table three, each compared
with years as (
    select
        report.report_id,
        report.agency_id,
        report.year,
        agency.short_name,
        coalesce(agency.district_code, 'none') as district_code,
        min(report.year) over (partition by report.agency_id) as first_year
    from report
    join agency using (agency_id)
    where
        coalesce(agency.district_code, 'none') = $district
        and among(report.agency_id, $agencies)
),

cell as (
    select
        figure.report_id,
        figure.metric,
        figure.applicant,
        cast(figure.value as double) as value
    from figure
    join years using (report_id)
    where
        figure.metric in ('requests_carried_in', 'requests_carried_out')
        and figure.shown
        and figure.origin <> 'narrative'
),

link as (
    select
        years.report_id,
        cell.applicant,
        cell.value as carried_in,
        last_cell.value as carried_out,
        last_cell.report_id is not null as has_out
    from years
    join cell on cell.report_id = years.report_id and cell.metric = 'requests_carried_in'
    left join years as last_year
        on last_year.agency_id = years.agency_id and last_year.year = years.year - 1
    left join cell as last_cell
        on last_cell.report_id = last_year.report_id
        and last_cell.metric = 'requests_carried_out'
        and last_cell.applicant = cell.applicant
),

compared as (
    select
        report_id,
        any_value(carried_out) filter (where applicant = 'total') as carried_out,
        any_value(carried_in) filter (where applicant = 'total') as carried_in,
        bool_or(applicant = 'total' and has_out) as has_out,
        bool_or(applicant = 'total') as has_in,
        count(*) filter (where carried_out <> carried_in) as broken_columns,
        count(*) filter (where carried_out = carried_in) as kept_columns
    from link
    group by report_id
)

select
    years.agency_id,
    years.short_name,
    years.district_code,
    years.year,
    years.year - 1 as year_before,
    compared.carried_out,
    compared.carried_in,
    if(compared.has_out, 'requests_carried_out.total', null) as figure_out,
    if(compared.has_in, 'requests_carried_in.total', null) as figure_in,
    case
        when compared.broken_columns > 0 then 'broken'
        when compared.kept_columns > 0 then 'kept'
        else 'unevaluable'
    end as state,
    cast(coalesce(compared.broken_columns, 0) as integer) as broken_columns
from years
left join compared using (report_id)
where years.year > years.first_year
order by years.agency_id, years.year
