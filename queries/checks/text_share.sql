-- TEXT-SHARE (warning): is a percentage in a sentence what its figures give?
-- grain:   one row per report in scope and percentage whose numerator and denominator are known: 办结率 of requests;
--          占…% of a part; 同比 of a figure that last year's report has too
-- params:  none
-- columns: report_id; outcome (kept, broken, unevaluable); severity; message; figures (numerator, then
--          denominator); expected (computed, %); actual (as stated, %)
-- basis:   arithmetic, within 0.05 points, or half a point where the sentence gives whole percents
with share as (
    select
        report.report_id,
        report.agency_id,
        report.year,
        statement.char_start,
        statement.char_end,
        narrow(statement.quote) as quote,
        if(regexp_matches(statement.quote, '下降|减少|降低|下滑|回落'), -statement.value, statement.value) as value,
        if(regexp_matches(statement.quote, '[.．]'), 0.05, 0.5) as tolerance
    from statement
    join report on report.report_id = statement.report_id
    where statement.kind = 'share' and statement.report_id in (select report_id from scope)
),

stated as (
    select
        report_id,
        figure_id,
        metric,
        member,
        applicant,
        regexp_replace(label, '类$', '') as label,
        value,
        approximate,
        char_start,
        member in ('', 'total') as is_whole,
        narrow(context) as context
    from figure
    where context <> '' and report_id in (select report_id from scope)
),

-- the clause in which the percentage stands, and what it names before 占, 同比 or 办结率
said as (
    select
        share.*,
        stated.context,
        regexp_extract(split_part(stated.context, share.quote, 1), '[^，,；;。、（(：:]*$') || share.quote as clause,
        case
            when regexp_matches(clause, '同比|[较比](上年|去年|上一年)|(上年|去年|上一年)相比') then 'growth'
            when regexp_matches(clause, '办结率') then if(regexp_matches(clause, '按[时期]|及时|限时'), null, 'processed')
            when regexp_matches(clause, '占') then 'part'
        end as kind,
        regexp_replace(
            regexp_extract(clause, '^(.*?)(?:占|同比|[较比](?:上年|去年|上一年)|与(?:上年|去年|上一年)相比)', 1),
            '^其中|[（(]$', '', 'g'
        ) as subject
    from share
    join stated
        on stated.report_id = share.report_id
        and stated.char_start < share.char_end
        and contains(stated.context, share.quote)
    qualify row_number() over (partition by share.report_id, share.char_start order by stated.figure_id) = 1
),

-- the figure that it is said of: the one named, else the whole for 同比, else the last before it
about as (
    select
        said.*,
        stated.figure_id,
        stated.metric,
        stated.member,
        stated.applicant,
        stated.label,
        stated.value as figure_value,
        stated.approximate,
        not stated.is_whole and contains(said.subject, stated.label) as is_named
    from said
    join stated
        on stated.report_id = said.report_id
        and stated.context = said.context
        and stated.char_start < said.char_end
    where
        case said.kind
            when 'processed' then stated.metric like 'requests_%'
            when 'part' then not stated.is_whole and (said.subject = '' or is_named)
            when 'growth' then said.subject = '' or is_named or stated.is_whole
            else false
        end
    qualify row_number() over (
        partition by said.report_id, said.char_start
        order by is_named desc, stated.char_start desc, stated.figure_id
    ) = 1
),

handled as (
    select
        report_id,
        any_value(value) filter (where row_id = 'r24') as processed,
        if(
            count(value) filter (where row_id in ('r1', 'r2')) = 2,
            sum(value) filter (where row_id in ('r1', 'r2')),
            null
        ) as received,
        list(figure_id order by row_position desc) filter (where row_id in ('r1', 'r2', 'r24')) as figures
    from requests_grid
    where column_id = 'c7' and report_id in (select report_id from scope)
    group by report_id
),

compared as (
    select
        about.*,
        handled.processed as numerator,
        handled.received as denominator,
        100 * handled.processed / nullif(handled.received, 0) as computed,
        coalesce(handled.figures, []) as figures,
        '办结率' as name
    from about
    left join handled on handled.report_id = about.report_id
    where about.kind = 'processed'
    union all
    select
        about.*,
        about.figure_value,
        whole.value,
        if(about.approximate or whole.approximate, null, 100 * about.figure_value / nullif(whole.value, 0)),
        list_filter([about.figure_id, whole.figure_id], lambda id: id is not null),
        '“' || about.label || '”占比'
    from about
    left join stated as whole
        on whole.report_id = about.report_id
        and whole.metric = about.metric
        and whole.member = 'total'
        and whole.context = about.context
    where about.kind = 'part'
    union all
    select
        about.*,
        about.figure_value,
        before.value,
        if(
            about.approximate or before.approximate,
            null,
            100 * (about.figure_value / nullif(before.value, 0) - 1)
        ),
        list_filter([about.figure_id, before.figure_id], lambda id: id is not null),
        '“' || about.label || '”同比'
    from about
    left join figure as before
        on before.agency_id = about.agency_id
        and before.year = about.year - 1
        and before.metric = about.metric
        and before.member = about.member
        and before.applicant = about.applicant
        and before.shown
    where about.kind = 'growth'
)

select
    report_id,
    case
        when computed is null then 'unevaluable'
        when abs(computed - value) <= tolerance + 0.000001 then 'kept'
        else 'broken'
    end as outcome,
    'warning' as severity,
    case
        when outcome = 'unevaluable' then name || '所据的数为约数、空白或缺失，无法核对“' || quote || '”'
        else '正文称“' || quote || '”，按 ' || plain(numerator) || ' 与 ' || plain(denominator) || ' 计算，' || name
            || '为 ' || format('{:.2f}', computed) || '%'
    end as message,
    figures,
    format('{:.2f}%', computed) as expected,
    plain(value) || '%' as actual
from compared
