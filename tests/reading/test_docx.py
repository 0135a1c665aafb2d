"""Word documents made with python-docx, with what Word itself adds to them written as raw XML."""

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document as new_word_document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import UnreadableDocument
from dashboard.reading import Document, Limits, read_bytes
from dashboard.reading.numbering import _chinese

NAMESPACES = nsdecls("w")


def saved(word: WordDocument) -> bytes:
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def read_word(word: WordDocument) -> Document:
    return read_bytes(saved(word), "年报.docx")


def add_xml(word: WordDocument, xml: str) -> None:
    body = word.element.body
    body.insert(len(body) - 1, parse_xml(xml))


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for item in source.namelist():
            content = source.read(item)
            target.writestr(item, change(content) if item == name else content)
    return stream.getvalue()


def report() -> WordDocument:
    word = new_word_document()
    word.sections[0].header.paragraphs[0].text = "页眉不是正文"
    word.sections[0].footer.paragraphs[0].text = "— 1 —"
    word.add_paragraph("示例街道2024年政府信息公开工作年度报告")
    table = word.add_table(rows=4, cols=4)
    table.cell(0, 0).merge(table.cell(0, 3)).text = "第二十条第（一）项"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "信息内容"
    table.cell(1, 1).merge(table.cell(1, 3)).text = "本年件数"
    for column, text in enumerate(("制发", "废止", "现行有效"), start=1):
        table.cell(2, column).text = text
    for column, text in enumerate(("规章", "1", "", "３"), start=0):
        table.cell(3, column).text = text
    word.add_paragraph("本年度未收取信息处理费。")
    return word


def test_paragraphs_and_tables_come_in_document_order_without_headers_and_footers() -> None:
    assert read_word(report()).text.splitlines() == [
        "示例街道2024年政府信息公开工作年度报告",
        "第二十条第（一）项",
        "信息内容\t本年件数",
        "制发\t废止\t现行有效",
        "规章\t1\t\t３",
        "本年度未收取信息处理费。",
    ]


def test_merged_cells_keep_their_places_and_spans() -> None:
    document = read_word(report())

    [table] = document.tables
    places = {
        document.cell_text(cell): (cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in table.cells
        if cell.start < cell.end
    }
    assert places["第二十条第（一）项"] == (0, 0, 1, 4)
    assert places["信息内容"] == (1, 0, 2, 1)
    assert places["本年件数"] == (1, 1, 1, 3)
    assert places["现行有效"] == (2, 3, 1, 1)
    assert (table.row_count, table.column_count) == (4, 4)


def test_tracked_changes_are_accepted() -> None:
    word = new_word_document()
    add_xml(
        word,
        f"<w:p {NAMESPACES}><w:r><w:t>收到申请</w:t></w:r>"
        '<w:del w:id="1" w:author="a"><w:r><w:delText>9</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>12</w:t></w:r></w:ins><w:r><w:t>件，</w:t></w:r></w:p>',
    )
    add_xml(
        word,
        f'<w:p {NAMESPACES}><w:pPr><w:rPr><w:del w:id="3" w:author="a"/></w:rPr></w:pPr>'
        "<w:r><w:t>其中</w:t></w:r></w:p>",
    )
    add_xml(word, f"<w:p {NAMESPACES}><w:r><w:t>自然人10件。</w:t></w:r></w:p>")
    add_xml(
        word,
        f'<w:tbl {NAMESPACES}><w:tr><w:trPr><w:del w:id="4" w:author="a"/></w:trPr>'
        "<w:tc><w:p><w:r><w:t>删去的行</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
        "<w:tr><w:tc><w:p><w:r><w:t>留下的行</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    )

    assert read_word(word).text.splitlines() == ["收到申请12件，", "其中自然人10件。", "留下的行\t"]


def test_a_text_box_is_read_once_although_word_writes_it_twice() -> None:
    word = new_word_document()
    box = "<w:txbxContent><w:p><w:r><w:t>框内一行</w:t></w:r></w:p></w:txbxContent>"
    add_xml(
        word,
        f'<w:p {NAMESPACES} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:t>锚点段落</w:t></w:r><w:r><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
    )

    assert read_word(word).text.splitlines() == ["锚点段落", "框内一行"]


def numbered(level: int, text: str) -> str:
    return (
        f'<w:p {NAMESPACES}><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def test_automatic_numbers_are_printed_as_word_prints_them() -> None:
    word = new_word_document()
    levels = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    definition = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    numbering = word.part.numbering_part.element
    numbering.append(
        parse_xml(f'<w:abstractNum {NAMESPACES} w:abstractNumId="77">{definition}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {NAMESPACES} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in (
        (0, "总体情况"),
        (1, "主动公开"),
        (1, "依申请公开"),
        (0, "公开情况"),
        (1, "新"),
        (2, "甲"),
    ):
        add_xml(word, numbered(level, text))

    assert read_word(word).text.splitlines() == [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开",
        "二、公开情况",
        "（一）新",
        "1.甲",
    ]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (3007, "三千零七"),
    ],
)
def test_chinese_numbers_are_counted_as_they_are_written(number: int, words: str) -> None:
    assert _chinese(number) == words


def test_a_one_cell_table_is_unfolded_and_the_table_inside_it_stays() -> None:
    word = new_word_document()
    frame = word.add_table(rows=1, cols=1).cell(0, 0)
    frame.paragraphs[0].text = "框中段落"
    inner = frame.add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "甲", "1"

    document = read_word(word)

    assert document.text.splitlines() == ["框中段落", "甲\t1"]
    assert [table.column_count for table in document.tables] == [2]


def test_strict_documents_are_read_alike() -> None:
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = with_part(
        saved(report()), "word/document.xml", lambda content: content.replace(transitional, strict)
    )

    assert read_bytes(data, "a.docx").text == read_word(report()).text


def test_a_zip_bomb_is_refused_before_it_is_inflated() -> None:
    stream = io.BytesIO(saved(report()))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", b"\0" * 3_000_000)

    with pytest.raises(UnreadableDocument, match="解压后"):
        read_bytes(stream.getvalue(), "a.docx", Limits(bytes=500_000))


def test_a_document_cut_short_is_refused_with_its_reason() -> None:
    data = saved(report())

    with pytest.raises(UnreadableDocument, match="损坏或不完整") as refused:
        read_bytes(data[: len(data) // 2], "a.docx")
    assert refused.value.remedy


def test_a_document_of_pictures_alone_is_refused_with_the_way_out() -> None:
    with pytest.raises(UnreadableDocument, match="没有文字"):
        read_word(new_word_document())


REPORT = saved(report())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=12)), min_size=1, max_size=8))
def test_a_damaged_document_is_read_or_refused(damage: list[tuple[int, bytes]]) -> None:
    def damaged(content: bytes) -> bytes:
        changed = bytearray(content)
        for position, piece in damage:
            place = position % len(changed)
            changed[place : place + len(piece)] = piece
        return bytes(changed)

    for data in (damaged(REPORT), with_part(REPORT, "word/document.xml", damaged)):
        try:
            document = read_bytes(data, "a.docx", Limits(seconds=10))
        except UnreadableDocument:
            continue
        assert document.lines
