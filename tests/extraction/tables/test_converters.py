"""What converters do to the tables of a PDF or a Word file, each in the smallest piece that shows it."""

from random import Random

import pytest

from dashboard.reading.limits import DEFAULT, Budget
from dashboard.reading.text import read_text

from .documents import flat_document, whole_document
from .printed_four import four_printed
from .printed_three import ROWS, as_printed, consistent, one_line_a_row
from .printed_two import TWO_2021, two_one_line_a_row
from .reading import figures_of, number, reading_of, state_of

RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def table(seed: int = 7):
    return as_printed(consistent(Random(seed), zeros=0.4))


def down_columns(cells: list[list[str]], heights: list[int]) -> list[str]:
    """One number a line, blocks of rows of these heights read down their columns, labels before each."""
    lines: list[str] = []
    start = 0
    for height in heights:
        lines += [label for _, label, _, _ in ROWS[start : start + height]]
        lines += [cells[start + row][column] for column in range(7) for row in range(height)]
        start += height
    return lines


def right(figures, printed) -> bool:
    return all(figures[key].value == number(cell) for key, cell in printed.truth().items())


def test_rows_that_are_read_down_their_columns_are_put_in_order_by_their_sums() -> None:
    printed = table()
    document = flat_document(down_columns(printed.printed, [1, 1, 3, *[1] * 15, 2, 3]))
    assert state_of(reading_of(document), "three") == "proved"
    assert right(figures_of(document), printed)


def test_rows_read_down_their_columns_that_do_not_add_up_are_not_put_in_order() -> None:
    printed = table()
    printed.printed[3][0] = str(int(printed.printed[3][0]) + 1)
    reading = reading_of(flat_document(down_columns(printed.printed, [1, 1, 3, *[1] * 15, 2, 3])))
    assert state_of(reading, "three") == "marked"
    silent = [figure for figure in reading.figures if figure.state == "proved"]
    keys = printed.truth()
    assert all(
        figure.value == number(keys[figure.metric, figure.member, figure.applicant]) for figure in silent
    )


def test_numbers_that_run_together_are_cut_where_the_sums_say() -> None:
    printed = table()
    cells = [["12", "0", "3", "0", "0", "0", "15"], ["4", "0", "0", "0", "0", "0", "4"], *printed.printed[2:]]
    cells[2:] = [["0"] * 7 for _ in ROWS[2:]]
    cells[2] = cells[23] = ["16", "0", "3", "0", "0", "0", "19"]
    lines = one_line_a_row(type(printed)(cells), Random(1))
    glued = [line.replace(" 12 0 3", " 120 3").replace(" 0 0 0 0 0 0 0", " 0 0 0 0 0 00") for line in lines]
    assert glued != lines
    figures = figures_of(flat_document(glued))
    assert {figure.state for figure in figures.values()} == {"proved"}
    assert right(figures, type(printed)(cells))
    first = figures["requests_new", "", "natural_person"]
    assert (first.quote, figures["requests_new", "", "business"].quote) == ("12", "0")


def test_a_label_and_its_numbers_torn_over_the_same_two_lines_are_one_row() -> None:
    printed = table()
    lines = one_line_a_row(printed, Random(1))
    row = next(index for index, line in enumerate(lines) if "部分公开" in line)
    cells = printed.printed[3]
    lines[row : row + 1] = [
        f"（二）部分公开（区分处理的，只计这一情 {' '.join(cells[:3])}",
        f"形，不计其他情形） {' '.join(cells[3:])}",
    ]
    document = flat_document(lines)
    assert state_of(reading_of(document), "three") == "proved"
    assert right(figures_of(document), printed)


def test_what_a_browser_prints_at_a_page_end_is_no_row() -> None:
    printed = table()
    lines = [cell for line in printed.printed for cell in line]
    edge = ["https://www.example.invalid/nb/c1/content.html", "3/5", "2024/1/20 18:50 年度报告_示例网站"]
    lines[70:70] = edge
    document = flat_document([label for _, label, _, _ in ROWS] + lines)
    assert {figure.state for figure in figures_of(document).values()} == {"proved"}


