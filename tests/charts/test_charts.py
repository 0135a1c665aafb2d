"""Every chart: valid, drawn, with its three texts in it, on a machine without any Chinese font too."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable

import pandas as pd
import pytest
from PIL import Image

from dashboard.charts import bars, composition, coverage, palette, picture, placing
from dashboard.charts.theme import Drawing, Texts

TEXTS = Texts("投诉占 53.8%", "热线受理工单，件，示例区，2021—2024 年", "来源：各单位年报 · 快照 3f9a1c2b")


def agencies(years: tuple[int, ...] = (2021, 2022, 2023, 2024), count: int = 14) -> pd.DataFrame:
    statuses = ("on_time", "late", "published", "missing")
    return pd.DataFrame(
        [
            {"short_name": f"第{number}街道", "year": year, "status": statuses[(number + year) % 4]}
            for number in range(count)
            for year in years
        ]
    )


def districts() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"district": name, "year": year, "reported": reported, "expected": 10}
            for name, reported in (("甲区", 0), ("乙区", 5), ("丙区", 10))
            for year in (2023, 2024)
        ]
    )


def parts(*years: int) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"year": year, "member": member, "label": label, "value": float(value)}
            for year in years
            for member, label, value in (
                ("help", "求助", 245),
                ("complaint", "投诉", 301),
                ("consultation", "咨询", 8),
                ("report", "举报", 5),
            )
        ]
    )


def drawn_texts(chart: Drawing) -> list[str]:
    """Every text that stands in the drawing."""
    return [
        row["text"]
        for layer in chart.to_dict()["layer"]
        for row in chart.to_dict()["datasets"].get(layer["data"].get("name"), [])
        if "text" in row
    ]


def test_parts_of_an_earlier_scheme_are_named_beside_its_last_year() -> None:
    rows = parts(2022, 2023, 2024)
    other = {"help": "城市管理", "complaint": "住房保障"}
    later = rows["year"] == 2024
    rows.loc[later, "label"] = rows.loc[later, "member"].map(other).fillna(rows.loc[later, "label"])
    texts = drawn_texts(composition.shares_by_year(rows, TEXTS, palette.HOTLINE, "件"))
    assert texts.count("求助") == texts.count("投诉") == 1
    assert "城市管理 245 件" in texts
    texts = drawn_texts(composition.shares_by_year(parts(2023, 2024), TEXTS, palette.HOTLINE, "件"))
    assert "求助" not in texts and "求助 245 件" in texts


def channels() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": ["政府网站", "政务新媒体", "公告栏", "政策解读"],
            "value": [24.0, 140.0, 0.0, None],
            "unit": ["条", "条", "次", "篇"],
            "approximate": [False, True, False, False],
        }
    )


CHARTS: dict[str, Callable[[], Drawing]] = {
    "agencies by year": lambda: coverage.by_agency(agencies(), TEXTS),
    "agencies of one year": lambda: coverage.by_agency(agencies((2024,)), TEXTS),
    "more agencies than fit": lambda: coverage.by_agency(agencies(count=70), TEXTS),
    "districts by year": lambda: coverage.by_district(districts(), TEXTS),
    "composition of years with a gap": lambda: composition.shares_by_year(
        parts(2021, 2022, 2024), TEXTS, palette.HOTLINE, "件"
    ),
    "composition of one year": lambda: composition.shares_by_year(parts(2024), TEXTS, palette.HOTLINE, "件"),
    "bars with a zero and a missing one": lambda: bars.sorted_bars(channels(), TEXTS),
    "bars of nothing but missing": lambda: bars.sorted_bars(channels().assign(value=None), TEXTS),
}

TALLER = {"more agencies than fit"}
"""Charts of so many rows that a picture of 16:9 would not hold them."""


def ink(png: bytes) -> int:
    """How many pixels are dark."""
    return sum(Image.open(io.BytesIO(png)).convert("L").histogram()[:128])


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_valid_and_drawn_with_all_its_texts(name: str) -> None:
    chart = CHARTS[name]()
    chart.to_dict()
    drawn = picture.png(chart)
    assert drawn.startswith(b"\x89PNG")
    width, height = Image.open(io.BytesIO(drawn)).size
    assert width == 1600 and (height == 900 or name in TALLER)
    svg = picture.svg(chart).decode("utf-8")
    for text in (TEXTS.title, TEXTS.subtitle, TEXTS.source):
        assert text in svg
    assert "rotate(-" not in svg, "a label is turned"
    assert ink(drawn) > 2000


def svg_of(chart: Drawing) -> str:
    return picture.svg(chart).decode("utf-8")


def test_a_missing_channel_says_so_and_a_zero_is_a_zero() -> None:
    svg = svg_of(CHARTS["bars with a zero and a missing one"]())
    assert ">0 次<" in svg and ">未公布<" in svg and ">约 140 条<" in svg


def test_a_year_without_a_report_stays_a_gap_that_says_so() -> None:
    svg = svg_of(CHARTS["composition of years with a gap"]())
    assert ">2023<" in svg and ">未公布<" in svg


def test_small_parts_are_named_with_their_share_and_printed_once() -> None:
    svg = svg_of(CHARTS["composition of one year"]())
    assert ">咨询 8 件，1.4%<" in svg and ">投诉 301 件<" in svg and ">53.8%<" in svg
    assert ">559 件<" in svg


def test_names_beside_a_bar_do_not_overlap() -> None:
    places = placing.apart([0.98, 0.5, 0.03, 0.02, 0.01], 0.08)
    gaps = [above - below for above, below in itertools.pairwise(places)]
    assert min(gaps) >= 0.08 - 1e-9 and min(places) >= 0


def test_of_many_agencies_those_with_most_missing_years_are_drawn() -> None:
    rows = agencies((2023, 2024), count=70).assign(status="on_time")
    rows.loc[rows["short_name"] == "第69街道", "status"] = "missing"
    svg = svg_of(coverage.by_agency(rows, TEXTS))
    assert "第69街道" in svg and "第68街道" not in svg


@pytest.mark.parametrize(
    ("background", "ink_colour"),
    [("#FFFFFF", palette.INK), ("#1F5FA8", palette.PAPER), ("#D8A031", palette.INK), ("#7A8F3C", "#000000")],
)
def test_ink_stands_out_from_its_background(background: str, ink_colour: str) -> None:
    assert palette.readable_ink(background) == ink_colour


def test_chinese_letters_are_drawn_and_not_blanks_or_boxes() -> None:
    """Blanks and boxes have the same ink whatever the letters: 警 has many strokes, 一 has one."""
    few, many = (
        ink(picture.png(coverage.by_agency(agencies(count=3), Texts(letter * 20, " ", " "))))
        for letter in ("一", "警")
    )
    assert many - few > 3000
