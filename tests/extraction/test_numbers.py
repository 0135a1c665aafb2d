"""Numbers in every form that reports print."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.extraction.numbers import find_numbers, parse_number

WHOLE = st.integers(min_value=0, max_value=99_999_999)
DIGITS = "零一二三四五六七八九"


def full_width(text: str) -> str:
    return text.translate(str.maketrans("0123456789.,", "０１２３４５６７８９．，"))


def in_chinese(value: int) -> str:
    """The usual Chinese numeral: 105 -> 一百零五, 20300 -> 二万零三百, 12 -> 十二."""
    if value == 0:
        return "零"
    high, low = divmod(value, 10_000)
    text = _below_ten_thousand(low)
    if high:
        gap = "零" if low and low < 1000 else ""
        text = _below_ten_thousand(high) + "万" + gap + text
    return text.removeprefix("一") if text.startswith("一十") else text


def _below_ten_thousand(value: int) -> str:
    text, pending = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += ("零" if pending else "") + DIGITS[digit] + name
            pending = False
        elif text:
            pending = True
    return text


@given(WHOLE)
@settings(max_examples=150)
def test_a_whole_number_survives_every_rendering(value: int) -> None:
    renderings = [
        str(value),
        full_width(str(value)),
        f"{value:,}",
        full_width(f"{value:,}"),
        f"{value:,}".replace(",", " "),
        in_chinese(value),
    ]
    for rendering in renderings:
        assert parse_number(rendering) == (Decimal(value), False), rendering


@given(WHOLE.filter(bool), st.sampled_from(["余", "多"]), st.sampled_from(["近", "约", "超过", "突破", "逾"]))
@settings(max_examples=80)
def test_words_of_approximation_keep_the_value_and_mark_it(value: int, after: str, before: str) -> None:
    assert parse_number(f"{value}{after}") == (Decimal(value), True)
    assert parse_number(f"{before}{value}") == (Decimal(value), True)


@given(st.decimals(min_value=Decimal("0.01"), max_value=9999, places=2), st.sampled_from(["万", "亿"]))
@settings(max_examples=80)
def test_large_units_multiply(value: Decimal, unit: str) -> None:
    factor = {"万": 10_000, "亿": 100_000_000}[unit]
    assert parse_number(f"{value}{unit}") == (value * factor, False)


@given(st.text(alphabet="0123456789,，. 万亿余多近约一二三十百千零〇两几数", max_size=24))
@settings(max_examples=200)
def test_every_number_found_stands_where_it_says_and_none_overlap(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start <= number.digits_start < number.end <= len(text)
        assert number.value >= 0
        end = number.end


@pytest.mark.parametrize(
    ("text", "value", "approximate"),
    [
        ("四十余", 40, True),
        ("十几", 10, True),
        ("20余万", 200_000, True),
        ("140多万", 1_400_000, True),
        ("3千余", 3_000, True),
        ("4.14万", 41_400, False),
        ("百余", 100, True),
        ("近千", 1_000, True),
        ("二〇二四", 2024, False),
        ("一千二", 1_200, False),
        ("一千零二", 1_002, False),
        ("三万五", 35_000, False),
        ("两", 2, False),
        ("两千三百四十五", 2_345, False),
        ("贰拾", 20, False),
        ("1.2亿", 120_000_000, False),
    ],
)
def test_forms_met_in_reports(text: str, value: int, approximate: bool) -> None:
    assert parse_number(text) == (Decimal(value), approximate)


@pytest.mark.parametrize("text", ["几十", "数百", "二三十", "百", "万", "若干", "", "余", "1,23", "十百"])
def test_what_has_no_definite_value_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize("text", ["1" * 29, "0" * 5_000, "一" * 5_000, "一" + "亿" * 30])
def test_digits_without_end_are_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "rounded"),
    [("4.14万", True), ("3万", True), ("1.2亿", True), ("1.2345万", False), ("3456", False), ("12.5", False)],
)
def test_a_number_written_in_ten_thousands_is_rounded_unless_its_digits_go_on(
    text: str, rounded: bool
) -> None:
    [number] = find_numbers(text)
    assert (number.rounded, number.approximate) == (rounded, False)


def test_a_comma_divides_numbers_unless_three_digits_follow() -> None:
    assert [number.value for number in find_numbers("1,234条,12条,1,23条")] == [1234, 12, 1, 23]


def test_recently_and_booked_are_no_approximations() -> None:
    assert [(n.value, n.approximate) for n in find_numbers("最近3次预约20次")] == [(3, False), (20, False)]