def test_rows_that_change_places_are_marked_however_well_their_columns_add_up() -> None:
    printed = table()
    lines = [
        line for _, label, cells in printed.rows() for line in (f"{label[:4]} {' '.join(cells)}", label[4:])
    ]
    first = next(index for index, line in enumerate(lines) if line.startswith("4.保护"))
    assert printed.printed[7] != printed.printed[8]
    lines[first], lines[first + 2] = lines[first + 2], lines[first]
    figures = figures_of(flat_document(lines))
    wrong = [
        figure
        for key, figure in figures.items()
        if figure.state == "proved" and figure.value != number(printed.truth()[key])
    ]
    assert not wrong


def test_rows_between_two_firm_ones_need_no_label_although_another_column_is_off() -> None:
    printed = table()
    lines = one_line_a_row(printed, Random(1))
    row = next(index for index, line in enumerate(lines) if "3.补正后" in line)
    lines[row : row + 1] = ["仍不明", " ".join(printed.printed[14]), "确"]
    new = next(index for index, line in enumerate(lines) if "本年新收" in line)
    lines[new] = "一、本年新收政府信息公开申请数量 " + " ".join([*printed.printed[0][:6], "999"])
    figures = figures_of(flat_document(lines))
    assert figures["requests_outcome", "unavailable_unclear", "business"].state == "proved"
    assert figures["requests_new", "", "total"].state == "marked"


def test_results_named_between_their_numbers_in_another_order_are_marked() -> None:
    group = ["结果维持", "5", "其他结果", "2", "尚未审结", "1", "结果纠正", "4", "总计", "12"]
    lines = ["行政复议", *group, "未经复议直接起诉", *RESULTS, "0", "0", "0", "0", "0"]
    lines += ["复议后起诉", *RESULTS, "0", "0", "0", "0", "0"]
    reading = reading_of(whole_document([], [], lines)[0])
    assert state_of(reading, "four") == "marked"
    assert {figure.state for figure in reading.figures} == {"marked"}


def test_a_total_cut_from_the_number_before_it_stays_marked() -> None:
    heads = ["行政复议 行政诉讼", " ".join(RESULTS), "未经复议直接起诉 复议后起诉"]
    one_lost = [*heads, "0 0 0 11 0 0 0 0 0 0 0 0 0 0"]
    figures = figures_of(whole_document([], [], one_lost)[0])
    assert figures["reviews", "total", ""].state == "marked"
    assert figures["reviews", "pending", ""].state == "marked"


def test_a_total_and_the_next_group_that_run_together_are_cut() -> None:
    heads = ["行政复议 行政诉讼", " ".join(RESULTS), "未经复议直接起诉 复议后起诉"]
    cells = ["54", "113", "487", "421", "1075", "61", "24", "90", "28", "203", "0", "0", "0", "0", "0"]
    glued = " ".join(cells[:4]) + f" {cells[4]}{cells[5]} " + " ".join(cells[6:])
    figures = figures_of(whole_document([], [], [*heads, glued])[0])
    assert {figure.state for figure in figures.values()} == {"proved"}
    assert figures["reviews", "total", ""].quote == cells[4]


@pytest.mark.parametrize("divider", ["\t", " | ", "\n"])
def test_a_merged_cell_that_is_printed_for_each_column_is_one_number(divider: str) -> None:
    printed = {metric: "3" for _, metrics in TWO_2021 for metric in metrics if metric.isascii()}
    lines = [
        divider.join([*line.split(" "), *line.split(" ")[1:] * 2]) if line.startswith("行政") else line
        for line in two_one_line_a_row(TWO_2021, printed, Random(1))
        if not line.startswith("行政规范")
    ]
    figures = figures_of(whole_document(lines, [], [])[0])
    assert (figures["licensing_decisions", "", ""].value, figures["fees_charged", "", ""].state) == (
        3,
        "read",
    )


def test_characters_escaped_in_markdown_are_read_as_they_are_meant() -> None:
    printed = table()
    lines = [
        line
        for group, label, cells in printed.rows()
        for line in ([group] if group else []) + [label.replace(".", r"\.", 1), *cells]
    ]
    document = flat_document(lines)
    assert state_of(reading_of(document), "three") == "proved"
    two = ["本年收费金额（单位：万元）", "行政事业性收费", r"8186\.19"]
    fee = figures_of(whole_document(two, [], [])[0])["fees_charged", "", ""]
    assert (str(fee.value), fee.quote, fee.state) == ("8186.19", r"8186\.19", "read")


