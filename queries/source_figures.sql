-- Where in the text of one report does each of its figures stand?
-- grain:   one row per figure, and one per number that could not be mapped, in the order of the text
-- params:  $report (report_id)
-- columns: figure_key; section (of the report, "" = before the first), label; value (in unit, null = blank), unit,
--          approximate, state (aside = a number that could not be mapped), origin, reason; quote, page, char_start,
--          char_end
with stated as (
    select
        -- As marts/figure_key has it.
        concat_ws(
            '.', figure.metric, nullif(figure.member, ''), nullif(figure.applicant, ''),
            nullif(
                row_number() over (
                    partition by figure.metric, figure.member, figure.applicant
                    order by figure.shown desc, figure.char_start, figure.figure_id
                ),
                1
            )
        ) as figure_key,
        figure.label,
        cast(figure.value as double) as value,
        metric.unit,
        figure.approximate,
        figure.state,
        figure.origin,
        figure.reason,
        figure.quote,
        figure.page,
        figure.char_start,
        figure.char_end
    from figure
    join metric on metric.metric = figure.metric
    where figure.report_id = $report
    union all
    select
        concat('aside.', row_number() over (order by char_start)),
        quote,
        null,
        '',
        false,
        'aside',
        'narrative',
        reason,
        quote,
        page,
        char_start,
        char_end
    from set_aside
    where report_id = $report
)

select
    stated.*,
    coalesce(section.key, '') as section
from stated
asof left join (select key, char_start from section where report_id = $report) as section
    on section.char_start <= stated.char_start
order by stated.char_start, stated.char_end, stated.figure_key
