"""Sheets that offices hold: CSV as Excel and WPS save it, and workbooks."""

import csv
import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from dashboard.errors import UnreadableDocument
from dashboard.reading import Document, Limits, Table, read_bytes


def grid(document: Document, table: Table) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): document.cell_text(cell) for cell in table.cells}


def workbook_bytes(workbook: Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def summary() -> Workbook:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "2024年汇总"
    sheet.append(["单位", "年份", "网站信息数", "占比", "公布日期"])
    sheet.append([])
    sheet.append(["示例街道", 2024, 1234, 0.538, date(2025, 1, 20)])
    sheet["G5"] = "备注"
    workbook.create_sheet("空表")
    return workbook


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_csv_file_is_one_table(encoding: str, delimiter: str) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows(
        [["单位", "年份", "说明"], ["示例街道", "2024", '含引号"和,逗号\n及换行'], ["示例镇", "", ""]]
    )
    document = read_bytes(stream.getvalue().encode(encoding), "汇总.txt")

    assert document.media_type == "text/csv"
    assert grid(document, document.tables[0]) == {
        (0, 0): "单位",
        (0, 1): "年份",
        (0, 2): "说明",
        (1, 0): "示例街道",
        (1, 1): "2024",
        (1, 2): '含引号"和,逗号 及换行',
        (2, 0): "示例镇",
    }


@pytest.mark.parametrize(
    "rows",
    [
        ["序号,单位,热线,,网站", ",,投诉,求助,信息", "1,示例街道,3,4,5"],
        ["单位,热线,热线,网站", "单位,投诉,求助,信息", "示例街道,3,4,5"],
        ["2024年汇总表,,,", "单位,热线,,网站", ",投诉,求助,信息", "示例街道,3,,5"],
        [",热线,,网站", "单位,投诉,求助,信息", "示例街道,3,4,5"],
        ["单位,依申请公开,,,", ",新收,,办结,", ",自然人,合计,自然人,合计", "示例街道,1,2,3,4"],
    ],
    ids=["merged", "merged cells filled", "below a title", "agency below", "three rows"],
)
def test_a_csv_file_with_headings_over_several_rows_is_one_table(rows: list[str]) -> None:
    document = read_bytes("\r\n".join(rows).encode("utf-8-sig"), "汇总.csv")

    assert document.media_type == "text/csv"
    assert len(document.tables) == 1


@pytest.mark.parametrize(
    "rows",
    [
        ["今年热线较多,,", "投诉一百件,求助二十件,咨询。", "以上,均已,办结"],
        ["一、总体情况,", "二、主动公开,", "三、依申请公开,"],
        ["合计,,5", "示例街道,3,4", "示例镇,1,1"],
    ],
    ids=["sentences", "one column of text", "no headings"],
)
def test_rows_that_leave_a_column_without_a_name_are_no_csv_file(rows: list[str]) -> None:
    assert read_bytes("\n".join(rows).encode(), "a.txt").media_type == "text/plain"


def test_a_report_with_commas_in_every_sentence_is_no_csv_file() -> None:
    text = "示例街道2024年年度报告,现予公布。\n全年公开信息12条,其中政策3条。\n未收到申请,无复议。\n"

    assert read_bytes(text.encode(), "a.txt").media_type == "text/plain"


def test_each_sheet_of_a_workbook_is_a_table_under_its_name() -> None:
    document = read_bytes(workbook_bytes(summary()), "汇总.xlsx")

    assert document.text.splitlines()[0] == "2024年汇总"
    cells = grid(document, document.tables[0])
    assert [cells[2, column] for column in range(5)] == ["示例街道", "2024", "1234", "0.538", "2025-01-20"]
    assert cells[4, 6] == "备注"
    assert len(document.tables) == 1


def test_formulas_give_their_last_value_or_nothing() -> None:
    workbook = summary()
    workbook.active["C4"] = "=SUM(C3:C3)"

    assert "SUM" not in read_bytes(workbook_bytes(workbook), "a.xlsx").text


def test_a_workbook_with_too_many_cells_is_refused() -> None:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for _ in range(40):
        sheet.append([1] * 50)

    with pytest.raises(UnreadableDocument, match="单元格超过上限"):
        read_bytes(workbook_bytes(workbook), "a.xlsx", Limits(cells=1000))


def test_a_workbook_that_is_a_zip_bomb_is_refused() -> None:
    stream = io.BytesIO(workbook_bytes(summary()))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", b"\0" * 3_000_000)

    with pytest.raises(UnreadableDocument, match="解压后"):
        read_bytes(stream.getvalue(), "a.xlsx", Limits(bytes=500_000))


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="表格是空的"):
        read_bytes(workbook_bytes(Workbook()), "a.xlsx")


SUMMARY = workbook_bytes(summary())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=12)), min_size=1, max_size=8))
def test_a_damaged_workbook_is_read_or_refused(damage: list[tuple[int, bytes]]) -> None:
    def damaged(content: bytes) -> bytes:
        changed = bytearray(content)
        for position, piece in damage:
            place = position % len(changed)
            changed[place : place + len(piece)] = piece
        return bytes(changed)

    inside = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SUMMARY)) as source, zipfile.ZipFile(inside, "w") as target:
        for item in source.namelist():
            content = source.read(item)
            target.writestr(item, damaged(content) if item.endswith("sheet1.xml") else content)
    for data in (damaged(SUMMARY), inside.getvalue()):
        try:
            read_bytes(data, "a.xlsx", Limits(seconds=10))
        except UnreadableDocument:
            continue
