-- Which agency does each row of population.csv mean?
-- grain:   one row per line of the file
-- params:  none (the table stated_population: line, agency)
-- columns: line; agencies (ids of those that bear the name best: by id or full name, else by district and short name,
--          else by short name among those with reports; empty = none)
-- basis:   a name that several bear is not guessed at
with name as (
    select agency_id as name, agency_id, 1 as rank
    from agency
    union
    select name, agency_id, 1
    from agency
    union
    select district || short_name, agency_id, 2
    from agency
    union
    select short_name, agency_id, 3
    from agency
    where agency_id in (select agency_id from report)
),

borne as (
    select stated_population.line, name.agency_id
    from stated_population
    join name on name.name = stated_population.agency
    qualify name.rank = min(name.rank) over (partition by stated_population.line)
)

select
    stated_population.line,
    coalesce(list(distinct borne.agency_id) filter (where borne.agency_id is not null), []) as agencies
from stated_population
left join borne using (line)
group by stated_population.line
order by stated_population.line
