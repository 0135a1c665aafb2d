"""Scanned pages and pictures -> lines and tables, through RapidOCR (the extra `ocr`, models in its wheel)."""

from __future__ import annotations

import importlib.util
import io
import math
import warnings
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Any

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from dashboard.errors import UnreadableDocument
from dashboard.reading.document import Document
from dashboard.reading.grids import Ruling
from dashboard.reading.layout import PageLayout, blocks_of, write_pages
from dashboard.reading.limits import Budget
from dashboard.reading.page_tables import PageTable
from dashboard.reading.scan_cells import look_again
from dashboard.reading.sniffing import Media
from dashboard.reading.words import Word
from dashboard.reading.writer import DocumentWriter

_MODULES = ("rapidocr", "onnxruntime", "cv2")
_INSTALL = "请安装文字识别组件：pip install 'gongkai-dashboard[ocr]'，或改为导入 Word、网页版年度报告"
_MOST_PIXELS = 60_000_000
_LONGEST_SIDE = 2600
_A4_WIDTH, _A4_HEIGHT = 595.0, 842.0
# Recognised pieces that are this share of their height apart are words of their own.
_APART = 0.6
# Pages that lie more than this askew (radians) are turned straight.
_ASKEW = 0.003


class Recogniser:
    """Turns pictures of pages into layouts; the engine is loaded when the first page comes."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget

    @property
    def is_installed(self) -> bool:
        return all(importlib.util.find_spec(module) is not None for module in _MODULES)

    def missing(self) -> UnreadableDocument:
        """The error for a document of pictures where the extra is not installed."""
        return self._budget.refusal("文件是扫描件或图片，没有文字层", _INSTALL)

    def layout(self, picture: Image.Image, width: float, height: float) -> PageLayout:
        """The page that `picture` shows, `width` x `height` points large."""
        self._budget.extend_for_scan()
        pixels = np.asarray(picture)
        scale = width / pixels.shape[1]
        words, pieces, tilt = _recognised(pixels, scale)
        size = median(word.bottom - word.top for word in words) / scale if words else 20.0
        straight = _straight(pixels, tilt)
        ink = _ink(straight)
        horizontal, vertical = _rulings(ink, size, scale)
        blocks = blocks_of(words, horizontal, vertical, lambda word: pieces.get(id(word), [word]))
        for block in blocks:
            if isinstance(block, PageTable):
                look_again(block, straight, ink, scale, size, _recognised_alone)
        return PageLayout(width, height, blocks)


def read_image(data: bytes, name: str, budget: Budget) -> Document:
    """The page that a picture shows."""
    recogniser = Recogniser(budget)
    if not recogniser.is_installed:
        raise recogniser.missing()
    picture = _opened(data, budget)
    portrait = picture.height >= picture.width
    width = _A4_WIDTH if portrait else _A4_HEIGHT
    layout = recogniser.layout(picture, width, width * picture.height / picture.width)
    writer = DocumentWriter()
    write_pages([layout], writer, budget)
    media = Media.PNG if data.startswith(b"\x89PNG") else Media.JPEG
    document = writer.document(name, media.value, data, notes=["文字由图片识别得出，请对照原件核对"])
    if not document.text.strip():
        raise budget.refusal("图片里没有认出文字", "请换用更清晰的扫描件，或导入 Word、网页版年度报告")
    return document


def numbered_pages(numbers: Sequence[int]) -> str:
    """「第 1、2 页」"""
    return f"第 {'、'.join(str(number) for number in numbers)} 页"


def _opened(data: bytes, budget: Budget) -> Image.Image:
    """The picture, upright and no larger than the recogniser needs."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data))
        if opened.width * opened.height > _MOST_PIXELS:
            raise budget.refusal("图片过大", "请缩小到每边 4000 像素以内再导入")
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise budget.refusal("图片过大", "请缩小到每边 4000 像素以内再导入") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise budget.refusal("图片已损坏或不完整", "请重新扫描或下载后再导入") from error
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return picture


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error", "Global.use_cls": False})


