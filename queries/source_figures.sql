-- Where in the text of one report does each of its figures stand?
-- grain:   one row per figure, and one per number that could not be mapped, in the order of the text
-- params:  $report (report_id)
-- columns: figure_key; section (of the report, "" = before the first), label; value (in unit, null = blank), unit,
--          approximate, state (aside = a number that could not be mapped), origin, reason; quote, page, char_start,
--          char_end
with found as (
    select
        figure_key.figure_key,
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
    join figure_key using (report_id, figure_id)
    join metric on metric.metric = figure.metric
    where figure.report_id = $report
    union all
    select
        concat('aside.', row_number() over (order by char_start)) as figure_key,
        quote as label,
        null as value,
        '' as unit,
        false as approximate,
        'aside' as state,
        'narrative' as origin,
        reason,
        quote,
        page,
        char_start,
        char_end
    from set_aside
    where report_id = $report
)

select
    found.*,
    coalesce(
        (
            select last(section.key order by section.char_start)
            from section
            where section.report_id = $report and section.char_start <= found.char_start
        ),
        ''
    ) as section
from found
order by found.char_start, found.char_end, found.figure_key
