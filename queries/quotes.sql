-- From which words of which report does each figure of an export come?
-- grain:   one row per figure shown, by agency, year and the order of the report; outcomes of requests without those
--          of each kind of applicant, which no export shows
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $years (list), $metrics (keys), $most (rows)
-- columns: agency_id, district_code, short_name, year; metric (key), metric_label, label (row, column or category
--          as the report has it), unit; value (in unit, null = left blank), approximate, marked, corrected (entered
--          or mended by a person); counts (in the sums over its district); file, page, quote; figure_key (see
--          marts/figure_key)
select
    figure.agency_id,
    counted.district_code,
    counted.short_name,
    figure.year,
    figure.metric,
    metric.label as metric_label,
    figure.label,
    metric.unit,
    cast(figure.value as double) as value,
    figure.approximate,
    figure.state = 'marked' as marked,
    figure.origin in ('corrected', 'entered') as corrected,
    counted.counts,
    report.file,
    figure.page,
    figure.quote,
    concat_ws('.', figure.metric, nullif(figure.member, ''), nullif(figure.applicant, '')) as figure_key
from figure
join counted on counted.report_id = figure.report_id
join report on report.report_id = figure.report_id
join metric on metric.metric = figure.metric
where
    figure.shown
    and list_contains($metrics::varchar[], figure.metric)
    -- Of what became of requests everything that is shown counts all applicants together.
    and (figure.metric <> 'requests_outcome' or figure.applicant in ('', 'total'))
    and list_contains($years::integer[], figure.year)
    and among(figure.agency_id, $agencies)
    and ($district = 'all' or counted.district_code = $district)
    and among(counted.agency_id, $agencies)
order by figure.agency_id, figure.year, figure.page, figure.char_start, figure.figure_id
limit $most
