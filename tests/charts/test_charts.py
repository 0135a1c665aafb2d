"""Every chart: valid, drawn, with its three texts in it, on a machine without any Chinese font too."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable

import pandas as pd
import pdfplumber
import pytest
from PIL import Image

from dashboard.charts import (
    bars,
    chain,
    composition,
    coverage,
    dots,
    dumbbell,
    flow,
    heat,
    intervals,
    palette,
    picture,
    placing,
    theme,
    trend,
)
from dashboard.charts.theme import Drawing, Texts, text_width, wrapped

from .drawn import TEXTS, ink, marks_of, svg_of, words_of
from .frames import (
    BAND,
    CELLS,
    COMING,
    COUNTS,
    GAPS,
    GOING,
    NAN,
    NO_SHARE,
    SHARES,
    STRIPS,
    TWO_YEARS,
    line,
    rows,
)


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


def test_parts_of_an_earlier_scheme_are_named_beside_its_last_year() -> None:
    rows = parts(2022, 2023, 2024)
    other = {"help": "城市管理", "complaint": "住房保障"}
    later = rows["year"] == 2024
    rows.loc[later, "label"] = rows.loc[later, "member"].map(other).fillna(rows.loc[later, "label"])
    texts = words_of(composition.shares_by_year(rows, TEXTS, palette.HOTLINE, "件"))
    assert texts.count("求助") == texts.count("投诉") == 1
    assert "城市管理 245 件" in texts
    texts = words_of(composition.shares_by_year(parts(2023, 2024), TEXTS, palette.HOTLINE, "件"))
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


LONG = "政府信息公开申请可办理件公开率（剔除不予处理和其他处理）"


def panels(count: int) -> pd.DataFrame:
    return rows(*(line(f"第{number}街道", {2022: 0.5, 2023: NAN, 2024: 0.7}) for number in range(count)))


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
    "a trend with all that it can say": lambda: trend.trend(
        GAPS, TEXTS, "件", band=BAND, breaks=(2021,), notes={2023: "区划调整"}, focus=2023
    ),
    "small panels": lambda: trend.small_multiples(panels(5), TEXTS, "件", breaks=(2024,)),
    "as many small panels as there may be": lambda: trend.small_multiples(panels(30), TEXTS, "%", columns=5),
    "ranked bars": lambda: bars.ranked_bars(SHARES, TEXTS, "%", chosen=["乙街道"], missing=["戊街道"]),
    "ranked bars of one agency": lambda: bars.ranked_bars(COUNTS[:1], TEXTS, "件"),
    "ranked bars of nothing but missing": lambda: bars.ranked_bars(COUNTS.assign(value=NAN), TEXTS, "件"),
    "two years": lambda: dumbbell.dumbbell(TWO_YEARS, TEXTS, "件", years=(2023, 2024)),
    "two years of which one is missing": lambda: dumbbell.dumbbell(
        TWO_YEARS.assign(before=NAN), TEXTS, "%", years=(2023, 2024)
    ),
    "a heat map": lambda: heat.heat(CELLS, TEXTS),
    "a heat map with long names": lambda: heat.heat(CELLS.replace("公开率", LONG), TEXTS),
    "requests in and out": lambda: flow.flow(COMING, GOING, TEXTS),
    "requests in and out that differ": lambda: flow.flow(COMING, GOING[:-1], TEXTS),
    "no requests at all": lambda: flow.flow([], [], TEXTS),
    "intervals": lambda: intervals.intervals(SHARES, TEXTS, median=0.5),
    "intervals of nothing but missing": lambda: intervals.intervals(SHARES.assign(value=NAN), TEXTS),
    "an interval of numbers that are no share": lambda: intervals.intervals(NO_SHARE, TEXTS),
    "strips": lambda: dots.dot_plot(STRIPS, TEXTS, "件", chosen=["乙"]),
    "strips of nothing but missing": lambda: dots.dot_plot(STRIPS.assign(value=NAN), TEXTS, "%"),
}

TALLER = {"more agencies than fit", "as many small panels as there may be"}
"""Charts of so many rows that a picture of 16:9 would not hold them."""


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


def test_a_pdf_carries_its_font_and_its_words() -> None:
    drawn = picture.pdf(CHARTS["requests in and out"]())
    with pdfplumber.open(io.BytesIO(drawn)) as document:
        [page] = document.pages
        words = page.extract_text()
        assert any("NotoSans" in letter["fontname"] for letter in page.chars)
    assert TEXTS.title in words and "上下两行相等" in words


def test_a_long_title_breaks_into_lines_and_its_chart_grows_by_them() -> None:
    long = Texts("投诉类占比三年升 9.2 个百分点，" * 5, TEXTS.subtitle, "来源：各单位年报，" * 12)
    short, tall = (bars.ranked_bars(COUNTS, texts, "件") for texts in (TEXTS, long))
    assert tall.height > short.height
    assert max(len(word) for word in words_of(tall)) < 60


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


@pytest.mark.parametrize("colour", [*palette.SERIES, palette.SECONDARY])
def test_words_in_colour_can_be_read_on_white(colour: str) -> None:
    assert palette._contrast(palette.PAPER, palette.text_ink(colour)) >= 4.5


def test_a_colour_that_reads_is_left_as_it_is() -> None:
    assert palette.text_ink(palette.CHOSEN) == palette.CHOSEN


def test_chinese_letters_are_drawn_and_not_blanks_or_boxes() -> None:
    """Blanks and boxes have the same ink whatever the letters: 警 has many strokes, 一 has one."""
    few, many = (
        ink(picture.png(coverage.by_agency(agencies(count=3), Texts(letter * 20, " ", " "))))
        for letter in ("一", "警")
    )
    assert many - few > 3000


def test_a_year_of_zeros_says_nought_and_not_未公布() -> None:
    rows = pd.concat([parts(2022, 2024), parts(2023).assign(value=0.0)], ignore_index=True)
    texts = words_of(composition.shares_by_year(rows, TEXTS, palette.HOTLINE, "件"))
    assert "0 件" in texts and "未公布" not in texts


def test_bars_have_colours_and_words_of_their_own_where_rows_say_so() -> None:
    rows = pd.DataFrame(
        {
            "label": ["甲", "乙"],
            "value": [3.0, 2.0],
            "unit": "件",
            "approximate": False,
            "colour": [palette.SECOND, palette.CONTEXT],
            "note": ["不予公开", ""],
        }
    )
    chart = bars.sorted_bars(rows, TEXTS)
    assert {"3 件，不予公开", "2 件"} <= set(words_of(chart))
    assert palette.SECOND in svg_of(chart)


def test_a_share_above_one_is_drawn_on_the_axis_without_an_interval() -> None:
    chart = intervals.intervals(NO_SHARE, TEXTS)
    [rules] = marks_of(chart, "rule")
    assert [record["name"] for record in rules] == ["甲街道"]
    texts = words_of(chart)
    assert "130.0%" in texts and "100%" in texts


def test_a_line_that_is_broken_keeps_a_number_with_its_unit() -> None:
    words = "不予公开、无法提供、不予处理和其他处理共 143 件的理由"
    lines = wrapped(words, width=round(text_width(words.partition("件")[0])) + 1).split("\n")
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert len(lines) == 2 and not lines[0].endswith("143")


def test_parts_that_the_catalogue_does_not_know_have_greys_of_their_own() -> None:
    known = {"complaint": "#C2553A"}
    tinted = palette.with_tints(known, ["城市管理", "complaint", "住房保障", "城市管理", "unstated"])
    assert tinted["complaint"] == known["complaint"] and "unstated" not in tinted
    assert len({tinted["城市管理"], tinted["住房保障"], palette.CONTEXT}) == 3


def test_many_pairs_of_years_stand_in_two_lines() -> None:
    def links(last: int) -> pd.DataFrame:
        rows = [
            {"short_name": "甲街道", "year": year, "carried_out": 1, "carried_in": 1, "state": "kept"}
            for year in range(2017, last + 1)
        ]
        return pd.DataFrame(rows).assign(broken_columns=0)

    assert "2016→2017" in words_of(chain.chain(links(2020), TEXTS))
    assert {"2016→", "2017"} <= set(words_of(chain.chain(links(2025), TEXTS)))


def test_few_columns_of_a_heat_map_leave_the_rest_of_its_width() -> None:
    cell = {"name": "甲街道", "column": "第一项", "value": 1.0, "text": "1", "is_small": False}
    cells = pd.DataFrame([cell])
    columns = heat.heat(cells, TEXTS).to_dict()["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert len(columns) == 4 and [column for column in columns if column.strip()] == ["第一项"]


def test_of_a_long_name_the_drawing_keeps_its_room() -> None:
    long = "甲高新技术产业开发区综合保税区管理委员会街道办事处"
    assert theme.names_width([long]) == theme.NAMES_WIDTH + 14 < text_width(long)
