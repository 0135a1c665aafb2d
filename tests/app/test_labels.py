"""Numbers as a person reads them."""

import pandas as pd
import pytest

from dashboard import labels


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1234, "1,234"),
        (12.5, "12.5"),
        (0.1234, "0.1234"),
        (1234567.0, "1,234,567"),
        (None, "未公布"),
    ],
)
def test_a_table_shows_the_number_in_full(value: float | None, text: str) -> None:
    assert labels.number(value) == text


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA])
def test_what_is_missing_is_never_a_number(missing: object) -> None:
    assert labels.number(missing) == "未公布"  # type: ignore[arg-type]
    assert labels.short(missing) == "未公布"  # type: ignore[arg-type]
    assert labels.with_unit(missing, "件") == "未公布"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "text"), [(9999, "9,999"), (10000, "1.0 万"), (12345, "1.2 万"), (350_000_000, "3.5 亿")]
)
def test_a_label_counts_in_wan_from_ten_thousand_on(value: float, text: str) -> None:
    assert labels.short(value) == text


def test_an_approximate_number_stays_marked() -> None:
    assert labels.with_unit(140, "条", approximate=True) == "约 140 条"
    assert labels.cell(140, present=True, approximate=True) == "约 140"


def test_a_blank_cell_differs_from_a_missing_figure_and_from_zero() -> None:
    shown = {
        labels.cell(None, present=True),
        labels.cell(None, present=False),
        labels.cell(0, present=True),
    }
    assert shown == {"空白", "未公布", "0"}


def test_shares_and_changes() -> None:
    assert labels.share(301 / 559) == "53.8%"
    assert labels.change(0.1244) == "+12.4%"
    assert labels.change(-0.5) == "-50.0%"
    assert labels.change(11.636) == "增至 12.6 倍"
    assert labels.change(10509.0) == "增至百倍以上"
    assert labels.points(0.0921) == "升 9.2 个百分点"
    assert labels.share(None) == "—"


def test_a_change_of_ten_times_and_more_is_not_said_in_percent() -> None:
    assert [labels.changed(ratio) for ratio in (0.124, 9.0, 98.99, 99.0)] == [
        "比上年 +12.4%",
        "为上年的 10 倍",
        "为上年的 100 倍",
        "为上年的百倍以上",
    ]
    assert [labels.more_or_less(ratio) for ratio in (0.124, -0.03, 0.0, 11.636)] == [
        "比上年多 12.4%",
        "比上年少 3.0%",
        "与上年持平",
        "为上年的 12.6 倍",
    ]


def test_a_listing_says_how_many_it_leaves_out() -> None:
    assert labels.listing(["甲", "乙"]) == "甲、乙"
    assert labels.listing(["甲", "乙", "丙", "丁"]) == "甲、乙、丙等 4 个"
