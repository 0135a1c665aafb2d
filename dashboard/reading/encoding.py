"""Bytes -> text, in the encodings of Chinese documents."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Pages declare gb2312 or gbk where gb18030 is meant, which holds both.
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030"}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_SAMPLE = 65_536


def decode(data: bytes, declared: str = "") -> str | None:
    """The text of `data`, or None if it is no text.

    A byte order mark decides; then utf-8 if it fits, whatever was declared; then the charset `declared`, then
    gb18030. Some damaged characters are borne (they become U+FFFD), many control characters are not.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _if_text(data[len(mark) :].decode(encoding, errors="replace"))
    if encoding := _utf16_without_mark(data):
        return _if_text(data.decode(encoding, errors="replace"))
    candidates = [encoding for encoding in ("utf-8", _codec(declared), "gb18030") if encoding]
    for encoding in candidates:
        try:
            return _if_text(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    damaged = [data.decode(encoding, errors="replace") for encoding in candidates]
    return _if_text(min(damaged, key=lambda text: text.count("\ufffd") / (len(text) + 1)))


def _codec(declared: str) -> str:
    """The codec for a declared charset, "" if there is none."""
    name = declared.strip().strip("\"'").lower()
    try:
        return codecs.lookup(_ALIASES.get(name, name)).name if name else ""
    except (LookupError, ValueError):
        return ""


def _utf16_without_mark(data: bytes) -> str:
    """utf-16-le or -be if every other byte of the ASCII among the text is null, else ""."""
    sample = data[:_SAMPLE]
    for encoding, low, high in (("utf-16-le", 0, 1), ("utf-16-be", 1, 0)):
        if sample[high::2].count(0) * 20 > len(sample) and not sample[low::2].count(0):
            return encoding
    return ""


def _if_text(text: str) -> str | None:
    sample = text[:_SAMPLE]
    strange = len(_CONTROL.findall(sample)) * 5 + sample.count("\ufffd")
    return text if strange * 20 <= len(sample) else None
