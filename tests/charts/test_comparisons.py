"""Agencies against each other: sorted, the median marked, the missing named, few cases told from many."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts import palette
from dashboard.charts.bars import ranked_bars
from dashboard.charts.dots import dot_plot
from dashboard.charts.dumbbell import dumbbell
from dashboard.charts.heat import heat
from dashboard.charts.intervals import intervals

from .drawn import TEXTS, marks_of, words_of
from .frames import CELLS, COUNTS, NAN, SHARES, STRIPS, TWO_YEARS


def names_of(chart: object, kind: str) -> list[object]:
    return [mark["name"] for mark in marks_of(chart, kind)[0]]  # type: ignore[arg-type]


def test_bars_are_sorted_and_say_their_values() -> None:
    chart = ranked_bars(COUNTS, TEXTS, "件")
    assert names_of(chart, "bar") == ["乙街道", "甲街道", "丁街道"]
    assert {"1.2 万", "约 120", "0", "中位数 120"} <= set(words_of(chart))
    assert [mark["full"] for mark in marks_of(chart, "bar")[0]] == ["12,345 件", "约 120 件", "0 件"]


def test_agencies_without_a_value_or_a_row_are_named_below_the_bars() -> None:
    assert "未公布：戊街道、丙街道" in words_of(ranked_bars(COUNTS, TEXTS, "件", missing=["戊街道"]))


def test_whose_report_is_not_in_the_library_is_not_said_to_have_left_it_unpublished() -> None:
    words = words_of(ranked_bars(COUNTS, TEXTS, "件", unreceived=["戊街道"]))
    assert "未公布：丙街道\n未收到年报：戊街道\n来源" in "\n".join(words)


def test_the_values_of_bars_have_as_many_decimals_each() -> None:
    rows = COUNTS.assign(value=[40.0, 39.5, 38.25, 2.0], approximate=False)
    assert {"40.00", "39.50", "38.25", "2.00", "中位数 38.88"} <= set(
        words_of(ranked_bars(rows, TEXTS, "件"))
    )


def test_the_rule_of_the_median_leaves_out_the_rows_whose_values_stand_in_its_way() -> None:
    rows = pd.DataFrame(
        {
            "name": list("甲乙丙丁戊"),
            "value": [548.0, 400, 385, 380, 20],
            "approximate": False,
            "is_small": False,
        }
    )
    [pieces] = marks_of(ranked_bars(rows, TEXTS, "件"), "rule")
    assert [piece["name"] for piece in pieces] == ["甲", "乙", "丙", "戊", " "]


def test_the_median_is_of_those_too_that_have_no_bar() -> None:
    zeros = words_of(ranked_bars(COUNTS, TEXTS, "件", others=[0.0, 0.0, 0.0]))
    assert "中位数 0" in zeros
    unknown = words_of(ranked_bars(COUNTS, TEXTS, "件", others=None))
    assert not any("中位数" in word for word in unknown)


def test_two_values_have_no_median() -> None:
    assert not any("中位数" in word for word in words_of(ranked_bars(COUNTS[:2], TEXTS, "件")))


def test_chosen_bars_are_coloured_and_the_others_grey() -> None:
    chart = ranked_bars(COUNTS, TEXTS, "件", chosen=["甲街道", "丁街道"])
    colours = {mark["name"]: mark["colour"] for mark in marks_of(chart, "bar")[0]}
    assert colours == {"甲街道": palette.CHOSEN, "丁街道": palette.SECOND, "乙街道": palette.CONTEXT}


def test_a_share_of_few_is_grey_and_prints_its_n() -> None:
    chart = ranked_bars(SHARES, TEXTS, "%")
    first, second = marks_of(chart, "bar")[0]
    assert "66.7%  n=3" in words_of(chart)
    assert first["base"] == "2 / 3" and first["colour"] == palette.GRID
    assert second["text"] == "40.0%"


@pytest.mark.parametrize("unit", ["件", "%"])
def test_bars_of_nothing_but_missing_name_them(unit: str) -> None:
    words = words_of(ranked_bars(COUNTS.assign(value=NAN), TEXTS, unit))
    assert "未公布：甲街道、乙街道、丙街道、丁街道" in words


def test_a_long_list_of_missing_agencies_breaks_into_lines() -> None:
    words = words_of(ranked_bars(COUNTS, TEXTS, "件", missing=[f"第{number}街道" for number in range(40)]))
    assert sum("街道、第" in word for word in words) > 2


def test_two_years_are_sorted_by_what_was_added() -> None:
    chart = dumbbell(TWO_YEARS, TEXTS, "件", years=(2023, 2024))
    assert [mark["name"] for mark in marks_of(chart, "rule")[1]] == ["乙街道", "丙街道", "甲街道"]
    assert {"2023 年", "2024 年", "+30", "0", "−10", "变化", "未公布：丁街道（2023 年）"} <= set(
        words_of(chart)
    )


def test_a_change_from_nothing_has_no_rate() -> None:
    chart = dumbbell(TWO_YEARS, TEXTS, "件", years=(2023, 2024))
    moved = {mark["name"]: mark["moved"] for mark in marks_of(chart, "point")[0]}
    assert moved == {"乙街道": "+30 件", "丙街道": "0 件，持平", "甲街道": "−10 件，-10.0%"}


def test_shares_change_in_points() -> None:
    shares = TWO_YEARS.assign(before=[0.5, 0.2, 0.3, NAN], after=[0.45, 0.232, 0.3, 0.1])
    chart = dumbbell(shares, TEXTS, "%", years=(2023, 2024))
    assert {"变化（百分点）", "+3.2", "−5.0", "23.2%"} <= set(words_of(chart))


def test_every_cell_of_a_heat_map_prints_its_value_or_未公布() -> None:
    words = words_of(heat(CELLS, TEXTS))
    assert words.count("未公布") == 3
    assert {"10.0%", "98.0%", "40.0%", "公开率", "办结率", "灰色：基数不足 30"} <= set(words)


def test_ink_in_a_cell_switches_with_its_ground() -> None:
    cells = {cell["text"]: cell for cell in marks_of(heat(CELLS, TEXTS), "rect")[0]}
    assert cells["10.0%"]["colour"] == palette.HEAT[0] and cells["10.0%"]["ink"] == palette.INK
    assert cells["98.0%"]["colour"] == palette.HEAT[1] and cells["98.0%"]["ink"] == palette.PAPER
    assert cells["40.0%"]["colour"] == palette.GRID


def test_intervals_print_what_they_are_of_and_grey_what_is_of_few() -> None:
    chart = intervals(SHARES, TEXTS, median=0.5)
    dots = marks_of(chart, "point")[0]
    assert [dot["colour"] for dot in dots] == [palette.CONTEXT, palette.CHOSEN]
    assert [dot["interval"] for dot in dots] == ["21.0%—94.0%", "31.0%—50.0%"]
    assert {"n=3", "n=100", "中位数 50.0%", "未公布：丙街道", "灰色：基数不足 30"} <= set(words_of(chart))


def test_a_strip_names_its_outliers_its_median_and_what_is_missing() -> None:
    words = words_of(dot_plot(STRIPS, TEXTS, "件"))
    assert {"己 90", "中位数 2.5", "中位数 7", "办结申请未公布：己"} <= set(words)
    assert not any(word.startswith(("甲", "乙", "丙", "丁", "戊")) for word in words)


def test_a_chosen_agency_is_named_and_coloured_in_every_strip() -> None:
    chart = dot_plot(STRIPS, TEXTS, "件", chosen=["乙"])
    assert {"乙 2", "乙 6"} <= set(words_of(chart))
    dots = marks_of(chart, "point")[0]
    assert {dot["colour"] for dot in dots if dot["name"] == "乙"} == {palette.CHOSEN}
