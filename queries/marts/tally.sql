-- What do the tables of reports come to, part by part: of an agency, and of all agencies of a district together?
-- grain:   one row per (topic, level, body, year, part) of each year with a report: of each topic every part, also
--          where no report states it
-- params:  none
-- columns: topic, part: requests (what came in, what became of it; as requests_by_year), applicants (kinds of
--          applicant of the new requests), reasons (rows of table three under 办理结果), disputes (kind.result; kind all
--          = the three together), rates (indicator keys);
--          level (agency, district), body (agency_id, or a district's code), agency_id (of a district: whose report is
--          its only one; null = several), district_code ("none" = in no district),
--          beside (as in marts/counted; empty for a district), counts (as there; true for a district); year;
--          value (件; null = nothing to add); whole (of a rate: the denominator, value being the numerator);
--          adds (false: to be shown where it is the only report, not to be added to others'); agencies (个 whose
--          figures are in value), reports (份); approximate, marked
-- basis:   a part is added over reports that state what belongs to it: of the requests every part, so that what came in
--          balances what went out; of applicants all six kinds; of disputes four results of a kind, or the total; of a
--          rate both its terms. marts/counted says who counts in a district
create view tally as
with term as (
    select
        report.report_id,
        any_value(denominator) filter (where indicator_key = 'natural_person_share') as requests_new,
        any_value(numerator) filter (where indicator_key = 'received_total') as received,
        any_value(numerator) filter (where indicator_key = 'full_disclosure_rate') as disclosed,
        any_value(numerator) filter (where indicator_key = 'partial_disclosure_rate') as partly_disclosed,
        any_value(numerator) filter (where indicator_key = 'refusal_rate') as denied,
        any_value(numerator) filter (where indicator_key = 'unable_rate') as unavailable,
        any_value(numerator) filter (where indicator_key = 'not_processed_rate') as rejected,
        any_value(numerator) filter (where indicator_key = 'other_processing_rate') as other_handling,
        any_value(numerator) filter (where indicator_key = 'carry_out_rate') as requests_carried_out,
        any_value(numerator) filter (where indicator_key = 'completion_rate') as requests_processed,
        bool_or(approximate) as approximate,
        bool_or(marked) as marked
    from indicator_term
    join report using (agency_id, year)
    where
        indicator_key in (
            'natural_person_share', 'received_total', 'full_disclosure_rate', 'partial_disclosure_rate',
            'refusal_rate', 'unable_rate', 'not_processed_rate', 'other_processing_rate', 'carry_out_rate',
            'completion_rate'
        )
    group by report.report_id
),

request as (
    select
        report_id,
        unnest(
            [
                {'part': 'requests_new', 'value': requests_new},
                {'part': 'requests_carried_in', 'value': received - requests_new},
                {'part': 'disclosed', 'value': disclosed},
                {'part': 'partly_disclosed', 'value': partly_disclosed},
                {'part': 'denied', 'value': denied},
                {'part': 'unavailable', 'value': unavailable},
                {'part': 'rejected', 'value': rejected},
                {'part': 'other_handling', 'value': other_handling},
                {'part': 'requests_carried_out', 'value': requests_carried_out},
                {'part': 'requests_processed', 'value': requests_processed}
            ],
            recursive := true
        ),
        received - requests_new + disclosed + partly_disclosed + denied + unavailable + rejected
        + other_handling + requests_carried_out is not null as adds,
        approximate,
        marked
    from term
),

kind as (
    select
        report_id,
        applicant,
        cast(value as double) as value,
        approximate,
        state = 'marked' as marked,
        count(*) over (partition by report_id) as kinds
    from series
    where metric = 'requests_new' and applicant not in ('', 'total') and value is not null
),

reason as (
    select report_id, member, cast(value as double) as value, approximate, state = 'marked' as marked
    from series
    where metric = 'requests_outcome' and applicant = 'total' and value is not null
),

-- The results of a kind side by side: far fewer rows to add up than cells.
dispute as (
    select
        report_id,
        metric as kind,
        any_value(value) filter (where member = 'upheld') as upheld,
        any_value(value) filter (where member = 'reversed') as reversed,
        any_value(value) filter (where member = 'other') as other,
        any_value(value) filter (where member = 'pending') as pending,
        any_value(value) filter (where member = 'total') as total,
        -- Some of the results of a kind are no whole.
        count(*) filter (where member <> 'total') = 4 as ended,
        bool_or(approximate) as approximate,
        bool_or(state = 'marked') as marked
    from series
    where
        metric in ('reviews', 'lawsuits_direct', 'lawsuits_after_review')
        and member in ('upheld', 'reversed', 'other', 'pending', 'total')
        and value is not null
    group by report_id, metric
),

