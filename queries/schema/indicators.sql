-- The derived indicators: of which cells of the form each is made, and the terms of each for every report.
-- grain:   before each table
-- params:  none
-- columns: beside each
-- basis:   derived indicators of the field; cells by the ids of form.sql (r1 to r25, c1 to c7, k1 to k15, i1 to i10)

-- one row per derived indicator, from data/catalogue/indicators.csv
create table indicator_definition (
    indicator_key varchar primary key,
    label varchar not null,
    unit varchar not null,             -- percent: a share of a whole; ratio: of two different things, may exceed 1;
                                       -- count: in 件
    formula varchar not null,          -- in words
    numerator varchar not null,        -- what stands above; of a count, what is counted
    denominator varchar not null,      -- what stands below; empty for a count
    section varchar not null,
    position integer not null
);

-- one row per cell that an indicator adds or takes away
create table indicator_part (
    indicator_key varchar not null,
    side varchar not null,             -- numerator, denominator
    sign integer not null,             -- 1 adds, -1 takes away
    cell varchar not null,
    years_before integer not null,     -- 1: the cell of last year's report
    metric varchar not null,           -- the figure that stands in the cell
    member varchar not null,
    applicant varchar not null,
    stands_for integer not null,       -- rows of the 2021 form: 3 for the one row that the 2019 form has for three
    in_2021 boolean not null
);

insert into indicator_part
with part (indicator_key, side, sign, years_before, cells) as (
    values
    ('received_total', 'numerator', 1, 0, ['r1c7', 'r2c7']),
    ('completion_rate', 'numerator', 1, 0, ['r24c7']),
    ('completion_rate', 'denominator', 1, 0, ['r1c7', 'r2c7']),
    ('carry_out_rate', 'numerator', 1, 0, ['r25c7']),
    ('carry_out_rate', 'denominator', 1, 0, ['r1c7', 'r2c7']),
    ('disclosure_rate', 'numerator', 1, 0, ['r3c7', 'r4c7']),
    ('disclosure_rate', 'denominator', 1, 0, ['r24c7']),
    ('full_disclosure_rate', 'numerator', 1, 0, ['r3c7']),
    ('full_disclosure_rate', 'denominator', 1, 0, ['r24c7']),
    ('partial_disclosure_rate', 'numerator', 1, 0, ['r4c7']),
    ('partial_disclosure_rate', 'denominator', 1, 0, ['r24c7']),
    (
        'refusal_rate', 'numerator', 1, 0,
        ['r5c7', 'r6c7', 'r7c7', 'r8c7', 'r9c7', 'r10c7', 'r11c7', 'r12c7']
    ),
    ('refusal_rate', 'denominator', 1, 0, ['r24c7']),
    ('unable_rate', 'numerator', 1, 0, ['r13c7', 'r14c7', 'r15c7']),
    ('unable_rate', 'denominator', 1, 0, ['r24c7']),
    ('not_processed_rate', 'numerator', 1, 0, ['r16c7', 'r17c7', 'r18c7', 'r19c7', 'r20c7']),
    ('not_processed_rate', 'denominator', 1, 0, ['r24c7']),
    ('other_processing_rate', 'numerator', 1, 0, ['r21c7', 'r22c7', 'r23c7', 'r21-r23c7']),
    ('other_processing_rate', 'denominator', 1, 0, ['r24c7']),
    ('eligible_disclosure_rate', 'numerator', 1, 0, ['r3c7', 'r4c7']),
    ('eligible_disclosure_rate', 'denominator', 1, 0, ['r24c7']),
    (
        'eligible_disclosure_rate', 'denominator', -1, 0,
        ['r16c7', 'r17c7', 'r18c7', 'r19c7', 'r20c7', 'r21c7', 'r22c7', 'r23c7', 'r21-r23c7']
    ),
    ('natural_person_share', 'numerator', 1, 0, ['r1c1']),
    ('natural_person_share', 'denominator', 1, 0, ['r1c7']),
    ('review_reversal_rate', 'numerator', 1, 0, ['k2']),
    ('review_reversal_rate', 'denominator', 1, 0, ['k5']),
    ('review_reversal_rate', 'denominator', -1, 0, ['k4']),
    ('lawsuit_reversal_rate', 'numerator', 1, 0, ['k7', 'k12']),
    ('lawsuit_reversal_rate', 'denominator', 1, 0, ['k10', 'k15']),
    ('lawsuit_reversal_rate', 'denominator', -1, 0, ['k9', 'k14']),
    ('combined_reversal_rate', 'numerator', 1, 0, ['k2', 'k7', 'k12']),
    ('combined_reversal_rate', 'denominator', 1, 0, ['k5', 'k10', 'k15']),
    ('combined_reversal_rate', 'denominator', -1, 0, ['k4', 'k9', 'k14']),
    ('dispute_rate', 'numerator', 1, 0, ['k5', 'k10', 'k15']),
    ('dispute_rate', 'denominator', 1, 0, ['r1c7']),
    ('backlog_change', 'numerator', 1, 0, ['r25c7']),
    ('backlog_change', 'numerator', -1, 1, ['r25c7']),
    ('normative_net_increase', 'numerator', 1, 0, ['i4']),
    ('normative_net_increase', 'numerator', -1, 0, ['i5'])
),

cell as (
    select row_id || column_id as cell, metric, member, applicant, in_2021
    from form_row
    cross join form_column
    union all
    select column_id, metric, member, '', true
    from form_result
    union all
    select item_id, metric, '', '', true
    from form_item
)

select
    part.indicator_key,
    part.side,
    part.sign,
    part.cell,
    part.years_before,
    cell.metric,
    cell.member,
    cell.applicant,
    if(part.cell = 'r21-r23c7', 3, 1) as stands_for,
    cell.in_2021
from (select * exclude (cells), unnest(cells) as cell from part) as part
join cell using (cell);

-- one row per (agency_id, year, indicator_key) of every report. A build fills it for the reports that changed
-- (steps/indicators.sql); the view indicator has the values that follow
create table indicator_term (
    agency_id varchar not null,
    year integer not null,
    indicator_key varchar not null,
    numerator double,                  -- null = a cell that it needs is missing or blank
    denominator double,                -- null = the same, or a count
    approximate boolean not null,      -- a cell that it has is approximate (约)
    marked boolean not null            -- a cell that it has is in doubt (存疑)
);

-- one row per (agency_id, year), from the library's population.csv
create table population (
    agency_id varchar not null,
    year integer not null,
    population bigint not null,        -- 人
    source varchar not null
);
