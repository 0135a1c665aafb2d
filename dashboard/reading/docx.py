"""Word documents (.docx) -> Document.

Read with lxml straight from the zip, not with python-docx: tracked changes, text boxes, vertical merges and
automatic numbers are raw XML there too, and the parts that aren't needed (pictures) are never inflated.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from dashboard.reading.document import Document
from dashboard.reading.limits import Budget
from dashboard.reading.numbering import Numbering, W
from dashboard.reading.sniffing import Media
from dashboard.reading.writer import DocumentWriter, GridCell, one_line

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode())
_BODY = "word/document.xml"
# Deleted text, where text was moved from, field codes, phonetic guides, properties.
_SKIPPED = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rt", "pPr", "rPr", "sectPr")}
)
_DAMAGED = "文档已损坏或不完整"
_RESAVE = "请重新下载，或用 WPS、Word 打开后另存为 .docx 再导入"
_PROSE = 300


def read_docx(data: bytes, name: str, budget: Budget) -> Document:
    """Paragraphs and tables of the Word document `data` in document order, tracked changes accepted."""
    parts = _Parts(data, budget)
    body = parts.xml(_BODY)
    root = None if body is None else body.find(f"{W}body")
    if root is None:
        raise budget.refusal(_DAMAGED, _RESAVE)
    budget.check_cells(sum(1 for _ in root.iter(f"{W}tc")))
    writer = DocumentWriter()
    numbering = Numbering(parts.xml("word/numbering.xml"), parts.xml("word/styles.xml", b"numPr"))
    _BodyReader(writer, numbering, budget).read(root)
    document = writer.document(name, Media.DOCX.value, data)
    if not document.text.strip():
        raise budget.refusal("文档里没有文字，可能是整页图片", "请将文档另存为 PDF，按扫描件导入")
    return document


class _Parts:
    """The XML parts of the package; none is inflated before the sizes of all are summed."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._budget = budget
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            budget.check_inflated(sum(member.file_size for member in self._archive.infolist()))
            self._names = set(self._archive.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise budget.refusal(_DAMAGED, _RESAVE) from error

    def xml(self, name: str, needed: bytes = b"") -> _Element | None:
        """The root of the part called `name`; None if there is none or it lacks the bytes `needed`."""
        if name not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        try:
            content = self._archive.read(name)
            return etree.fromstring(content.replace(*_STRICT), parser) if needed in content else None
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
            etree.XMLSyntaxError,
        ) as error:
            raise self._budget.refusal(_DAMAGED, _RESAVE) from error


class _BodyReader:
    """Writes blocks to `writer` in document order; paragraphs are numbered as they are met."""

    def __init__(self, writer: DocumentWriter, numbering: Numbering, budget: Budget) -> None:
        self._writer = writer
        self._numbering = numbering
        self._budget = budget
        self._carried = ""

    def read(self, container: _Element) -> None:
        """Write the blocks of a body, a text box or a cell of a layout table."""
        for block in _inside(container, "p", "tbl"):
            self._budget.check_time()
            if block.tag == f"{W}tbl":
                self._table(block)
                continue
            boxes: list[_Element] = []
            text = self._carried + self._paragraph(block, boxes)
            # A paragraph whose mark was deleted goes on with the next one.
            self._carried = text if block.find(f"{W}pPr/{W}rPr/{W}del") is not None else ""
            if not self._carried:
                self._writer.paragraph(text)
            for box in boxes:
                self.read(box)
        if self._carried:
            self._writer.paragraph(self._carried)
            self._carried = ""

    def _paragraph(self, paragraph: _Element, boxes: list[_Element]) -> str:
        """The paragraph's number and text; the text boxes anchored in it are added to `boxes`."""
        pieces = [self._numbering.label(paragraph)]
        _collect(paragraph, pieces, boxes)
        return "".join(pieces)

    def _table(self, table: _Element) -> None:
        rows = [list(_cells(row)) for row in _rows(table)]
        if _is_layout(rows):
            for cell in (cell for row in rows for cell in row):
                self.read(cell)
            return
        boxes: list[_Element] = []
        self._writer.table(self._grid(rows, [_grid_before(row) for row in _rows(table)], boxes))
        for box in boxes:
            self.read(box)

    def _grid(self, rows: list[list[_Element]], indents: list[int], boxes: list[_Element]) -> list[GridCell]:
        """The cells with their places; a vertical merge reaches from its first cell down."""
        open_merges: dict[int, GridCell] = {}
        done: list[GridCell] = []
        for number, (row, indent) in enumerate(zip(rows, indents, strict=True)):
            column = indent
            for cell in row:
                width, continues = _width_and_merge(cell)
                self._budget.spend_cells(width)
                above = open_merges.get(column)
                if continues and above and above.row + above.row_span == number:
                    open_merges[column] = GridCell(
                        above.row, column, above.text, above.row_span + 1, above.column_span
                    )
                else:
                    if above:
                        done.append(above)
                    open_merges[column] = GridCell(
                        number, column, self._cell_text(cell, boxes), column_span=width
                    )
                column += width
        return [*done, *open_merges.values()]

    def _cell_text(self, cell: _Element, boxes: list[_Element]) -> str:
        """The cell's paragraphs, and those of tables inside it, divided by blanks."""
        return one_line("\n".join(self._paragraph(paragraph, boxes) for paragraph in _paragraphs(cell)))


