"""Table three: what is proved, what is marked and why, on hand-written pieces of reports."""

from random import Random

import pytest

from .documents import flat_document, grid_document
from .printed_three import APPLICANTS, HEAD, ROWS, as_printed, consistent, grid_of, one_line_a_row
from .reading import figures_of, reading_of, state_of

# Torn as PDF converters tear: labels broken over lines and over groups, numbers before their labels, a total
# lost from the last row and left between two others.
TORN = """\
申请人情况
（本列数据的勾稽关系为：第一项加第二项法人或其他组织
之和，等于第三项加第四项之和）
自然人总计
商业企科研机社会公法律服
其他
本年
| 业 | 构 | 益组织 | 务机构 |  |  |  |  |  |
|---|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 21 | 3 | 0 | 0 | 1 | 0 | 25 |  |
| 二、上年结转政府信息公开申请数量 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |  |
| 三、 | （一）予以公开 | 7 | 2 | 0 | 0 | 0 | 0 | 9 |
| 3 | 0 | 0 | 0 | 0 | 0 | 3 |
|---|---|---|---|---|---|---|

（二）部分公开（区分处理的，只
度办
理结计这一情形，不计其他情形）
果
2.其他法律行政法规禁
止公开
| 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|---|---|---|---|---|---|---|---|
| 1 | 0 | 0 | 0 | 0 | 0 | 1 |
|---|---|---|---|---|---|---|
| 3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|---|---|---|---|---|---|---|---|
| 4.保护第三方合法权益 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |

（三）不
予公开
5.属于三类内部事务信
息
1.本机关不掌握相关政
府信息
| 0 | 0 | 0 | 0 | 1 | 0 | 1 |
|---|---|---|---|---|---|---|
| 6.属于四类过程性信息 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
|---|---|---|---|---|---|---|---|
| 7.属于行政执法案卷 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
| 5 | 1 | 0 | 0 | 0 | 0 | 6 |
|---|---|---|---|---|---|---|

（四）无2.没有现成信息需要另
法提供行制作
3.补正后申请内容仍不
明确
| 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|---|---|---|---|---|---|---|
| 1 | 0 | 0 | 0 | 0 | 0 | 1 |
|---|---|---|---|---|---|---|
| 1.信访举报投诉类申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|---|---|---|---|---|---|---|---|
| 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |

（五）不
予处理4.无正当理由大量反复
申请
5.要求行政机关确认或
重新出具已获取信息
1.申请人无正当理由逾
期不补正、行政机关不
再处理其政府信息公开
申请
| 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|---|---|---|---|---|---|---|
| 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|---|---|---|---|---|---|---|
| 2 | 0 | 0 | 0 | 0 | 0 | 2 |
|---|---|---|---|---|---|---|

（六）其
他处理
2.申请人逾期未按收费
通知要求缴纳费用、行
政机关不再处理其政府
信息公开申请
2
| 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|---|---|---|---|---|---|---|
| 3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
|---|---|---|---|---|---|---|---|
| （七）总计 | 23 | 3 | 0 | 0 | 1 | 0 | 27 |
| 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 |  |
"""


def row_of(label: str) -> int:
    return next(row for row, (_, printed, _, _) in enumerate(ROWS) if label in printed)


def key_of(label: str, applicant: str) -> tuple[str, str, str]:
    _, _, metric, member = ROWS[row_of(label)]
    return metric, member, applicant


def table(seed: int = 1):
    return as_printed(consistent(Random(seed)))


def test_a_table_torn_by_a_converter_is_proved_and_its_lost_total_worked_out() -> None:
    document = flat_document(TORN.splitlines())
    assert state_of(reading_of(document), "three") == "proved"
    figures = figures_of(document)
    assert len(figures) == 175
    lost = figures[key_of("结转下年度", "total")]
    assert (lost.value, lost.origin, lost.quote) == (2, "derived", "")
    assert figures[key_of("部分公开", "natural_person")].value == 3
    assert figures[key_of("2.没有现成", "total")].value == 0
    assert figures[key_of("3.补正后", "total")].value == 1
    assert figures[key_of("1.申请人无正当", "total")].value == 2


