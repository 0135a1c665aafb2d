-- From which words of which report does each figure of an export come?
-- grain:   one row per figure shown, by agency, year and the order of the report; outcomes of requests without those
--          of each kind of applicant, which no export shows
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $years (list), $metrics (keys), $most (rows)
-- columns: agency_id, district_code, short_name, year; metric (key), metric_label, label (row, column or category
--          as the report has it), unit; value (in unit, null = left blank), approximate, marked, corrected (entered
--          or mended by a person); file, page, quote; figure_key (see marts/figure_key)
select
    fact.agency_id,
    coalesce(fact.district_code, 'none') as district_code,
    fact.short_name,
    fact.year,
    fact.metric,
    fact.metric_label,
    fact.label,
    fact.unit,
    cast(fact.value as double) as value,
    fact.approximate,
    fact.state = 'marked' as marked,
    fact.origin in ('corrected', 'entered') as corrected,
    report.file,
    fact.page,
    figure.quote,
    concat_ws('.', fact.metric, nullif(fact.member, ''), nullif(fact.applicant, '')) as figure_key
from fact
join figure using (figure_id)
join report on report.report_id = fact.report_id
where
    -- Said of both sides of the join: without, all figures are read for the quotes of some.
    list_contains($metrics::varchar[], figure.metric)
    and list_contains($years::integer[], figure.year)
    and among(figure.agency_id, $agencies)
    and list_contains($metrics::varchar[], fact.metric)
    -- Of what became of requests everything that is shown counts all applicants together.
    and (fact.metric <> 'requests_outcome' or fact.applicant in ('', 'total'))
    and list_contains($years::integer[], fact.year)
    and ($district = 'all' or coalesce(fact.district_code, 'none') = $district)
    and among(fact.agency_id, $agencies)
order by fact.agency_id, fact.year, fact.page, figure.char_start, fact.figure_id
limit $most
