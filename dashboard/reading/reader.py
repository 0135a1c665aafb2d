"""One file -> Document, by what its bytes are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dashboard.errors import UnreadableDocument
from dashboard.reading.document import Document
from dashboard.reading.docx import read_docx
from dashboard.reading.html import read_html, read_mhtml
from dashboard.reading.limits import DEFAULT, Budget, Limits
from dashboard.reading.pdf import read_pdf
from dashboard.reading.sniffing import Media, sniff
from dashboard.reading.text import read_text

Reader = Callable[[bytes, str, Budget], Document]

_READERS: dict[Media, Reader] = {
    Media.TEXT: read_text,
    Media.MARKDOWN: read_text,
    Media.HTML: read_html,
    Media.MHTML: read_mhtml,
    Media.DOCX: read_docx,
    Media.PDF: read_pdf,
}
_REMEDY = "请用 WPS 或 Word 打开，另存为 .docx 或 PDF 后再导入"


def read(path: Path, limits: Limits = DEFAULT) -> Document:
    """The document in the file at `path`, within `limits`; UnreadableDocument if there is none to be had."""
    try:
        Budget(path.name, limits).check_bytes(path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            "文件打不开", where=path.name, remedy="请核对文件是否存在、是否有读取权限"
        ) from error
    return read_bytes(data, path.name, limits)


def read_bytes(data: bytes, name: str, limits: Limits = DEFAULT) -> Document:
    """The document in `data`, the content of a file called `name`; raises as `read` does."""
    budget = Budget(name, limits)
    budget.check_bytes(len(data))
    media = sniff(data)
    reader = _READERS.get(media)
    if reader is None:
        raise budget.refusal("认不出文件格式", _REMEDY)
    return reader(data, name, budget)
