"""Table two: no sums prove it, so a number is read only where its name leaves no doubt."""

from random import Random

import pytest

from .documents import whole_document
from .printed_two import TWO_2019, TWO_2021, TWO_LAYOUTS, Two
from .reading import figures_of, number, reading_of, state_of


def printed_for(form: Two, seed: int = 4) -> dict[str, str]:
    random = Random(seed)
    metrics = [metric for _, metrics in form for metric in metrics if metric.isascii()]
    return {metric: str(random.randint(0, 99)) for metric in metrics}


def document_of(lines: list[str]):
    return whole_document(lines, [], [])[0]


@pytest.mark.parametrize("layout", TWO_LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_layout_of_the_2021_format_is_read(layout) -> None:
    printed = printed_for(TWO_2021)
    reading = reading_of(document_of(layout(TWO_2021, printed, Random(1))))
    assert {figure.metric: figure.value for figure in reading.figures} == {
        metric: number(value) for metric, value in printed.items()
    }
    assert {figure.state for figure in reading.figures} == {"read"}
    assert (state_of(reading, "two"), reading.format) == ("read", "2021")


@pytest.mark.parametrize("layout", TWO_LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_layout_of_the_2019_format_is_read(layout) -> None:
    printed = printed_for(TWO_2019)
    reading = reading_of(document_of(layout(TWO_2019, printed, Random(1))))
    assert {figure.metric: figure.value for figure in reading.figures} == {
        metric: number(value) for metric, value in printed.items()
    }
    assert reading.format == "2019"


def test_the_2019_format_shares_only_what_means_the_same() -> None:
    lines = [
        "第二十条第（一）项",
        "信息内容 本年新制作数量 本年新公开数量 对外公开总数量",
        "规章 1 2 3",
        "第二十条第（五）项",
        "信息内容 上一年项目数量 本年增/减 处理决定数量",
        "行政许可 30 -2 517",
    ]
    values = {key[0]: figure.value for key, figure in figures_of(document_of(lines)).items()}
    assert values == {
        "regulations_issued": 1,
        "regulations_published": 2,
        "regulations_public": 3,
        "licensing_items": 30,
        "licensing_items_change": -2,
        "licensing_decisions": 517,
    }


@pytest.mark.parametrize("printed, change", [("增3", 3), ("减少2项", -2), ("+4", 4), ("-1", -1), ("0", 0)])
def test_changes_are_read_with_their_sign(printed: str, change: int) -> None:
    lines = [
        "| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |",
        f"| 行政强制 | 6 | {printed} | 0 |",
    ]
    figures = figures_of(document_of(lines))
    assert figures["coercion_items_change", "", ""].value == change


def test_rows_out_of_order_and_torn_heads_do_not_matter() -> None:
    lines = """\
第二十条第（一）项
第二十条第（五）项
信息内容本年处理决定数量
行政许可 97
第二十条第（六）项
信息内容本年处理决定数量
行政处罚 8
行政强制 0
第二十条第（八）项
信息内容本年收费金额（单位：万元）
行政事业性收费 12.5
## 表二：主动公开政府信息情况
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | / | / | / |
| 规范性文件 | 13 | 2 | 55 |
"""
    figures = figures_of(document_of(lines.splitlines()))
    values = {metric: str(figure.value) for (metric, _, _), figure in figures.items()}
    assert values == {
        "regulations_issued": "None",
        "regulations_repealed": "None",
        "regulations_in_force": "None",
        "normative_issued": "13",
        "normative_repealed": "2",
        "normative_in_force": "55",
        "licensing_decisions": "97",
        "penalty_decisions": "8",
        "coercion_decisions": "0",
        "fees_charged": "12.5",
    }
    assert figures["regulations_issued", "", ""].quote == "/"


def test_numbers_torn_from_their_names_are_marked() -> None:
    lines = ["第二十条第（六）项", "信息内容 本年处理决定数量", "行政处罚", "行政强制", "31", "4"]
    figures = figures_of(document_of(lines))
    assert figures
    assert {figure.state for figure in figures.values()} == {"marked"}


def test_a_row_with_a_number_too_few_is_marked() -> None:
    lines = ["信息内容 本年制发件数 本年废止件数 现行有效件数", "规章 0 0 0", "行政规范性文件 3 18"]
    figures = figures_of(document_of(lines))
    assert {key[0] for key, figure in figures.items() if figure.state == "marked"} == {
        "normative_issued",
        "normative_repealed",
        "normative_in_force",
    }
    assert "印有 2 个数，应为 3 个" in figures["normative_issued", "", ""].reason


def test_a_blank_cell_is_missing_not_zero() -> None:
    lines = ["| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |", "| 规章 | 1 | | 4 |"]
    figure = figures_of(document_of(lines))["regulations_repealed", "", ""]
    assert (figure.value, figure.quote, figure.state, figure.reason) == (None, "", "marked", "单元格空白")


@pytest.mark.parametrize(
    "head, printed, value, state",
    [
        ("本年收费金额（单位：万元）", "316.4", "316.4", "read"),
        ("本年收费金额（单位：万元）", "316.4万元", "316.4", "read"),
        ("本年收费金额（单位：元）", "25000", "2.5", "marked"),
        ("本年收费金额（单位：万元）", "25000元", "2.5", "marked"),
        ("本年收费金额（单位：万元）", "0.00", "0.00", "read"),
    ],
)
def test_amounts_are_in_ten_thousand_yuan(head: str, printed: str, value: str, state: str) -> None:
    lines = ["第二十条第（八）项", f"信息内容 {head}", f"行政事业性收费 {printed}"]
    figure = figures_of(document_of(lines))["fees_charged", "", ""]
    assert (str(figure.value), figure.state) == (value, state)


def test_columns_in_another_order_are_marked() -> None:
    lines = ["信息内容 现行有效件数 本年制发件数 本年废止件数", "规章 7 1 0"]
    figures = figures_of(document_of(lines))
    assert {figure.state for figure in figures.values()} == {"marked"}


def test_without_heads_the_format_is_in_doubt() -> None:
    figures = figures_of(document_of(["规章 7 1 0"]))
    assert "表头缺失" in figures["regulations_issued", "", ""].reason


def test_the_same_row_twice_with_other_numbers_is_marked() -> None:
    lines = ["信息内容 本年处理决定数量", "行政许可 12", "行政许可 21"]
    figure = figures_of(document_of(lines))["licensing_decisions", "", ""]
    assert figure.state == "marked"


def test_a_sentence_with_the_same_words_is_no_table() -> None:
    lines = ["全年办理行政许可 12 件，行政处罚 3 件，行政强制 1 件。"]
    reading = reading_of(document_of(lines))
    assert not reading.figures
    assert state_of(reading, "two") == "missing"


@pytest.mark.parametrize("fee", ["15. 84", "15 .84", "15.\n84", "15\n.8421", ".84"])
def test_an_amount_torn_at_its_decimal_point_is_marked(fee: str) -> None:
    lines = [
        "第二十条第（八）项",
        "信息内容 本年收费金额（单位：万元）",
        *f"行政事业性收费 {fee}".split("\n"),
    ]
    assert figures_of(document_of(lines))["fees_charged", "", ""].state == "marked"
