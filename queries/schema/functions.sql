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

-- Is `id` one of those chosen? An empty list chooses all.
create macro among(id, ids) as len(ids::varchar[]) = 0 or list_contains(ids::varchar[], id);

-- One number over another; null where either is missing or the lower one is not above 0.
create macro quotient(upper_number, lower_number) as
    case when lower_number > 0 then upper_number / lower_number end;

-- Of one report's numbers of a metric, added up: what its total has beyond its own parts; null without a total.
create macro beyond_parts(number, member) as
    sum(number) filter (where member = 'total') - coalesce(sum(number) filter (where member <> 'total'), 0);

-- The numbers that come to the fore on pages, in their order, with the label that they have there.
create macro headlined() as table
select *
from (
    values
    (1, 'website_posts', '政府网站公开'),
    (2, 'newmedia_posts', '政务新媒体发布'),
    (3, 'hotline_orders', '热线受理'),
    (4, 'requests_new', '新收政府信息公开申请')
) as fore (position, metric, label);

-- The ends of Wilson's 95 % interval of a share: how far it may lie from what so few cases show. Null where the
-- numbers are no share. E. B. Wilson, 1927; 1.959964 is the normal distribution's 97.5 % point.
create macro wilson_low(part, whole) as
    case
        when whole > 0 and part between 0 and whole
            then greatest(
                0,
                (
                    part + 1.959964 ^ 2 / 2
                    - 1.959964 * sqrt(part * (whole - part) / whole + 1.959964 ^ 2 / 4)
                ) / (whole + 1.959964 ^ 2)
            )
    end;

create macro wilson_high(part, whole) as
    case
        when whole > 0 and part between 0 and whole
            then least(
                1,
                (
                    part + 1.959964 ^ 2 / 2
                    + 1.959964 * sqrt(part * (whole - part) / whole + 1.959964 ^ 2 / 4)
                ) / (whole + 1.959964 ^ 2)
            )
    end;