dispute_together as (
    from dispute
    union all
    select
        report_id,
        'all',
        sum(upheld),
        sum(reversed),
        sum(other),
        sum(pending),
        if(count(total) = 3, sum(total), null),
        count(*) = 3 and bool_and(ended),
        bool_or(approximate),
        bool_or(marked)
    from dispute
    group by report_id
),

dispute_result as (
    select
        report_id,
        kind,
        unnest(
            [
                {'result': 'upheld', 'value': if(ended, upheld, null)},
                {'result': 'reversed', 'value': if(ended, reversed, null)},
                {'result': 'other', 'value': if(ended, other, null)},
                {'result': 'pending', 'value': if(ended, pending, null)},
                {'result': 'total', 'value': total}
            ],
            recursive := true
        ),
        approximate,
        marked
    from dispute_together
),

rate as (
    select
        report.report_id,
        indicator_term.*,
        indicator_term.numerator is not null
        and (indicator_definition.unit = 'count' or indicator_term.denominator is not null) as known
    from indicator_term
    join report using (agency_id, year)
    join indicator_definition using (indicator_key)
),

said as (
    select
        'requests' as topic,
        report_id,
        part,
        value,
        null::double as whole,
        adds,
        true as known,
        approximate,
        marked
    from request
    union all
    select
        'applicants',
        counted.report_id,
        form_column.applicant,
        kind.value,
        null,
        true,
        kind.value is not null,
        kind.approximate,
        kind.marked
    from counted
    cross join form_column
    left join kind
        on kind.report_id = counted.report_id and kind.applicant = form_column.applicant and kind.kinds = 6
    where form_column.applicant <> 'total'
    union all
    select
        'reasons',
        counted.report_id,
        form_row.member,
        reason.value,
        null,
        true,
        reason.value is not null,
        reason.approximate,
        reason.marked
    from counted
    cross join form_row
    left join reason on reason.report_id = counted.report_id and reason.member = form_row.member
    where form_row.metric = 'requests_outcome'
    union all
    select
        'disputes',
        counted.report_id,
        concat_ws('.', kinds.kind, form_result.member),
        cast(dispute_result.value as double),
        null,
        true,
        dispute_result.value is not null,
        dispute_result.approximate,
        dispute_result.marked
    from counted
    cross join form_result
    cross join unnest(['all', 'reviews', 'lawsuits_direct', 'lawsuits_after_review']) as kinds (kind)
    left join dispute_result
        on dispute_result.report_id = counted.report_id
        and dispute_result.kind = kinds.kind
        and dispute_result.result = form_result.member
    where form_result.metric = 'reviews'
    union all
    select
        'rates',
        report_id,
        indicator_key,
        if(known, numerator, null),
        if(known, denominator, null),
        true,
        known,
        known and approximate,
        known and marked
    from rate
),

of_agency as (
    select
        said.topic,
        'agency' as level,
        counted.agency_id as body,
        counted.agency_id,
        counted.district_code,
        counted.beside,
        counted.counts,
        counted.year,
        said.part,
        said.value,
        said.whole,
        said.adds,
        said.known::integer as agencies,
        1 as reports,
        coalesce(said.approximate, false) as approximate,
        coalesce(said.marked, false) as marked
    from said
    join counted using (report_id)
)

from of_agency
union all
select
    topic,
    'district',
    district_code,
    if(count(*) = 1, any_value(agency_id), null),
    district_code,
    [],
    true,
    year,
    part,
    if(count(*) = 1, any_value(value), sum(value) filter (where adds)),
    sum(whole) filter (where adds),
    bool_or(adds),
    cast(if(count(*) = 1, any_value(agencies), coalesce(sum(agencies) filter (where adds), 0)) as integer),
    cast(count(*) as integer),
    if(count(*) = 1, bool_or(approximate), coalesce(bool_or(approximate) filter (where adds), false)),
    if(count(*) = 1, bool_or(marked), coalesce(bool_or(marked) filter (where adds), false))
from of_agency
where counts
group by topic, district_code, year, part
