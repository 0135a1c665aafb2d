-- The tables of a snapshot. Everything in them is derived: from data/catalogue, the library's reports/ and its
-- corrections.csv. Positions (char_start, char_end) are offsets into the report's text in characters.
-- grain:   before each table
-- params:  none
-- columns: beside each
-- basis:   DESIGN section 4

-- one row per place, from province to sub-district
create table division (
    code varchar primary key,          -- 2, 4, 6 or 9 digits
    name varchar not null,
    level varchar not null,            -- province, city, district, township
    parent varchar,
    province varchar,
    city varchar,
    district varchar
);

-- one row per reporting body: every sub-district of the catalogue, and departments as they are met
create table agency (
    agency_id varchar primary key,
    name varchar not null,             -- 固原市原州区南关街道
    short_name varchar not null,       -- 南关街道
    kind varchar not null,             -- 街道, 镇, 乡, 部门, 政府; 其他: a farm, zone or other place like a township
    division_code varchar,
    district_code varchar,             -- the place within which it is compared: a city's department has the city
    district varchar,
    city varchar,
    province varchar,
    deadline varchar,                  -- MM-DD of the year after; null = by rule
    population integer,                -- null = unknown
    valid_from integer,                -- first and last year in which it reported; null = open
    valid_to integer,
    fictional boolean not null default false,
    catalogued boolean not null default true   -- false: met in a report only, and gone with its last report
);

create table metric (
    metric varchar primary key,
    label varchar not null,
    unit varchar not null,
    section varchar not null,
    dimension varchar not null,
    kind varchar not null,             -- flow, stock, amount
    definition varchar not null,
    position integer not null
);

-- one row per (metric, dimension, member)
create table member (
    metric varchar not null,
    dimension varchar not null,
    member varchar not null,
    label varchar not null,
    parent varchar not null,
    position integer not null
);

-- one agency's report for one year
create table report (
    report_id varchar primary key,     -- agency_id-year
    agency_id varchar not null,
    year integer not null,
    file varchar not null,             -- relative to the library's reports/
    sha256 varchar not null,
    media_type varchar not null,
    format varchar not null,           -- 2021, 2019, earlier or empty; sheet: figures from an office's own
                                       -- sheet, which no form rule is tried on and which is no report published
    pages integer not null,
    title varchar not null,
    title_year integer,
    period_year integer,
    file_year integer,
    period_start date,
    period_end date,
    published_on date,
    url varchar not null,
    contact varchar not null,
    table_two varchar not null,        -- proved, marked, missing
    table_three varchar not null,
    table_four varchar not null,
    notes varchar[] not null,
    likeness bit,                      -- 512 bits; the share in which two texts agree tells how like they are:
                                       -- see dashboard/warehouse/likeness.py. null = too little text
    extractor varchar not null
);

-- one page of a report's text: char_start is the offset of its first character in the whole text
create table page (
    report_id varchar not null,
    page integer not null,
    char_start integer not null,
    text varchar not null
);

create table section (
    report_id varchar not null,
    key varchar not null,              -- overview, proactive, requests, disputes, problems, other
    ordinal integer,
    title varchar not null,
    official boolean not null,
    page integer not null,
    char_start integer not null,
    char_end integer not null,
    body_length integer not null
);

create table statement (
    report_id varchar not null,
    kind varchar not null,             -- all_processed, no_fee, share
    value decimal(18, 4),
    quote varchar not null,
    page integer not null,
    char_start integer not null,
    char_end integer not null
);

-- one number of one report
create table figure (
    figure_id varchar not null,        -- report_id#ordinal
    report_id varchar not null,
    agency_id varchar not null,
    year integer not null,
    metric varchar not null,
    member varchar not null,
    applicant varchar not null,
    label varchar not null,
    value decimal(18, 4),
    approximate boolean not null,
    origin varchar not null,           -- table, narrative, derived, corrected, entered
    state varchar not null,            -- proved, read, marked
    reason varchar not null,
    quote varchar not null,
    context varchar not null,
    page integer not null,
    char_start integer not null,
    char_end integer not null,
    confidence real not null,
    shown boolean not null             -- the one to show where several state the same thing: corrected or
                                       -- entered before table or derived before narrative
);

-- a number that is no figure of the report
create table set_aside (
    report_id varchar not null,
    quote varchar not null,
    reason varchar not null,           -- for the person who checks
    kind varchar not null,             -- other_year, part_of_year, rival, unmapped
    year integer,                      -- that a number of another year names; null: it names none
    metric varchar not null,           -- what a rival states; empty: no rival
    value decimal(18, 4),
    page integer not null,
    char_start integer not null,
    char_end integer not null
);

-- one human decision, from corrections.csv; applied says whether its guard still matched
create table correction (
    line integer not null,             -- in corrections.csv, the heading being line 1
    agency_id varchar not null,
    agency varchar not null,
    year integer,
    metric varchar not null,
    member varchar not null,
    applicant varchar not null,
    printed varchar not null,          -- as written in the file; empty = blank or missing
    value varchar not null,            -- as written in the file; empty = missing
    who varchar not null,
    decided_at varchar not null,
    why varchar not null,
    applied boolean not null,
    problem varchar not null
);

-- one rule broken by one report
create table finding (
    finding_id varchar not null,
    rule varchar not null,
    report_id varchar not null,
    severity varchar not null,         -- error, warning, note, suggestion
    message varchar not null,
    figures varchar[] not null,        -- figure_id of the figures concerned
    expected varchar not null,
    actual varchar not null
);

-- one rule tried on one report: what it compared. A rule with nothing to compare in a report has no row
create table evaluation (
    rule varchar not null,
    report_id varchar not null,
    kept integer not null,             -- comparisons that hold (通过)
    broken integer not null,           -- comparisons that do not: each is a finding (未通过)
    unevaluable integer not null,      -- comparisons that lack a figure: neither (无法核对)
    reason varchar not null            -- why, for the first of those; else empty
);

-- one document that could not become a report, or part of a sheet that was not used
create table rejected (
    file varchar not null,
    sha256 varchar not null,
    report_id varchar,                 -- the report that it would have been, where another document is it
    problem varchar not null,
    remedy varchar not null
);

-- one sheet of an office, from which the reports of format sheet come
create table sheet (
    file varchar not null,             -- relative to the library's reports/
    sha256 varchar not null,
    mapping varchar not null,          -- of what its headings were taken to stand for
    reports integer not null           -- that come from it
);

-- one row: which build made this snapshot
create table snapshot (
    snapshot_id varchar not null,
    queries_sha256 varchar not null,   -- of the schema, marts and checks that made it
    catalogue_sha256 varchar not null,
    extractor varchar not null,
    reports integer not null,
    fictional boolean not null
);
