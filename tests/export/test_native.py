"""How native charts are drawn: which names stand at their parts, and what interval a value has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard.exhibits.exhibit import Native, Series
from dashboard.export.marking import with_bases
from dashboard.export.master import Box
from dashboard.export.native import add_chart

from .conftest import exhibit_by_hand

WIDE, NARROW = Inches(12), Inches(4)


def drawn(native: Native, width: Any = WIDE) -> Chart:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    return add_chart(slide.shapes, native, Box(Inches(0), Inches(0), width, Inches(5)))


def of_parts(**parts: tuple[float, float]) -> Native:
    series = tuple(
        Series(name, values, colour) for (name, values), colour in zip(parts.items(), COLOURS, strict=False)
    )
    return Native("stacked", ("2023", "2024"), series, "0.0%")


COLOURS = ("#1F5FA8", "#C2553A", "#B8C1CC")


def named(chart: Chart) -> list[bool]:
    return [one.data_labels.show_series_name for one in chart.plots[0].series]


def in_legend(chart: Chart) -> list[str]:
    if not chart.has_legend:
        return []
    told = {
        int(entry.find(qn("c:idx")).get("val"))
        for entry in chart.legend._element.findall(qn("c:legendEntry"))
    }
    return [one.name for place, one in enumerate(chart.plots[0].series) if place not in told]


def test_parts_have_their_names_in_wide_columns_and_no_legend() -> None:
    chart = drawn(of_parts(投诉=(0.6, 0.5), 求助=(0.4, 0.5)))
    assert named(chart) == [True, True] and in_legend(chart) == []


def test_a_part_too_thin_for_words_is_all_that_a_legend_holds() -> None:
    chart = drawn(of_parts(投诉=(0.6, 0.5), 求助=(0.38, 0.47), 表扬=(0.02, 0.03)))
    assert in_legend(chart) == ["表扬"]


def test_names_stand_in_a_legend_where_columns_are_narrow() -> None:
    chart = drawn(of_parts(今日头条等资讯号=(0.6, 0.5), 视频号与短视频=(0.4, 0.5)), NARROW)
    assert named(chart) == [False, False]
    assert in_legend(chart) == ["今日头条等资讯号", "视频号与短视频"]


def test_a_part_that_never_is_anything_is_not_drawn() -> None:
    chart = drawn(of_parts(维持=(1.0, 1.0), 纠正=(0.0, 0.0)))
    assert [one.name for one in chart.plots[0].series] == ["维持"]


def test_a_value_with_an_interval_has_error_bars_and_stands_beside_its_name() -> None:
    series = Series("公开率", (0.5, 0.8), COLOURS[0], spans=((0.3, 0.7), None))
    chart = drawn(Native("bar", ("甲（10/20）", "乙（4/5）"), (series,), "0.0%"))
    assert list(chart.plots[0].categories) == ["甲（10/20） 50.0%", "乙（4/5） 80.0%"]
    bars = chart.plots[0].series[0]._element.find(qn("c:errBars"))
    ends = {
        side: [round(float(value.text), 6) for value in bars.find(qn(f"c:{side}")).iter(qn("c:v"))]
        for side in ("minus", "plus")
    }
    assert ends == {"minus": [0.2, 0.0], "plus": [0.2, 0.0]}
    assert chart.value_axis.maximum_scale == 0.7


def test_series_that_take_turns_stand_in_one_row_of_bars_with_a_legend_of_colours() -> None:
    turns = (Series("无法提供", (61, None), COLOURS[0]), Series("不予公开", (None, 11), COLOURS[1]))
    chart = drawn(Native("bar", ("不掌握", "第三方"), turns))
    assert chart.plots[0].overlap == 100 and in_legend(chart) == ["无法提供", "不予公开"]


def pairs(rows: int) -> Native:
    names = tuple(f"第{number}街道" for number in range(rows))
    values = tuple(float(number) for number in range(rows))
    return Native(
        "bar", names, (Series("2023 年", values, COLOURS[2]), Series("2024 年", values, COLOURS[0]))
    )


def test_of_many_pairs_of_bars_the_values_of_one_year_stand_beside_the_names() -> None:
    many = with_bases(replace(exhibit_by_hand(), native=pairs(13)))
    assert many is not None and many.categories[12] == "第12街道（12）"
    assert many.subtitle.endswith("；括号内为 2023 年")
    before, after = drawn(many).plots[0].series
    assert not before.data_labels.show_value and after.data_labels.show_value
    assert after.data_labels.font.size >= Pt(12)
    few = with_bases(replace(exhibit_by_hand(), native=pairs(4)))
    assert few is not None and few.categories[3] == "第3街道"
    assert all(one.data_labels.show_value for one in drawn(few).plots[0].series)
