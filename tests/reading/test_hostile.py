"""Files made to hang a reader, or to make it open what is not in them, cost no more than themselves."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.errors import UnreadableDocument
from dashboard.reading import Document, Limits, read_bytes, read_isolated

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    + "]>"
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def package(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return stream.getvalue()


def word(declarations: str, printed: str) -> bytes:
    body = f"<w:body><w:p><w:r><w:t>{printed}</w:t></w:r></w:p></w:body>"
    return package({"word/document.xml": f"{declarations}<w:document {WORD}>{body}</w:document>"})


def workbook(declarations: str, printed: str) -> bytes:
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    cell = f'<c r="A1" t="inlineStr"><is><t>{printed}</t></is></c>'
    sheets = f'<sheets><sheet name="一" sheetId="1" xmlns:r="{OFFICE}" r:id="r1"/></sheets>'
    return package(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/sheet.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/></Types>',
            "xl/workbook.xml": f"<workbook {SHEET}>{sheets}</workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships {RELATIONS}>"
            f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="sheet.xml"/></Relationships>',
            "xl/sheet.xml": f"{declarations}<worksheet {SHEET}><sheetData>"
            f'<row r="1">{cell}</row></sheetData></worksheet>',
        }
    )


def page_in_parts(depth: int) -> bytes:
    kind = "Content-Type: multipart"
    begun = f"MIME-Version: 1.0\n{kind}/related; boundary=b0\n\n"
    parts = (f"--b{level}\n{kind}/mixed; boundary=b{level + 1}\n\n" for level in range(depth))
    return (begun + "".join(parts)).encode()


HANGING = {
    "comments without a page": b"<!---->" * 1000 + "年报".encode(),
    "comments before a page": b"<!---->" * 1000 + "<html><body><p>年报</p></body></html>".encode(),
    "blank lines": "年报".encode() + b"\n" * 60_000,
    "a line of blanks": "年报\n".encode() + b" " * 100_000 + b"|",
    "blank lines of a page": b"<html><body><p>" + b"\n" * 300_000 + "年报</p></body></html>".encode(),
}


@pytest.mark.parametrize("content", HANGING.values(), ids=HANGING)
def test_what_says_nothing_at_length_is_read_within_the_time(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_bytes(content)
    [(_, read)] = read_isolated([path], Limits(seconds=20), workers=1)
    assert isinstance(read, Document), read
    assert "年报" in read.text


@pytest.mark.parametrize("make", [word, workbook])
def test_a_workbook_or_document_without_declarations_is_read(make: Callable[[str, str], bytes]) -> None:
    assert "年报" in read_bytes(make("", "年报"), "a").text


@pytest.mark.parametrize("make", [word, workbook])
def test_entities_are_not_multiplied(make: Callable[[str, str], bytes]) -> None:
    with pytest.raises(UnreadableDocument):
        read_bytes(make(LAUGHS, "&a9;"), "a")


@pytest.mark.parametrize("make", [word, workbook])
def test_an_entity_brings_in_no_other_file(make: Callable[[str, str], bytes], tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("机密", "utf-8")
    outside = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    try:
        assert "机密" not in read_bytes(make(outside, "年报&e;"), "a").text
    except UnreadableDocument as refused:
        assert "机密" not in refused.sentence


@pytest.mark.parametrize("depth", [3, 5000])
def test_an_archive_of_parts_in_parts_is_refused(depth: int) -> None:
    with pytest.raises(UnreadableDocument, match="网页存档里没有网页"):
        read_bytes(page_in_parts(depth), "a.mht")
