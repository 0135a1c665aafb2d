"""Old binary documents (.doc, .wps, .xls, .rtf) -> Document, through LibreOffice where there is one."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dashboard.office import convert, find_office
from dashboard.reading.document import Document
from dashboard.reading.limits import Budget
from dashboard.reading.sniffing import Media

_LONGEST_CONVERSION = 90.0
# Names of streams that tell what a compound file holds; they are written in utf-16.
_ENCRYPTED, _WORD, _WORKBOOK, _OLD_WORKBOOK = (
    name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument", "Workbook", "Book\0")
)
_WAY_OUT = "请用 WPS 或 Word 打开，另存为 .docx 后再导入"
_SHEET_WAY_OUT = "请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入"


def read_ole(data: bytes, name: str, budget: Budget) -> Document:
    """The document in a compound file: .doc, .wps or .xls."""
    if _ENCRYPTED in data:
        raise budget.refusal("文档设有打开密码", "请用密码打开后取消密码，另存为 .docx 再导入")
    if _WORD in data:
        return _converted(data, name, budget, "doc", "application/msword")
    if _WORKBOOK in data or _OLD_WORKBOOK in data:
        return _converted(data, name, budget, "xls", "application/vnd.ms-excel")
    raise budget.refusal("认不出文件格式", _WAY_OUT)


def read_rtf(data: bytes, name: str, budget: Budget) -> Document:
    """The document in rich text format, which some programs save under .doc."""
    return _converted(data, name, budget, "rtf", Media.RTF.value)


def refuse_ofd(data: bytes, name: str, budget: Budget) -> Document:
    """OFD is known but not read."""
    raise budget.refusal("OFD 版式文件尚不能读取", "请用 OFD 阅读器打开，另存或打印为 PDF 后再导入")


def _converted(data: bytes, name: str, budget: Budget, kind: str, media_type: str) -> Document:
    # Who only asks whether old documents can be read needs neither of these.
    from dashboard.reading.docx import read_docx
    from dashboard.reading.sheets import read_xlsx

    reader: Callable[[bytes, str, Budget], Document]
    target, reader, way_out = (
        ("xlsx", read_xlsx, _SHEET_WAY_OUT) if kind == "xls" else ("docx", read_docx, _WAY_OUT)
    )
    program = find_office()
    if program is None:
        raise budget.refusal(f"旧版格式（.{kind}）不能直接读取", way_out)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        source = Path(folder, f"source.{kind}")
        source.write_bytes(data)
        seconds = min(_LONGEST_CONVERSION, budget.limits.seconds)
        result = convert(program, source, target, Path(folder), seconds)
        if result is None:
            raise budget.refusal(f"旧版格式（.{kind}）转换失败，文件可能已损坏", way_out)
        converted = result.read_bytes()
    document = reader(converted, name, budget)
    return replace(
        document,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        notes=(*document.notes, f"旧版格式（.{kind}），经 LibreOffice 转换后读取"),
    )


def is_present() -> bool:
    """Whether this machine has what old documents are read with."""
    return find_office() is not None