def test_a_figure_carries_its_quote_its_row_and_its_name() -> None:
    document = flat_document(TORN.splitlines())
    figure = figures_of(document)[key_of("8.属于行政查询", "natural_person")]
    assert figure.quote == "0"
    assert figure.context == "| 8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
    assert figure.label == "（三）8.属于行政查询事项·自然人"
    first = figures_of(document)[key_of("本年新收", "total")]
    assert (first.label, first.quote) == ("一、本年新收政府信息公开申请数量·总计", "25")


def test_a_broken_row_sum_marks_the_row_and_says_what_does_not_add_up() -> None:
    printed = table()
    printed.printed[row_of("重复申请")] = ["1", "0", "2", "0", "2", "0", "6"]
    figures = figures_of(grid_document(grid_of(printed)))
    for applicant in APPLICANTS:
        figure = figures[key_of("重复申请", applicant)]
        assert figure.state == "marked"
        assert "行合计不等：六类申请人之和 5，总计 6" in figure.reason


def test_a_broken_balance_marks_the_four_rows_that_it_joins() -> None:
    printed = table()
    for column in (0, 6):
        cell = printed.printed[row_of("上年结转")][column]
        printed.printed[row_of("上年结转")][column] = str(int(cell) + 4)
    figures = figures_of(grid_document(grid_of(printed)))
    marked = {key for key, figure in figures.items() if figure.state == "marked"}
    assert marked == {
        key_of(label, applicant)
        for label in ("本年新收", "上年结转", "（七）总计", "结转下年度")
        for applicant in ("natural_person", "total")
    }
    assert "自然人列收支不等" in figures[key_of("本年新收", "natural_person")].reason


@pytest.mark.parametrize("mark", ["/", "—", "无"])
def test_a_mark_in_a_cell_is_no_zero(mark: str) -> None:
    printed = table()
    printed.printed[row_of("国家秘密")][2] = mark
    figure = figures_of(grid_document(grid_of(printed)))[key_of("国家秘密", "research")]
    assert (figure.value, figure.quote, figure.state) == (None, mark, "marked")
    assert mark in figure.reason


def test_a_blank_cell_that_the_sums_determine_is_worked_out() -> None:
    printed = table()
    stood = printed.printed[row_of("执法案卷")][3]
    printed.printed[row_of("执法案卷")][3] = ""
    figure = figures_of(grid_document(grid_of(printed)))[key_of("执法案卷", "social_welfare")]
    assert (str(figure.value), figure.origin, figure.state, figure.quote) == (stood, "derived", "proved", "")


def test_blanks_that_no_sum_determines_stay_missing_and_mark_their_row_and_columns() -> None:
    printed = table()
    for row in (row_of("予以公开"), row_of("国家秘密")):
        for column in (2, 3):
            printed.printed[row][column] = ""
    figures = figures_of(grid_document(grid_of(printed)))
    blank = figures[key_of("国家秘密", "research")]
    assert (blank.value, blank.quote, blank.state) == (None, "", "marked")
    assert figures[key_of("国家秘密", "natural_person")].state == "marked"
    assert figures[key_of("出版物", "research")].state == "marked"
    assert figures[key_of("出版物", "natural_person")].state == "proved"


def test_a_negative_result_is_not_filled_in() -> None:
    printed = table()
    printed.printed[row_of("重复申请")] = ["5", "0", "", "0", "0", "0", "3"]
    figure = figures_of(grid_document(grid_of(printed)))[key_of("重复申请", "research")]
    assert figure.state == "marked"


def test_an_excerpt_gives_what_it_has_and_says_that_it_cannot_be_checked() -> None:
    lines = [
        "| 一、本年新收政府信息公开申请数量 | 8 | 0 | 0 | 0 | 0 | 1 | 9 | ||",
        "| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | ||",
    ]
    reading = reading_of(flat_document(lines))
    assert [figure.value for figure in reading.figures] == [8, 0, 0, 0, 0, 1, 9, 1, 0, 0, 0, 0, 0, 1]
    assert {figure.state for figure in reading.figures} == {"marked"}
    assert all("缺项，无法核对" in figure.reason for figure in reading.figures)
    assert any("23 行未找到" in note for note in reading.notes)


