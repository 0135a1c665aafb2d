-- What stands in table four of one report, by the columns of the form?
-- grain:   one row per cell of the form, 15; a cell that the report lacks is not present
-- params:  $report (report_id)
-- columns: position, metric (reviews, lawsuits_direct, lawsuits_after_review), member (result); present; value
--          (件, null = missing or blank), state; figure_key (see marts/figure_key)
select
    form_result.position,
    form_result.metric,
    form_result.member,
    figure.figure_id is not null as present,
    cast(figure.value as double) as value,
    coalesce(figure.state, '') as state,
    case when figure.figure_id is not null then concat_ws('.', figure.metric, figure.member) end as figure_key
from form_result
left join figure
    on
        figure.report_id = $report
        and figure.shown
        and figure.origin <> 'narrative'
        and figure.metric = form_result.metric
        and figure.member = form_result.member
order by form_result.position
