-- Does what the report of the year before carries out (结转下年度) come in with a report (上年结转)?
-- grain:   one row per report
-- params:  none
-- columns: agency_id, short_name, district_code ("none" = in no district), year; carried_out (总计 of 结转下年度 of the
--          year before, 件, null = missing or blank), carried_in (总计 of 上年结转, 件); has_out, has_in (there is such a
--          figure); broken_columns, kept_columns (of the seven, of those that can be compared)
-- basis:   as checks/carry.sql: seven columns of table three, each compared
create view requests_carried as
with cell as (
    select
        report_id,
        agency_id,
        year,
        metric,
        applicant,
        cast(value as double) as value
    from figure
    where
        metric in ('requests_carried_in', 'requests_carried_out')
        and shown
        and origin <> 'narrative'
),

compared as (
    select
        coming.report_id,
        any_value(going.value) filter (where coming.applicant = 'total') as carried_out,
        any_value(coming.value) filter (where coming.applicant = 'total') as carried_in,
        bool_or(coming.applicant = 'total' and going.report_id is not null) as has_out,
        bool_or(coming.applicant = 'total') as has_in,
        count(*) filter (where going.value <> coming.value) as broken_columns,
        count(*) filter (where going.value = coming.value) as kept_columns
    from cell as coming
    left join cell as going
        on going.agency_id = coming.agency_id
        and going.year = coming.year - 1
        and going.metric = 'requests_carried_out'
        and going.applicant = coming.applicant
    where coming.metric = 'requests_carried_in'
    group by coming.report_id
)

select
    counted.agency_id,
    counted.short_name,
    counted.district_code,
    counted.year,
    compared.carried_out,
    compared.carried_in,
    coalesce(compared.has_out, false) as has_out,
    coalesce(compared.has_in, false) as has_in,
    cast(coalesce(compared.broken_columns, 0) as integer) as broken_columns,
    cast(coalesce(compared.kept_columns, 0) as integer) as kept_columns
from counted
left join compared using (report_id)
