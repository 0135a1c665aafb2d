"""Reading against the bare text of the same file, and against pdfplumber: seconds as ratios, and cells right.

The files are one report of a street that does not exist, made in each format, and a lean one of the
demonstration, whose PDFs hold little but their tables. Times are the best of several
runs in this process; the bare text is what the format's own library gives without lines, tables or positions.
"""

from __future__ import annotations

import io
import random
import re
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import lxml.html
import pdfplumber
import pypdfium2 as pdfium
from lxml import etree

from dashboard.demo.history import invent_history
from dashboard.demo.manuscript import write_manuscript
from dashboard.demo.places import invent_realm
from dashboard.demo.rendering import render_as
from dashboard.demo.slips import Slips
from dashboard.reading import Document, read_bytes, read_isolated
from dashboard.reading.pdf_fonts import lend_chinese_font
from tests.reading.pdfs import PROSE, Sample, table_three

RUNS = 25
COPIES = 200


def main() -> None:
    """Print a line a file: milliseconds of the bare text, ratios, cells right; then reports a second."""
    lend_chinese_font()
    files = {
        "ruled.pdf": Sample(header="示例街道").pdf(),
        "lean.pdf": _lean_pdf(),
        "unruled.pdf": Sample(header="示例街道", ruled=False).pdf(),
        "report.docx": _docx(),
        "report.html": _html().encode(),
        "report.txt": "\n".join([PROSE] * 6 + [" ".join(row) for row in table_three()[0]]).encode(),
    }
    print(f"{'file':12} {'bare ms':>8} {'reading':>8} {'pdfplumber':>11} {'cells right':>22}")
    for name, data in files.items():
        _line(name, data)
    _throughput(files)


def _line(name: str, data: bytes) -> None:
    bare = _best(lambda: _BARE[name.rpartition(".")[2]](data))
    ours = _best(lambda: read_bytes(data, name))
    document = read_bytes(data, name)
    plumber, cells = "", f"{_right(_rows(document))}/175" if document.tables and name != "lean.pdf" else ""
    if name.endswith("pdf"):
        plumber = f"{_best(lambda: _plumber(data), runs=1) / bare:.1f}x"
        if cells:
            cells += f", pdfplumber {_right(_plumber(data))}/175"
    print(f"{name:12} {bare * 1000:8.2f} {ours / bare:7.1f}x {plumber:>11} {cells:>22}")


def _throughput(files: dict[str, bytes]) -> None:
    for name in ("ruled.pdf", "report.docx", "report.html"):
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder, f"{number}-{name}") for number in range(COPIES)]
            for path in paths:
                path.write_bytes(files[name])
            start = time.perf_counter()
            read = sum(isinstance(result, Document) for _, result in read_isolated(paths, workers=1))
            seconds = time.perf_counter() - start
            rate = read / seconds
            print(f"{name:12} {read} of {COPIES} in one worker: {rate:.0f} a second, its start included")


def _best(action: Callable[[], object], runs: int = RUNS) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def _bare_pdf(data: bytes) -> str:
    file = pdfium.PdfDocument(data)
    try:
        return "".join(file[number].get_textpage().get_text_range() for number in range(len(file)))
    finally:
        file.close()


def _bare_docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(etree.fromstring(archive.read("word/document.xml")).itertext())


_BARE: dict[str, Callable[[bytes], str]] = {
    "pdf": _bare_pdf,
    "docx": _bare_docx,
    "html": lambda data: str(lxml.html.fromstring(data).text_content()),
    "txt": lambda data: data.decode(),
}


def _plumber(data: bytes) -> list[list[str]]:
    with pdfplumber.open(io.BytesIO(data)) as file:
        rows = []
        for page in file.pages:
            page.extract_text()
            rows += [row for table in page.extract_tables() for row in table]
    return [[re.sub(r"\s", "", cell) for cell in row if cell is not None] for row in rows]


def _rows(document: Document) -> list[list[str]]:
    rows: dict[tuple[int, int], list[str]] = {}
    for number, table in enumerate(document.tables):
        for cell in table.cells:
            rows.setdefault((number, cell.row), []).append(re.sub(r"\s", "", document.cell_text(cell)))
    return list(rows.values())


def _right(rows: list[list[str]]) -> int:
    """How many of the 175 numbers of table three stand in a row of seven with its label before it."""
    found = {row[-8]: row[-7:] for row in rows if len(row) >= 8}
    right = 0
    for row in table_three()[0][3:]:
        label, *numbers = [text for text in row if text][-8:]
        right += sum(one == other for one, other in zip(numbers, found.get(label, []), strict=False))
    return right


def _lean_pdf() -> bytes:
    """A ruled report of the demonstration."""
    [district] = invent_realm(6, range(2023, 2024), seed=3).districts
    figures = invent_history(district, range(2023, 2024), seed=3)[district.bodies[0].agency_id, 2023]
    manuscript = write_manuscript(figures, None, Slips(), district, seed=3)
    return render_as("pdf", manuscript, random.Random(0)).data


def _docx() -> bytes:
    word = docx.Document()
    for _ in range(6):
        word.add_paragraph(PROSE)
    rows, spans = table_three()
    table = word.add_table(len(rows), 10)
    for _, (left, top), (right, bottom) in spans:
        table.cell(top, left).merge(table.cell(bottom, right))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text:
                table.cell(number, column).text = text
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _html() -> str:
    rows, spans = table_three()
    reach = {start: end for _, start, end in spans}
    covered = {
        (column, row)
        for (left, top), (right, bottom) in reach.items()
        for column in range(left, right + 1)
        for row in range(top, bottom + 1)
    } - reach.keys()
    lines = []
    for row, texts in enumerate(rows):
        cells = []
        for column, text in enumerate(texts):
            if (column, row) not in covered:
                right, bottom = reach.get((column, row), (column, row))
                cells.append(
                    f"<td colspan={right - column + 1} rowspan={bottom - row + 1}><p>{text}</p></td>"
                )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<html><body>{f'<p>{PROSE}</p>' * 6}<table>{''.join(lines)}</table></body></html>"


if __name__ == "__main__":
    main()
