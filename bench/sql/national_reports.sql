-- Who reports in a country of $agencies agencies, and for which of $years years up to $last_year?
-- grain:   report: one row per (agency, year); two in a hundred are missing
-- params:  $agencies, $years, $last_year
-- columns: those of report
insert into report by name
with body as (
    select agency_id, name
    from agency
    order by district_code nulls last, agency_id
    limit $agencies
)

select
    concat(body.agency_id, '-', span.year) as report_id,
    body.agency_id,
    span.year::integer as year,
    concat(body.agency_id, '/', span.year, '.docx') as file,
    md5(concat(body.agency_id, span.year)) as sha256,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document' as media_type,
    '2021' as format,
    2 as pages,
    concat(body.name, span.year, '年政府信息公开工作年度报告') as title,
    span.year::integer as title_year,
    span.year::integer as period_year,
    make_date(span.year, 1, 1) as period_start,
    make_date(span.year, 12, 31) as period_end,
    make_date(span.year + 1, 1, 5) + (hash(body.agency_id, span.year) % 40)::integer as published_on,
    concat('https://example.gov.cn/', body.agency_id, '/', span.year) as url,
    '' as contact,
    'proved' as table_two,
    'proved' as table_three,
    'proved' as table_four,
    []::varchar[] as notes,
    lpad(bin(hash(body.agency_id, span.year)), 512, '0')::bit as likeness,
    'bench' as extractor
from body
cross join range($last_year - $years + 1, $last_year + 1) as span (year)
where hash(span.year, body.agency_id) % 50 > 0
order by body.agency_id, span.year
