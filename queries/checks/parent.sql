-- PARENT (note while reports are missing, then warning): is a government's cell the sum of its agencies' cells?
-- grain:   one row per government's report in scope and table of the form
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message (names the first cell with both
--          numbers); figures (the government's cells that differ); expected (sum of the first); actual (the first)
-- basis:   the form: a government's report adds up its departments' and sub-districts'
with government as (
    select report.report_id, report.year, agency.agency_id, agency.district_code
    from report
    join agency on agency.agency_id = report.agency_id
    where agency.kind = '政府' and report.report_id in (select report_id from scope)
),

body as (
    select
        government.report_id as government_report_id,
        agency.agency_id,
        report.report_id
    from government
    join agency
        on agency.district_code = government.district_code
        and agency.kind <> '政府'
        and government.year between coalesce(agency.valid_from, 0) and coalesce(agency.valid_to, 9999)
    left join report on report.agency_id = agency.agency_id and report.year = government.year
),

coverage as (
    select government_report_id, count(report_id) as reported, count(*) - count(report_id) as missing
    from body
    group by government_report_id
),

cell as (
    select
        figure.report_id,
        figure.figure_id,
        figure.label,
        figure.metric,
        figure.member,
        figure.applicant,
        figure.value,
        figure.char_start,
        case left(metric.section, 1) when '二' then '表二' when '三' then '表三' when '四' then '表四' end
            as form_table
    from figure
    join metric on metric.metric = figure.metric
    where figure.shown and figure.origin <> 'narrative' and form_table is not null
),

summed as (
    select body.government_report_id, cell.metric, cell.member, cell.applicant, sum(cell.value) as total
    from body
    join cell on cell.report_id = body.report_id
    group by all
),

compared as (
    select
        government.report_id,
        cell.form_table,
        count(*) as cells,
        list(cell.figure_id order by cell.char_start, cell.figure_id)
            filter (where cell.value <> summed.total) as different,
        first(cell.label order by cell.char_start, cell.figure_id)
            filter (where cell.value <> summed.total) as label,
        first(cell.value order by cell.char_start, cell.figure_id)
            filter (where cell.value <> summed.total) as value,
        first(summed.total order by cell.char_start, cell.figure_id)
            filter (where cell.value <> summed.total) as total
    from government
    join cell on cell.report_id = government.report_id
    join summed
        on summed.government_report_id = government.report_id
        and summed.metric = cell.metric
        and summed.member = cell.member
        and summed.applicant = cell.applicant
    where cell.value is not null and summed.total is not null
    group by government.report_id, cell.form_table
)

select
    government.report_id,
    case
        when compared.cells is null then 'unevaluable'
        when compared.different is null then 'kept'
        else 'broken'
    end as outcome,
    if(coalesce(coverage.missing, 0) > 0, 'note', 'warning') as severity,
    case
        when outcome = 'unevaluable' then form_table.name || '缺失或各单位均未报，无法核对汇总数'
        else form_table.name || '“' || compared.label || '”为 ' || plain(compared.value) || '，所属 '
            || coverage.reported || ' 个单位之和为 ' || plain(compared.total)
            || if(len(compared.different) > 1, '，另有 ' || (len(compared.different) - 1) || ' 格不等', '')
            || if(coverage.missing > 0, '（尚有 ' || coverage.missing || ' 个单位未报）', '')
    end as message,
    coalesce(compared.different, []) as figures,
    plain(compared.total) as expected,
    plain(compared.value) as actual
from government
cross join (values ('表二'), ('表三'), ('表四')) as form_table (name)
left join coverage on coverage.government_report_id = government.report_id
left join compared on compared.report_id = government.report_id and compared.form_table = form_table.name
