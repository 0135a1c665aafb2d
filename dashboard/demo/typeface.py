"""A Chinese typeface that reportlab can embed, made of the Noto Sans SC that the project ships for pictures.

That font has PostScript outlines, reportlab embeds TrueType only; so the few hundred characters that a report
uses are converted, once a process, in half a second. reportlab then embeds what each file needs.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as EmbeddedFont

NAME = "NotoSansSC"
_SOURCE = "NotoSansSC-Regular.otf"
_LARGEST_ERROR = 1.0
"""How far a converted curve may lie from the original, in thousandths of the type size."""
_ZERO_LIMITS = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
)


@cache
def register() -> str:
    """Make the typeface known to reportlab; its name."""
    pdfmetrics.registerFont(EmbeddedFont(NAME, io.BytesIO(_converted(_characters()))))
    return NAME


def _characters() -> set[int]:
    """Every character that a report can hold: what it says, the modules of this package spell out."""
    sources = Path(__file__).parent.glob("*.py")
    spelt = {ord(character) for source in sources for character in source.read_text("utf-8")}
    return spelt | set(range(0x20, 0x7F)) | {ord(character) for character in "０１２３４５６７８９"}


def _converted(characters: set[int]) -> bytes:
    """The typeface with these characters only, in TrueType outlines."""
    path = Path(pylopdf_fonts_zh_cn.__file__).parent / _SOURCE
    font = TTFont(path, lazy=True, recalcTimestamp=False)
    options = Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += ["GSUB", "GPOS", "vhea", "vmtx", "VORG", "BASE"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    outlines = newTable("glyf")
    outlines.glyphOrder, outlines.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, _LARGEST_ERROR, reverse_direction=True))
        outlines.glyphs[name] = pen.glyph()
    font["glyf"], font["loca"] = outlines, newTable("loca")
    del font["CFF "]
    limits = font["maxp"]
    limits.tableVersion, limits.maxZones = 0x00010000, 1
    for field in _ZERO_LIMITS:
        setattr(limits, field, 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()