def _inside(container: _Element, *names: str) -> Iterator[_Element]:
    """The elements called `names` in `container` or in content controls and insertions in it, in order."""
    wanted = {f"{W}{name}" for name in names}
    for child in container:
        if child.tag in wanted:
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            yield from _inside(_choice(child), *names)
        elif child.tag in _WRAPPERS:
            yield from _inside(child, *names)


_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)


def _choice(alternate: _Element) -> _Element:
    """Of the ways in which the same content is written, the first that is not empty."""
    return next((way for way in alternate if len(way)), alternate)


def _paragraphs(cell: _Element) -> Iterator[_Element]:
    for block in _inside(cell, "p", "tbl"):
        if block.tag == f"{W}p":
            yield block
        else:
            for row in _rows(block):
                for inner in _cells(row):
                    yield from _paragraphs(inner)


def _collect(element: _Element, pieces: list[str], boxes: list[_Element]) -> None:
    """Append what is printed of a paragraph or run to `pieces`."""
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            continue
        name = tag.rpartition("}")[2]
        if name == "t":
            pieces.append(child.text or "")
        elif tag in _PRINTED:
            pieces.append(_PRINTED[tag])
        elif tag == f"{W}txbxContent":
            boxes.append(child)
        elif tag == f"{_MC}AlternateContent":
            _collect(_choice(child), pieces, boxes)
        elif not (tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None):
            _collect(child, pieces, boxes)


_PRINTED = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def _rows(table: _Element) -> Iterator[_Element]:
    return (row for row in _inside(table, "tr") if row.find(f"{W}trPr/{W}del") is None)


def _cells(row: _Element) -> Iterator[_Element]:
    return (cell for cell in _inside(row, "tc") if cell.find(f"{W}tcPr/{W}cellDel") is None)


def _is_layout(rows: list[list[_Element]]) -> bool:
    """Whether a table only arranges text: one cell a row, prose in a cell, or tables in most of its cells."""
    cells = [cell for row in rows for cell in row]
    nests = sum(next(cell.iter(f"{W}tbl"), None) is not None for cell in cells)
    return (
        all(len(row) <= 1 for row in rows)
        or nests * 2 > len(cells)
        or any(sum(len(text.text or "") for text in cell.iter(f"{W}t")) > _PROSE for cell in cells)
    )


def _grid_before(row: _Element) -> int:
    return _number(row.find(f"{W}trPr/{W}gridBefore"), 0)


def _width_and_merge(cell: _Element) -> tuple[int, bool]:
    """How many columns the cell is wide, and whether it is the continuation of the cell above."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return 1, False
    merge = properties.find(f"{W}vMerge")
    continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
    return max(1, _number(properties.find(f"{W}gridSpan"), 1)), continues


def _number(element: _Element | None, default: int) -> int:
    digits = re.fullmatch(r"\d{1,3}", "" if element is None else element.get(f"{W}val", ""))
    return int(digits.group()) if digits else default