def _recognised(pixels: Any, scale: float) -> tuple[list[Word], dict[int, list[Word]], float]:
    """The words in points, the pieces of each by its id, and by how much the page lies askew (radians)."""
    result = _engine()(pixels[:, :, ::-1], use_det=True, use_cls=False, use_rec=True, return_word_box=True)
    if result.boxes is None:
        return [], {}, 0.0
    tilt = _tilt(result.boxes)
    middle = (pixels.shape[1] / 2, pixels.shape[0] / 2)
    words: list[Word] = []
    pieces: dict[int, list[Word]] = {}
    for line in result.word_results:
        placed = [_piece(text, score, _turned(corners, tilt, middle), scale) for text, score, corners in line]
        for group in _grouped(placed):
            word = Word(
                "".join(piece.text for piece in group),
                group[0].left,
                min(piece.top for piece in group),
                group[-1].right,
                max(piece.bottom for piece in group),
                confidence=min(piece.confidence for piece in group),
            )
            words.append(word)
            pieces[id(word)] = group
    return words, pieces, tilt


def _turned(corners: Any, tilt: float, middle: tuple[float, float]) -> list[tuple[float, float]]:
    """The corners as they are when the page is turned straight around its middle."""
    sine, cosine = math.sin(-tilt), math.cos(-tilt)
    across = [(x - middle[0], y - middle[1]) for x, y in corners]
    return [(x * cosine - y * sine + middle[0], x * sine + y * cosine + middle[1]) for x, y in across]


def _piece(text: str, score: float, corners: list[tuple[float, float]], scale: float) -> Word:
    xs, ys = [x * scale for x, _ in corners], [y * scale for _, y in corners]
    return Word(text.strip(), min(xs), min(ys), max(xs), max(ys), confidence=float(score))


def _grouped(pieces: list[Word]) -> list[list[Word]]:
    """The pieces of a line in words, parted where there is a gap."""
    kept = [piece for piece in pieces if piece.text]
    groups = [kept[:1]] if kept else []
    for before, after in pairwise(kept):
        if after.left - before.right > (after.bottom - after.top) * _APART:
            groups.append([])
        groups[-1].append(after)
    return groups


def _tilt(boxes: Any) -> float:
    """The median slope of the long text lines."""
    slopes = [
        math.atan2(right[1] - left[1], right[0] - left[0])
        for left, right, *_ in boxes
        if right[0] - left[0] > 200
    ]
    tilt = median(slopes) if slopes else 0.0
    return tilt if abs(tilt) > _ASKEW else 0.0


def _recognised_alone(pixels: Any) -> tuple[str, float]:
    """The text of a cell and its confidence, without looking for where in the cell it stands."""
    result = _engine()(pixels[:, :, ::-1], use_det=False, use_cls=False, use_rec=True, return_word_box=False)
    return (result.txts[0].strip(), float(result.scores[0])) if result.txts else ("", 0.0)


def _straight(pixels: Any, tilt: float) -> Any:
    """The page turned by its tilt."""
    import cv2

    if not tilt:
        return pixels
    height, width, _ = pixels.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), math.degrees(tilt), 1.0)
    return cv2.warpAffine(pixels, turn, (width, height), borderValue=(255, 255, 255))


def _ink(pixels: Any) -> Any:
    """The pixels that are darker than what is around them, as 255."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    return cv2.adaptiveThreshold(~grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 31, -12)


def _rulings(ink: Any, size: float, scale: float) -> tuple[list[Ruling], list[Ruling]]:
    """Horizontal and vertical lines of the picture, longer than characters (`size` pixels), in points."""
    import cv2

    length = max(12, round(size * 1.2))
    found: list[list[Ruling]] = []
    for shape in ((length, 1), (1, length)):
        lines = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
        _, _, boxes, _ = cv2.connectedComponentsWithStats(cv2.dilate(lines, np.ones((3, 3), np.uint8)))
        rulings = []
        for left, top, width, height, _ in boxes[1:].tolist():
            if shape[1] == 1:
                rulings.append(Ruling((top + height / 2) * scale, left * scale, (left + width) * scale))
            else:
                rulings.append(Ruling((left + width / 2) * scale, top * scale, (top + height) * scale))
        found.append(rulings)
    return found[0], found[1]
