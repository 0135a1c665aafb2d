"""A Chinese font for pdfium on machines that have none.

Many offices' PDFs name SimSun or FangSong without embedding it. Where the machine has no Chinese font, pdfium
takes every Chinese character as having no extent, so that texts which print twice look like one printed twice
over, and the second is lost. The font that the project ships for pictures lends its extents.
"""

from __future__ import annotations

import ctypes
import struct
from functools import cache
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import pypdfium2 as pdfium

# FXFONT_*_CHARSET of the Chinese, Japanese and Korean character sets.
_EAST_ASIAN = frozenset({128, 129, 134, 136})
_FACE = b"Noto Sans SC\0"
_FONT_FILE = "NotoSansSC-Regular.otf"


@cache
def lend_chinese_font() -> None:
    """Let pdfium fall back on the shipped font in this process; again does nothing."""
    font = Path(pylopdf_fonts_zh_cn.__file__).with_name(_FONT_FILE)
    _LentFont(font.read_bytes()).setup()


class _LentFont(pdfium.PdfSysfontBase):  # type: ignore[misc]
    """pdfium's own system fonts, and one more for East Asian characters where it finds none."""

    def __init__(self, font: bytes) -> None:
        super().__init__()
        self._font = font
        self._tables = _font_tables(font)
        self._token = ctypes.create_string_buffer(1)
        self._handle = ctypes.addressof(self._token)

    def MapFont(
        self, _: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any
    ) -> Any:
        found = self.default.MapFont(self.default, weight, italic, charset, pitch, face, exact)
        return self._handle if not found and charset in _EAST_ASIAN else found

    def GetFontData(self, _: Any, font: Any, table: int, buffer: Any, size: int) -> int:
        if font != self._handle:
            return int(self.default.GetFontData(self.default, font, table, buffer, size))
        start, length = self._tables.get(table, (0, 0)) if table else (0, len(self._font))
        if buffer and size >= length:
            ctypes.memmove(buffer, self._font[start : start + length] if table else self._font, length)
        return length

    def GetFaceName(self, _: Any, font: Any, buffer: Any, size: int) -> int:
        if font != self._handle:
            return int(self.default.GetFaceName(self.default, font, buffer, size))
        if buffer and size >= len(_FACE):
            ctypes.memmove(buffer, _FACE, len(_FACE))
        return len(_FACE)

    def GetFontCharset(self, _: Any, font: Any) -> int:
        return 134 if font == self._handle else int(self.default.GetFontCharset(self.default, font))

    def DeleteFont(self, _: Any, font: Any) -> None:
        if font != self._handle:
            self.default.DeleteFont(self.default, font)


def _font_tables(font: bytes) -> dict[int, tuple[int, int]]:
    """(start, length) of each table of an OpenType file, by its tag as a big-endian number."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {}
    for number in range(count):
        tag, _, start, length = struct.unpack_from(">IIII", font, 12 + 16 * number)
        tables[tag] = (start, length)
    return tables
