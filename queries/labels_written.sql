-- Under which names do reports give the parts of a total, and to which member was each name mapped?
-- grain:   one row per (label, member, agency_id) of the $most labels with the largest numbers, these first; with
--          $district "all" one row per (label, member)
-- params:  $district (code, "none" or "all"), $agencies (ids, none for all), $year, $metric (hotline_orders,
--          newmedia_posts), $most
-- columns: label (as the report writes it), member, member_label (null = the catalogue does not know the label),
--          mapped; agency_id, short_name, district_code (null with "all"), year; value (in the metric's unit),
--          approximate, marked, figure_key (null with "all"); label_value (the label's sum over agencies),
--          label_agencies (个单位 that use it); labels, unmapped (how many there are, shown or not)
-- basis:   open vocabularies: a label is kept as written, a catalogue of synonyms maps it; marts/part_sum for all
--          agencies of all districts
with said as (
    select
        series.label,
        series.member,
        if($district = 'all', null, scope.agency_id) as agency_id,
        if($district = 'all', null, scope.short_name) as short_name,
        if($district = 'all', null, scope.district_code) as district_code,
        series.year,
        series.value,
        series.approximate,
        series.state = 'marked' as marked,
        scope.agency_id as counted_agency,
        0 as agencies
    from series
    join in_sum($district, $agencies, $year::integer, $year::integer) as scope using (report_id)
    where
        ($district <> 'all' or len($agencies::varchar[]) > 0)
        and series.metric = $metric
        and series.value is not null
        and series.member not in ('', 'total')
        and series.year = $year
    union all
    select label, member, null, null, null, year, value, approximate, marked, null, agencies
    from part_sum
    where
        $district = 'all'
        and len($agencies::varchar[]) = 0
        and metric = $metric
        and year = $year
        -- '' is no part of the total.
        and member <> ''
),

written as (
    select said.*, member.label as member_label, member.member is not null as mapped
    from said
    left join member on member.metric = $metric and member.member = said.member
),

placed as (
    select
        label,
        member,
        cast(sum(value) as double) as label_value,
        cast(count(distinct counted_agency) + sum(agencies) as integer) as label_agencies,
        cast(count(*) over () as integer) as labels,
        cast(count(*) filter (where not bool_and(mapped)) over () as integer) as unmapped
    from written
    group by label, member
    order by label_value desc, label, member
    limit $most
)

select
    written.label,
    written.member,
    any_value(written.member_label) as member_label,
    any_value(written.mapped) as mapped,
    written.agency_id,
    any_value(written.short_name) as short_name,
    any_value(written.district_code) as district_code,
    any_value(written.year) as year,
    cast(sum(written.value) as double) as value,
    bool_or(written.approximate) as approximate,
    bool_or(written.marked) as marked,
    if(written.agency_id is null, null, concat_ws('.', $metric, written.member)) as figure_key,
    any_value(placed.label_value) as label_value,
    any_value(placed.label_agencies) as label_agencies,
    any_value(placed.labels) as labels,
    any_value(placed.unmapped) as unmapped
from written
join placed on placed.label = written.label and placed.member = written.member
group by written.label, written.member, written.agency_id
order by any_value(placed.label_value) desc, written.label, written.member, written.agency_id
