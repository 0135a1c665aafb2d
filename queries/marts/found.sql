-- What did the checks find, about whom, and where in the report does one see it?
-- grain:   one row per finding
-- params:  none
-- columns: as in finding; agency_id, short_name, district_code ("none" = in no district), year; place (figure_key of
--          the first figure concerned, see marts/figure_key; aside.N as in source_figures; else section.KEY of the
--          part of the report that the message is about, section.title for the report as a whole)
-- basis:   every finding leads to its place
create view found as
with concerned as (
    select
        finding.*,
        -- Some rules name last year's figures too.
        list_filter(
            finding.figures, lambda figure: starts_with(figure, concat(finding.report_id, '#'))
        )[1] as figure_id
    from finding
),

-- marts/figure_key would number the figures of every report before it is asked for these few.
shown as (
    select figure.*
    from figure
    where figure.figure_id in (select figure_id from concerned)
),

named as (
    select
        shown.report_id,
        shown.figure_id,
        concat_ws(
            '.', shown.metric, nullif(shown.member, ''), nullif(shown.applicant, ''),
            nullif(1 + count(earlier.figure_id), 1)
        ) as figure_key
    from shown
    left join figure as earlier
        on
            earlier.report_id = shown.report_id
            and earlier.metric = shown.metric
            and earlier.member = shown.member
            and earlier.applicant = shown.applicant
            and (not earlier.shown, earlier.char_start, earlier.figure_id)
            < (not shown.shown, shown.char_start, shown.figure_id)
    group by shown.report_id, shown.figure_id, shown.metric, shown.member, shown.applicant
),

aside as (
    select
        report_id,
        regexp_replace(quote, '\s', '', 'g') as quote,
        concat('aside.', row_number() over (partition by report_id order by char_start)) as place
    from set_aside
)

select
    concerned.* exclude (figure_id),
    report.agency_id,
    agency.short_name,
    coalesce(agency.district_code, 'none') as district_code,
    report.year,
    coalesce(
        named.figure_key,
        (
            select min(aside.place)
            from aside
            where
                aside.report_id = concerned.report_id
                and concerned.rule = 'OLD-YEAR'
                and contains(concerned.message, concat('“', aside.quote, '”'))
        ),
        case
            when contains(concerned.message, '五、') then 'section.problems'
            when contains(concerned.message, '六、') then 'section.other'
            when contains(concerned.message, '一、') then 'section.overview'
            when contains(concerned.message, '二、') or contains(concerned.message, '表二') then 'section.proactive'
            when contains(concerned.message, '三、') or contains(concerned.message, '表三') then 'section.requests'
            when contains(concerned.message, '四、') or contains(concerned.message, '表四') then 'section.disputes'
            when starts_with(concerned.message, '正文') then 'section.overview'
            else 'section.title'
        end
    ) as place
from concerned
join report using (report_id)
join agency using (agency_id)
left join named using (figure_id)
