-- OLD-YEAR (warning): does a sentence report the year before, or after, as if it were this report's year?
-- grain:   one row per report in scope and number said of the year before or after in a sentence that gives none of
--          this year (one that gives both compares)
-- params:  none
-- columns: report_id; outcome (broken); severity; message; figures (none); expected (the report's year); actual
--          (the sentence's year)
-- basis:   a text copied from last year
with foreign_year as (
    select
        set_aside.report_id,
        report.year,
        set_aside.year as said_year,
        set_aside.quote
    from set_aside
    join report on report.report_id = set_aside.report_id
    where set_aside.kind = 'other_year' and set_aside.report_id in (select report_id from scope)
),

own as (
    select report_id, narrow(context) as context
    from figure
    where origin = 'narrative' and report_id in (select report_id from scope)
    group by all
)

select
    foreign_year.report_id,
    'broken' as outcome,
    'warning' as severity,
    '正文“' || regexp_replace(foreign_year.quote, '\s', '', 'g') || '”所述为 ' || foreign_year.said_year
        || ' 年，年报为 ' || foreign_year.year || ' 年度，疑似沿用其他年度的文字' as message,
    []::varchar[] as figures,
    foreign_year.year::varchar as expected,
    foreign_year.said_year::varchar as actual
from foreign_year
where
    abs(foreign_year.said_year - foreign_year.year) = 1
    and not exists (
        select 1
        from own
        where own.report_id = foreign_year.report_id and contains(own.context, narrow(foreign_year.quote))
    )
