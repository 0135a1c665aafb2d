-- What did the checks find in the reports of a year, and where in the report does one see it?
-- grain:   one row per finding, the gravest first
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year
-- columns: finding_id, rule, severity (error, warning, note, suggestion), message, expected, actual; report_id,
--          agency_id, short_name, district_code, year; place (figure_key of the first figure concerned, see marts/figure_key; aside.N as
--          in source_figures; else section.KEY of the part of the report that the message is about, section.title
--          for the report as a whole)
with found as (
    select
        finding.*,
        -- Some rules name last year's figures too.
        list_filter(finding.figures, lambda figure: starts_with(figure, concat(finding.report_id, '#')))[1] as figure_id,
        report.agency_id,
        report.year,
        agency.short_name,
        coalesce(agency.district_code, 'none') as district_code
    from finding
    join report using (report_id)
    join agency using (agency_id)
    where
        report.year = $year
        and ($district = 'all' or coalesce(agency.district_code, 'none') = $district)
        and among(report.agency_id, $agencies)
),

concerned as (
    select figure.*
    from figure
    where figure.figure_id in (select figure_id from found)
),

-- marts/figure_key would number the figures of every report before it is asked for these few.
named as (
    select
        concerned.figure_id,
        concat_ws(
            '.', concerned.metric, nullif(concerned.member, ''), nullif(concerned.applicant, ''),
            nullif(1 + count(earlier.figure_id), 1)
        ) as figure_key
    from concerned
    left join figure as earlier
        on
            earlier.report_id = concerned.report_id
            and earlier.metric = concerned.metric
            and earlier.member = concerned.member
            and earlier.applicant = concerned.applicant
            and (not earlier.shown, earlier.char_start, earlier.figure_id)
            < (not concerned.shown, concerned.char_start, concerned.figure_id)
    group by
        concerned.figure_id, concerned.metric, concerned.member, concerned.applicant
),

aside as (
    select
        report_id,
        regexp_replace(quote, '\s', '', 'g') as quote,
        concat('aside.', row_number() over (partition by report_id order by char_start)) as place
    from set_aside
    where report_id in (select report_id from found where rule = 'OLD-YEAR')
)

select
    found.finding_id,
    found.rule,
    found.severity,
    found.message,
    found.expected,
    found.actual,
    found.report_id,
    found.agency_id,
    found.short_name,
    found.district_code,
    found.year,
    coalesce(
        named.figure_key,
        (
            select min(aside.place)
            from aside
            where
                aside.report_id = found.report_id
                and found.rule = 'OLD-YEAR'
                and contains(found.message, concat('“', aside.quote, '”'))
        ),
        case
            when contains(found.message, '五、') then 'section.problems'
            when contains(found.message, '六、') then 'section.other'
            when contains(found.message, '一、') then 'section.overview'
            when contains(found.message, '二、') or contains(found.message, '表二') then 'section.proactive'
            when contains(found.message, '三、') or contains(found.message, '表三') then 'section.requests'
            when contains(found.message, '四、') or contains(found.message, '表四') then 'section.disputes'
            when starts_with(found.message, '正文') then 'section.overview'
            else 'section.title'
        end
    ) as place
from found
left join named using (figure_id)
order by
    list_position(['error', 'warning', 'suggestion', 'note'], found.severity),
    found.agency_id,
    found.rule,
    found.finding_id
