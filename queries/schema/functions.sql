-- How do messages write a number?
-- grain:   plain(number): 12, 3.5, 空白 for null
-- params:  none
-- columns: text
-- basis:   messages are for people
create macro plain(number) as
    case
        when number is null then '空白'
        when number = trunc(number) then number::bigint::varchar
        else rtrim(number::decimal(18, 4)::varchar, '0')
    end;
