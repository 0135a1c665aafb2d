"""Lines: gaps stay gaps, ends are named apart, what is approximate or of another format says so."""

from __future__ import annotations

import itertools
import re

import pandas as pd
import pytest

from dashboard.charts import palette
from dashboard.charts.trend import small_multiples, trend

from .drawn import TEXTS, marks_of, svg_of, words_of
from .frames import BAND, GAPS, line, rows


@pytest.mark.parametrize("draw", [trend, small_multiples])
@pytest.mark.parametrize("gap", [GAPS, rows(GAPS, line("甲街道", {2022: None}, chosen=True))])
def test_a_line_is_not_bridged_over_a_year_without_a_figure(draw: object, gap: pd.DataFrame) -> None:
    svg = svg_of(draw(gap, TEXTS, "件"))  # type: ignore[operator]
    paths = re.findall(r'd="(M[^"]*)"[^>]*stroke="#1F5FA8"', svg)
    [path] = [path for path in paths if "L" in path]
    assert path.count("M") == 2, "two pieces, one on either side of 2022"


def test_a_year_without_a_figure_has_no_dot_at_zero() -> None:
    [dots] = marks_of(trend(GAPS, TEXTS, "件"), "point")
    assert [dot["value"] for dot in dots] == [10, 20, 40, 50]


def test_each_line_ends_in_its_name_and_value() -> None:
    words = words_of(trend(rows(GAPS, line("乙街道", {2023: 12000, 2024: 12345})), TEXTS, "件"))
    assert "甲街道 50" in words and "乙街道 1.2 万" in words


def test_a_line_that_ends_early_says_in_which_year() -> None:
    words = words_of(trend(rows(GAPS, line("乙街道", {2020: 5, 2021: 7})), TEXTS, "件"))
    assert "乙街道 7（2021 年）" in words


def test_names_at_the_ends_keep_a_line_of_text_between_them() -> None:
    close = [line(f"第{number}街道", {2023: 100, 2024: 100 + number / 10}) for number in range(7)]
    svg = svg_of(trend(rows(*close), TEXTS, "件"))
    places = sorted({float(y) for y in re.findall(r'translate\([\d.]+,([\d.]+)\)"[^>]*>第\d街道', svg)})
    assert len(places) == 7
    assert min(below - above for above, below in itertools.pairwise(places)) >= 14


def test_of_many_lines_the_chosen_and_the_outermost_are_named() -> None:
    many = [line(f"第{number}街道", {2023: number, 2024: number}, number == 5) for number in range(1, 13)]
    words = " ".join(words_of(trend(rows(*many), TEXTS, "件")))
    assert {number for number in range(1, 13) if f"第{number}街道" in words} == {1, 5, 12}


def test_the_first_two_chosen_have_their_colours_and_others_are_grey() -> None:
    chart = trend(rows(*(line(name, {2023: 1, 2024: 2}, name != "丙") for name in "丙甲乙")), TEXTS, "件")
    [points] = marks_of(chart, "point")
    colours = {point["name"]: point["colour"] for point in points}
    assert colours == {"甲": palette.CHOSEN, "乙": palette.SECOND, "丙": palette.CONTEXT}


def test_an_approximate_value_is_a_ring_and_says_so() -> None:
    about = GAPS.assign(approximate=GAPS["year"] == 2024)
    chart = trend(about, TEXTS, "件")
    [points] = marks_of(chart, "point")
    assert points[-1]["fill"] == palette.PAPER and points[-1]["full"] == "约 50 件"
    assert "甲街道 约 50" in words_of(chart)


def test_band_break_note_and_focus_are_said_in_words() -> None:
    chart = trend(GAPS, TEXTS, "件", band=BAND, breaks=(2021,), notes={2023: "区划调整"}, focus=2023)
    words = words_of(chart)
    assert {"格式变更", "区划调整", "中位数 33", "区内中间一半 22—66", "40"} <= set(words)
    assert 'stroke-dasharray="4,4"' in svg_of(chart)


def test_counts_start_at_zero_and_high_shares_do_not() -> None:
    def bottom(values: dict[int, float], unit: str) -> float:
        spec = trend(line("甲", dict(values)), TEXTS, unit).to_dict()
        return next(layer["encoding"]["y"]["scale"]["domain"][0] for layer in spec["layer"])

    assert bottom({2023: 950, 2024: 960}, "件") == 0
    assert bottom({2023: 0.97, 2024: 0.98}, "%") == 0.95
    assert bottom({2023: 0.1, 2024: 0.9}, "%") == 0


def test_small_panels_share_one_scale_and_print_the_last_value() -> None:
    chart = small_multiples(rows(GAPS, line("乙街道", {2020: 5, 2021: 7})), TEXTS, "件", breaks=(2021,))
    words = words_of(chart)
    assert {"甲街道 50", "乙街道 未公布", "0", "50", "2020", "2024", "虚线：格式变更"} <= set(words)


def test_small_panels_say_below_what_people_noted_on_their_years() -> None:
    notes = {2021: "热线并入", 2030: "以后的事"}
    words = words_of(small_multiples(rows(GAPS), TEXTS, "件", notes=notes))
    assert "2021 年：热线并入" in words and not any("以后的事" in word for word in words)


def test_long_names_get_fewer_and_wider_panels() -> None:
    long = rows(*(line(f"示例经济技术开发区第{number}街道", {2023: 1, 2024: 2}) for number in range(8)))
    svg = svg_of(small_multiples(long, TEXTS, "件", columns=6))
    places = {float(x) for x in re.findall(r'translate\(([\d.]+),[\d.]+\)"[^>]*>示例', svg)}
    assert 1 < len(places) < 6


def test_five_rows_of_panels_end_on_the_first_screen() -> None:
    many = rows(*(line(f"{number} 住房和城乡建设局", {2023: 1, 2024: 2}) for number in range(14)))
    chart = small_multiples(many, TEXTS, "件")
    assert chart.height <= 480


def test_more_panels_than_can_be_read_are_refused() -> None:
    many = rows(*(line(f"第{number}街道", {2023: 1, 2024: 2}) for number in range(31)))
    with pytest.raises(ValueError, match="31 panels, at most 30"):
        small_multiples(many, TEXTS, "件")
