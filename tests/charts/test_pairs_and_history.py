"""Numbers of unlike size beside what they are compared with, and several numbers over the same years."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts.history import history
from dashboard.charts.pairs import pairs

from .drawn import TEXTS, marks_of, words_of

HEADS = ("2023 年", "2024 年", "变化")
PAIRS = pd.DataFrame(
    {
        "name": ["甲街道 热线受理", "乙街道 网站公开", "丙街道 新收申请"],
        "unit": ["件", "条", "件"],
        "base": [100.0, 12000.0, 0.0],
        "value": [400.0, 9000.0, 30.0],
        "approximate": [False, True, False],
        "words": ["+300.0%", "-25.0%", "上年为 0"],
        "is_strong": [True, False, False],
    }
)
YEARS = pd.DataFrame(
    [
        {
            "name": name,
            "unit": "件",
            "year": year,
            "value": value,
            "approximate": year == 2021,
            "reported": sent,
        }
        for name, values in (("热线（件）", (100, None, None, 400)), ("申请（件）", (0, 0, None, 0)))
        for year, value, sent in zip(range(2021, 2025), values, (True, True, False, True), strict=True)
    ]
)


def test_each_row_of_pairs_has_a_scale_of_its_own_from_nought() -> None:
    [dots] = marks_of(pairs(PAIRS, TEXTS, heads=HEADS), "point")
    assert [dot["x"] for dot in dots] == pytest.approx([0.25, 1, 1, 0.75, 0, 1])


def test_pairs_print_both_numbers_with_units_and_the_heads() -> None:
    words = words_of(pairs(PAIRS, TEXTS, heads=HEADS))
    assert {"100 件", "400 件", "12,000 条", "约 9,000 条", "0 件", "30 件"} <= set(words)
    assert {"+300.0%", "-25.0%", "上年为 0", *HEADS} <= set(words)


def test_equal_numbers_and_noughts_are_drawn() -> None:
    same = PAIRS.head(1).assign(base=0.0, value=0.0)
    assert "0 件" in words_of(pairs(same, TEXTS, heads=HEADS))


def test_a_history_says_why_a_year_has_no_value_and_draws_nought_as_a_value() -> None:
    words = words_of(history(YEARS, TEXTS))
    assert words.count("未公布") == 2 and words.count("未收到") == 4, "each text has a halo"
    assert "约 100" in words and words.count("0") == 4


def test_a_line_of_a_history_breaks_where_no_value_is_stated() -> None:
    [points] = marks_of(history(YEARS, TEXTS), "line")
    hotline = [point["y"] for point in points if point["name"] == "热线（件）"]
    assert hotline[1] is None and hotline[2] is None and hotline[3] > hotline[0] > 1
    requests = [point["y"] for point in points if point["name"] == "申请（件）" and point["y"] is not None]
    assert len(set(requests)) == 1 and 0 < requests[0] < 1, "noughts lie at the foot of their row"


def test_long_names_and_large_numbers_leave_the_way_from_nought_to_the_right() -> None:
    wide = PAIRS.head(1).assign(
        name="住房和城乡建设局 行政事业性收费", base=15.88, value=166_900.0, unit="万元", words="10,510.1 倍"
    )
    chart = pairs(wide, TEXTS, heads=("同类中位数或上年", "2025 年", "倍数")).to_dict()
    low, high = chart["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low < 0 < 1 < high
