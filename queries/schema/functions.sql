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

-- How like are two texts, by the bits of dashboard/warehouse/likeness.py? The share of pieces that they have in common,
-- 0 to 1; null where one has none.
create macro alike(some_bits, other_bits) as
    case
        when some_bits is not null and other_bits is not null
            then greatest(0, 1 - 2 * bit_count(xor(some_bits, other_bits)) / bit_length(some_bits))
    end;

-- A text without blanks and breaks and in half width, so that a quote is found in its sentence.
create macro narrow(words) as translate(
    regexp_replace(words, '\s', '', 'g'),
    '，；：（）！？％．０１２３４５６７８９',
    ',;:()!?%.0123456789'
);
