"""One file -> Document, by what its bytes are."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from dashboard.reading.document import Document
from dashboard.reading.limits import DEFAULT, Budget, Limits
from dashboard.reading.sniffing import Media, sniff

Reader = Callable[[bytes, str, Budget], Document]

# (module, function), imported when the first such file comes: who only shows documents needs none of the
# libraries behind them.
_READERS: dict[Media, tuple[str, str]] = {
    Media.TEXT: ("text", "read_text"),
    Media.MARKDOWN: ("text", "read_text"),
    Media.HTML: ("html", "read_html"),
    Media.MHTML: ("html", "read_mhtml"),
    Media.DOCX: ("docx", "read_docx"),
    Media.PDF: ("pdf", "read_pdf"),
    Media.CSV: ("sheets", "read_csv"),
    Media.XLSX: ("sheets", "read_xlsx"),
    Media.OLE: ("office", "read_ole"),
    Media.RTF: ("office", "read_rtf"),
    Media.OFD: ("office", "refuse_ofd"),
    Media.PNG: ("scan", "read_image"),
    Media.JPEG: ("scan", "read_image"),
}
_REMEDY = "请用 WPS 或 Word 打开，另存为 .docx 或 PDF 后再导入"


def read(path: Path, limits: Limits = DEFAULT) -> Document:
    """The document in the file at `path`, within `limits`; UnreadableDocument if there is none to be had."""
    return read_file(path, Budget(path.name, limits))


def read_bytes(data: bytes, name: str, limits: Limits = DEFAULT) -> Document:
    """The document in `data`, the content of a file called `name`; raises as `read` does."""
    return _read(data, name, Budget(name, limits))


def read_file(path: Path, budget: Budget) -> Document:
    """The document in the file at `path`, within what is left of `budget`; raises as `read` does."""
    try:
        budget.check_bytes(path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise budget.refusal("文件打不开", "请核对文件是否存在、是否有读取权限") from error
    return _read(data, path.name, budget)


def _read(data: bytes, name: str, budget: Budget) -> Document:
    budget.check_bytes(len(data))
    media = sniff(data)
    if media not in _READERS:
        raise budget.refusal("认不出文件格式", _REMEDY)
    module, function = _READERS[media]
    reader = cast(Reader, getattr(import_module(f"dashboard.reading.{module}"), function))
    return reader(data, name, budget)