def test_a_row_that_is_lost_gives_no_figures_and_proves_no_column() -> None:
    lines = [line for line in one_line_a_row(table(), Random(0)) if "重复申请" not in line]
    figures = figures_of(flat_document(lines))
    assert key_of("2.重复申请", "total") not in figures
    assert figures[key_of("出版物", "total")].state == "marked"
    assert figures[key_of("本年新收", "total")].state == "proved"


def test_a_line_without_a_label_is_not_placed_where_two_rows_are_lost() -> None:
    lines = one_line_a_row(table(3), Random(0))
    names = ("4.保护第三方", "5.属于三类")
    kept = [line for line in lines if not line.startswith(names[1])]
    torn = next(at for at, line in enumerate(kept) if line.startswith(names[0]))
    kept[torn] = "9 0 0 0 0 0 9"
    figures = figures_of(flat_document(kept))
    for name in names:
        figure = figures.get(key_of(name[2:], "natural_person"))
        assert figure is None or figure.state == "marked"


def test_thousands_full_width_digits_and_units_are_numbers() -> None:
    printed = table()
    printed.printed[0] = ["13,612", "２５２", "0件", "45", " 128 ", "32", "14，069"]
    figures = figures_of(grid_document(grid_of(printed)))
    values = [figures[key_of("本年新收", applicant)].value for applicant in APPLICANTS]
    assert values == [13612, 252, 0, 45, 128, 32, 14069]


def test_a_count_that_is_not_whole_is_marked() -> None:
    printed = table()
    printed.printed[row_of("出版物")][1] = "0.5"
    figure = figures_of(grid_document(grid_of(printed)))[key_of("出版物", "business")]
    assert figure.state == "marked"
    assert "不是非负整数" in figure.reason


def test_a_table_with_its_columns_in_another_order_is_marked() -> None:
    grid = grid_of(table())
    grid[2] = [(name, 1, 1) for name in ("科研机构", "商业企业", "社会公益组织", "法律服务机构", "其他")]
    assert {figure.state for figure in reading_of(grid_document(grid)).figures} == {"marked"}


def test_the_same_table_twice_is_read_once() -> None:
    lines = one_line_a_row(table(), Random(0))
    reading = reading_of(flat_document([*lines, *HEAD, *lines]))
    assert state_of(reading, "three") == "proved"
    assert len(reading.figures) == 175


def test_two_tables_that_differ_are_marked() -> None:
    first, second = (one_line_a_row(table(seed), Random(0)) for seed in (1, 2))
    figures = figures_of(flat_document([*first, *HEAD, *second]))
    assert {figure.state for figure in figures.values()} == {"marked"}
    assert "两份表三" in figures[key_of("本年新收", "total")].reason


def test_a_line_of_column_numbers_is_no_row() -> None:
    reading = reading_of(flat_document(["1 2 3 4 5 6 7", *one_line_a_row(table(), Random(0))]))
    assert state_of(reading, "three") == "proved"


def test_traditional_characters_are_read_alike() -> None:
    lines = one_line_a_row(table(), Random(0))
    traditional = str.maketrans("开信处总计结转数收继续办", "開信處總計結轉數收繼續辦")
    reading = reading_of(flat_document([line.translate(traditional) for line in lines]))
    assert state_of(reading, "three") == "proved"


def test_small_slips_in_labels_do_not_lose_the_row() -> None:
    lines = one_line_a_row(table(), Random(0))
    slips = {
        "4.无正当理由大量反复申请": "4.无正当理由大量重复申请",
        "1.属于国家秘密": "1、属于国家机密",
        "3.补正后申请内容仍不明确": "3.补正后申请内容不明确",
    }
    for official, printed in slips.items():
        lines = [line.replace(official, printed) for line in lines]
    reading = reading_of(flat_document(lines))
    assert state_of(reading, "three") == "proved"
