"""Which strips belong to table two, three and four, and which part of the document they cover."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from dashboard.extraction.normalised import NormalisedText
from dashboard.extraction.tables.forms import has_phrase, speaks
from dashboard.extraction.tables.strips import Strip
from dashboard.extraction.tables.tokens import Kind

TABLES = (2, 3, 4)

_NUMBERING = r"(?m)^[#*| \t]*(?:[一二三四五六七八九十]{1,2}\s*[、.,:]|第[一二三四五六]部分|\d[.、])?[ \t]*"
_TITLES = (
    (2, re.compile(_NUMBERING + r"主动公开政府信息(?:的)?情况")),
    (3, re.compile(_NUMBERING + r"(?:收到和处理|收到和办理)政府信息公开申请(?:的)?情况")),
    (
        4,
        re.compile(
            _NUMBERING
            + r"(?:因)?政府信息公开(?:工作)?(?:被申请|引发的|的)?行政复议[^\n。|]{0,8}行政诉讼(?:的)?情况"
        ),
    ),
    (
        0,
        re.compile(_NUMBERING + r"(?:总体情况|(?:政府信息公开工作)?存在的?主要问题|其他需要报告的?事项)"),
    ),
)
_ENDS_SENTENCE = re.compile(r"[。:;!?)》”]\s*$")
_SENTENCE = re.compile(r"[。!?]|;.*[㐀-鿿]")
_COMMA = re.compile(r"(?<!\d),|,(?!\d{3})")
# With as many numbers as nearly fill a row of table three a line in a table's words is no sentence.
_LEAST_ROW = 6
_PIECES = frozenset({"件", "条", "份", "宗"})
# What is left of a row's number on a line of its own: "12."
_LONGEST_ORDINAL = 3
# A bare row of numbers is taken for a table's only where it is as long as the table's rows.
_BARE_ROW = {2: 99, 3: 6, 4: 10}


@dataclass(frozen=True, slots=True)
class Blocks:
    """The strips of each table in reading order, and the regions of the document that they cover."""

    tables: dict[int, tuple[Strip, ...]]
    regions: tuple[tuple[int, int], ...]


def find_blocks(strips: list[Strip], text: NormalisedText) -> Blocks:
    """Divide `strips` among the three tables; prose, titles and everything else belong to none."""
    titles = _titles(text)
    table_of = _assign(strips, titles)
    _widen_to_grids(strips, table_of)
    tables = {
        table: tuple(strip for strip, owner in zip(strips, table_of, strict=True) if owner == table)
        for table in TABLES
    }
    return Blocks(tables, tuple(_regions(strips, table_of)))


def _titles(text: NormalisedText) -> list[tuple[int, int, int]]:
    """The section titles as (start, end, table) in the document; table 0 is a section without a table."""
    found = [
        (*text.span(match.start(), match.end()), table)
        for table, pattern in _TITLES
        for match in pattern.finditer(text.text)
    ]
    return sorted(found)


def _assign(strips: list[Strip], titles: list[tuple[int, int, int]]) -> list[int]:
    """For each strip the table that it belongs to, 0 for none."""
    owners = [0] * len(strips)
    current = 0
    prose_before = True
    open_sentence = False
    pending = list(reversed(titles))
    for index, strip in enumerate(strips):
        while pending and pending[-1][1] <= strip.start:
            current, prose_before, open_sentence = pending.pop()[2], False, False
        holds_title = pending and pending[-1][0] < strip.end
        if holds_title and len(strip.values) < _LEAST_ROW:
            continue
        if not strip.tokens:
            owners[index] = current if not prose_before else 0
            continue
        owner = _owner(strip, current, prose_before, open_sentence)
        owners[index] = owner
        if owner:
            if owner != current or prose_before:
                _take_heads_before(strips, owners, index, owner)
            current, prose_before, open_sentence = owner, False, False
        else:
            prose_before = True
            open_sentence = not _ENDS_SENTENCE.search(strip.text)
    _drop_loose_ends(strips, owners)
    return owners


def _owner(strip: Strip, current: int, prose_before: bool, open_sentence: bool) -> int:
    """The table of one strip, 0 for none.

    current: the table of the title or strip before; prose_before: prose stands between; open_sentence: that
    prose ends in the middle of a sentence, which the strip may go on with.
    """
    label, count = strip.label, len(strip.values)
    if not label:
        foreign = sum(len(token.text) for token in strip.tokens if token.kind is Kind.LABEL)
        if foreign > _LONGEST_ORDINAL or (prose_before and count < _BARE_ROW.get(current, 99)):
            return 0
        return current
    if _is_prose(strip):
        return 0
    for table in sorted(TABLES, key=lambda table: table != current):
        if _is_strong(table, label, current, strip) and speaks(table, label):
            return table
    if not current or not speaks(current, label):
        return 0
    goes_on = not prose_before or count >= _LEAST_ROW or (not open_sentence and len(label) >= 2)
    return current if goes_on else 0


def _is_prose(strip: Strip) -> bool:
    """Whether it is a sentence or a piece of one, although its words may be those of a table."""
    if _is_list(strip):
        return True
    if len(strip.values) >= _LEAST_ROW:
        return False
    if _SENTENCE.search(strip.text):
        return True
    if strip.divided or not strip.values or _ends_in_numbers(strip):
        return False
    counted = any(token.unit and following.kind is Kind.LABEL for token, following in pairwise(strip.tokens))
    return counted or _COMMA.search(strip.text) is not None


def _ends_in_numbers(strip: Strip) -> bool:
    """Whether it ends in two bare numbers side by side, as no sentence does."""
    return (
        all(token.kind in (Kind.NUMBER, Kind.MARK) and not token.unit for token in strip.tokens[-2:])
        and len(strip.tokens) > 1
    )


def _is_list(strip: Strip) -> bool:
    """Whether each number has its unit and its own name: 「予以公开61件、部分公开14件、不予公开22件」.

    The form prints a row's name once and no unit in its cells; table two is sometimes filled in with one.
    """
    if strip.divided or not strip.values:
        return False
    named = sum(
        before.kind is Kind.LABEL and token.unit in _PIECES for before, token in pairwise(strip.tokens)
    )
    return named * 2 > len(strip.values) and (named > 1 or not has_phrase(2, strip.label))


def _is_strong(table: int, label: str, current: int, strip: Strip) -> bool:
    if has_phrase(table, label):
        return True
    short = {2: ("规章", "行政许可", "行政处罚", "行政强制"), 3: ("七总计", "其他处理"), 4: ()}[table]
    return label in short and (current == table or bool(strip.values))


def _take_heads_before(strips: list[Strip], owners: list[int], index: int, table: int) -> None:
    """Give the table the pieces of its head that stand before its first unmistakable line."""
    before = index - 1
    while before >= 0 and not owners[before]:
        strip = strips[before]
        if not strip.tokens or (
            strip.label
            and not strip.values
            and len(strip.label) <= 12
            and speaks(table, strip.label)
            and not _is_prose(strip)
        ):
            before -= 1
            continue
        break
    # A piece of a sentence that happens to use a word of the table stays a sentence's.
    if before >= 0 and not owners[before] and not _ENDS_SENTENCE.search(strips[before].text):
        return
    for taken in range(before + 1, index):
        owners[taken] = table


def _drop_loose_ends(strips: list[Strip], owners: list[int]) -> None:
    """Empty strips at the end of a table are not the table's."""
    following = 0
    for index in range(len(strips) - 1, -1, -1):
        if not strips[index].tokens and owners[index] != following:
            owners[index] = 0
        following = owners[index]


def _widen_to_grids(strips: list[Strip], owners: list[int]) -> None:
    """A grid that is mostly one table is that table with its unofficial heads, but without its notes."""
    rows: dict[int, list[int]] = {}
    for index, strip in enumerate(strips):
        if strip.grid is not None:
            rows.setdefault(strip.grid, []).append(index)
    for members in rows.values():
        counts = Counter(owners[index] for index in members if owners[index])
        if len(counts) != 1:
            continue
        [(owner, count)] = counts.items()
        if count * 2 >= sum(bool(strips[index].tokens) for index in members):
            for index in members:
                if not strips[index].values and not _is_prose(strips[index]):
                    owners[index] = owner


def _regions(strips: list[Strip], owners: list[int]) -> list[tuple[int, int]]:
    regions: list[tuple[int, int]] = []
    previous = 0
    for strip, owner in zip(strips, owners, strict=True):
        if owner:
            if previous:
                regions[-1] = (regions[-1][0], strip.end)
            else:
                regions.append((strip.start, strip.end))
        previous = owner
    return regions