def test_names_before_several_rows_of_numbers_leave_the_other_rows_of_table_two_sure() -> None:
    lines = ["第二十条第（一）项", "信息内容", "本年制发件数", "本年废止件数", "规章", "行政规范性文件"]
    lines += ["1", "0", "现行有效件数", "4", "2", "0", "9", "第二十条第（五）项", "信息内容", "行政许可"]
    lines += ["本年处理决定数量", "31"]
    figures = figures_of(whole_document(lines, [], [])[0])
    assert (figures["licensing_decisions", "", ""].value, figures["licensing_decisions", "", ""].state) == (
        31,
        "read",
    )
    assert {figure.state for key, figure in figures.items() if key[0].startswith("normative")} == {"marked"}


def test_a_title_on_the_line_of_a_tables_last_row_begins_the_next_section() -> None:
    printed = {metric: str(row) for row, (_, metrics) in enumerate(TWO_2021) for metric in metrics}
    two = two_one_line_a_row(TWO_2021, printed, Random(1))
    text = "\n".join(["二、主动公开政府信息情况", *two]) + " 三、收到和处理政府信息公开申请情况 申请人情况\n"
    figures = figures_of(read_text(text.encode(), "a.txt", Budget("a.txt", DEFAULT)))
    assert figures["fees_charged", "", ""].value == number(printed["fees_charged"])


def test_tables_that_a_converter_set_in_one_cell_of_a_layout_table_are_read() -> None:
    printed = table()
    rows = [f"| {label} | {' | '.join(cells)} |" for _, label, cells in printed.rows()]
    four = four_printed(Random(3))
    lines = [
        "| 栏目 | 三、收到和处理政府信息公开申请情况   | --- | --- |",
        *rows,
        "**四、政府信息公开行政复议、行政诉讼情况** | | | --- | --- | --- | | 行政复议 | | 行政诉讼 |",
        f"| {' | '.join(four)} | **五、存在的主要问题及改进情况** 部分事项有待改进。 |",
    ]
    data = ("| 栏目 | 正文 |\n| --- | --- |\n" + " ".join(lines)).encode()
    figures = figures_of(read_text(data, "a.md", Budget("a.md", DEFAULT)))
    assert len(figures) == 190
    assert {figure.state for figure in figures.values()} == {"proved"}
    assert right(figures, printed)


def test_a_stray_number_does_not_take_the_place_of_a_blank_cell_of_table_four() -> None:
    heads = ["行政复议 行政诉讼", " ".join(RESULTS), "未经复议直接起诉 复议后起诉"]
    lines = [*heads, "7", "0 0 0 7 7 1 0 0 3 28 0 0 0 28"]
    figures = figures_of(whole_document([], [], lines)[0])
    assert {figure.state for figure in figures.values()} == {"marked"}


@pytest.mark.parametrize("numbers_above", [True, False])
def test_a_row_that_a_page_end_tears_is_one_row_of_a_table_dumped_with_tabs(numbers_above: bool) -> None:
    printed = table()
    lines = [f"{group}\t{label}\t" + "\t".join(cells) for group, label, cells in printed.rows()]
    torn = next(index for index, line in enumerate(lines) if "4.保护第三方" in line)
    parts = ["\t".join(printed.printed[7]), "\t" * 6]
    above, below = parts if numbers_above else parts[::-1]
    lines[torn : torn + 1] = [f"\t4.保护\t{above}", f"\t第三方合法权益\t{below}"]
    document = flat_document(lines)
    assert state_of(reading_of(document), "three") == "proved"
    assert right(figures_of(document), printed)


def test_rows_whose_names_begin_beside_each_others_numbers_are_marked() -> None:
    printed = table()
    lines = one_line_a_row(printed, Random(1))
    first = next(index for index, line in enumerate(lines) if "（一）予以公开" in line)
    numbers = [" ".join(printed.printed[row]) for row in (2, 3)]
    lines[first : first + 2] = [
        f"度办 （二）部分公 {numbers[1]}",
        "开",
        f"三、 （一）予以公 {numbers[0]}",
        "开",
    ]
    figures = figures_of(flat_document(lines))
    assert figures["requests_outcome", "disclosed", "total"].state == "marked"
    assert figures["requests_outcome", "partly_disclosed", "total"].state == "marked"


def test_what_a_note_counts_as_left_over_are_numbers() -> None:
    lines = [f"{label}\t" + "\t".join(cells) for _, label, cells in table().rows()]
    lines[0:0] = [
        "（本列数据的勾稽关系）\t\t\t申请人情况\t\t\t\t\t\t\t",
        "\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计",
    ]
    assert reading_of(flat_document(lines)).notes == ()
