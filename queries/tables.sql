-- Which tables and views has a snapshot?
-- grain:   one row per table or view, in the order of the alphabet
-- params:  none
-- columns: name; kind (表, 视图); columns (their names)
select
    table_name as name,
    case table_type when 'VIEW' then '视图' else '表' end as kind,
    (
        select string_agg(column_name, '、' order by ordinal_position)
        from information_schema.columns
        where columns.table_name = tables.table_name and columns.table_schema = tables.table_schema
    ) as columns
from information_schema.tables
where table_schema = 'main'
order by name
