"""The six sections of a report, found by their titles with the slips that offices make in them.

The titles are those of 国办公开办函〔2021〕30号, which kept those of 国办公开办函〔2019〕60号;
older reports used others for the same matters (概述, 依申请公开政府信息的情况 …).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dashboard.extraction.normalised import NormalisedText
from dashboard.extraction.report import Section
from dashboard.reading.document import Document

OFFICIAL_TITLES = {
    "overview": "总体情况",
    "proactive": "主动公开政府信息情况",
    "requests": "收到和处理政府信息公开申请情况",
    "disputes": "政府信息公开行政复议、行政诉讼情况",
    "problems": "存在的主要问题及改进情况",
    "other": "其他需要报告的事项",
}

KEYS = tuple(OFFICIAL_TITLES)

_YEAR = r"(?:20\d\d年度?|本年度?)?"
_TOPIC = r"(?:政府信息公开|政务公开|信息公开)?(?:工作)?(?:的)?"
# What offices write in place of the official titles. The words must stand whole on their line, except that
# a text may run on right after a title that ends like one (情况, 措施, 事项).
_TITLES = {
    "overview": rf"{_YEAR}{_TOPIC}(?:总体|基本|整体|年度)(?:工作)?(?:情况|概况)|{_TOPIC}概[述况]",
    "proactive": (
        rf"{_YEAR}(?:主动公开(?:的)?(?:政府)?(?:信息)?|(?:政府)?信息主动公开)(?:工作)?(?:开展)?(?:的)?(?:情况|数量)?"
    ),
    "requests": (
        rf"{_YEAR}(?:(?:收到|受理|接收|办理|处理)(?:(?:和|及|、|与)?(?:处理|办理|答复))?(?:的)?)"
        r"(?:政府信息(?:依申请)?公开申请|依申请公开(?:政府信息)?|信息公开申请|公开申请)(?:的)?(?:工作)?(?:情况|数量)"
        rf"|{_YEAR}(?:政府)?信息公开申请(?:的)?(?:办理|处理)?情况|申请公开(?:政府)?信息(?:的)?情况"
        rf"|{_YEAR}(?:政府信息)?依申请公开(?:政府)?(?:信息)?(?:申请)?(?:办理|处理|工作)?(?:的)?(?:情况)?"
    ),
    "disputes": (
        rf"{_YEAR}(?:因)?(?:政府)?(?:信息公开)?(?:工作)?(?:被|引起的|引发的|的)?(?:申请|提起)?(?:行政)?复议"
        r"[、，,和及与或]?(?:被)?(?:提起)?(?:行政)?诉讼(?:和申诉|、举报|、申诉)?(?:的)?(?:情况)?"
    ),
    "problems": (
        rf"{_TOPIC}(?:中)?(?:存在的?)?(?:主要)?(?:问题|困难|不足)(?:(?:和|与|及|、)(?:困难|不足|问题))?"
        r"(?:[及和与、，,]?(?:其)?(?:下一步|今后|有关|主要|具体)?(?:的)?(?:工作)?(?:改进|整改|完善|解决|工作)?(?:的)?"
        r"(?:措施|情况|打算|计划|办法|意见|方向|思路|安排)|[及和与](?:改进|整改))?"
    ),
    "other": (
        r"其[他它](?:需要?|应当?|须)?(?:予以)?(?:报告|说明|公开)?(?:的)?(?:有关)?(?:事项|情况|内容)"
        r"|需要?(?:报告|说明)的?其[他它](?:事项|情况)|其[他它](?!.)"
    ),
}
_OFFICIAL = {
    key: re.compile(title.replace("、", "[、，,;；和]?").replace("其他", "其[他它]"))
    for key, title in OFFICIAL_TITLES.items()
}
_WORDED = {key: re.compile(title) for key, title in _TITLES.items()}

_NUMBER = re.compile(
    r"(?P<bracket>[（(])?(?P<part>第)?(?P<value>[一二三四五六七八九十]{1,2}|\d{1,2})(?(part)部分|)(?(bracket)[）)]|)"
    r"(?P<mark>[、.，,:：]?)"
)
_DECORATION = re.compile(r"[\s#*>|·•●■◆\-—]*")
# What may follow a title on its line: the end, a colon, a remark in brackets, a contents page's dots.
_AFTER = re.compile(r"[\s*|：:。.…·]*(?:[（(][^（）()]{0,20}[）)])?[\s*|：:。.…·]*\d{0,3}\s*$")
_PAGE_OF_CONTENTS = re.compile(r"[.…·\s]{2,}\d{1,3}$")
_ENDS_LIKE_A_TITLE = re.compile("(?:情况|措施|事项|概述)$")
_INSIDE = re.compile(r"(?<=[。；;！|\t])(?=[一二三四五六七八九十]、)")
# Every title has one of these words; most lines of a report have none.
_WORDS = re.compile("总体|基本|整体|年度|概[述况]|公开|复议|问题|困难|不足|其[他它]")
_NUMBERED_LINE = re.compile(
    r"^[#*\s]*(?P<value>[一二三四五六])、(?P<title>[一-鿿、]{4,20})[*：:]*$", re.MULTILINE
)
_ROW_OF_TABLE_THREE = re.compile("新收|上年|结转|办理结果|公开申请数量")
_ENOUGH_NUMBERED = 3
_VALUES = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", start=1)}
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class _Heading:
    """A possible title; start, title_start and end are indices into the normalised text.

    in_contents: its line ends in dots and a page number.
    """

    key: str
    ordinal: int | None
    bracketed: bool
    official: bool
    in_contents: bool
    start: int
    title_start: int
    end: int


def find_sections(document: Document, text: NormalisedText) -> tuple[Section, ...]:
    """The sections printed in `document`, in the order of the document; each key at most once.

    Rows of table three that begin with 一、 to 四、, and numbered headings inside a section, are none.
    """
    headings = _chosen(list(_headings(document, text)), text.text)
    headings = sorted([*headings, *_by_number(document, text, headings)], key=lambda heading: heading.start)
    ends = [*(heading.start for heading in headings), len(text.text)][1:]
    return tuple(_section(document, text, heading, end) for heading, end in zip(headings, ends, strict=True))


def _section(document: Document, text: NormalisedText, heading: _Heading, end: int) -> Section:
    start, _ = text.span(heading.start, heading.end)
    title_start, title_end = text.span(heading.title_start, heading.end)
    _, last = text.span(heading.start, end)
    body = document.text[title_end:last]
    return Section(
        key=heading.key,
        ordinal=heading.ordinal,
        title="".join(document.text[title_start:title_end].split()),
        official=heading.official,
        page=document.page_at(start),
        start=start,
        end=last,
        body_length=sum(not character.isspace() for character in body),
    )


def _headings(document: Document, text: NormalisedText) -> Iterator[_Heading]:
    """Every possible heading: at the start of a printed line, and after a sentence within it."""
    ends = [_index_after(text, line.end) for line in document.lines]
    for number, line in enumerate(document.lines):
        start, end = text.position(line.start), ends[number]
        next_end = ends[number + 1] if number + 1 < len(ends) else end
        if not _WORDS.search(text.text, start, next_end):
            continue
        for place in (start, *(match.start() for match in _INSIDE.finditer(text.text, start, end))):
            if heading := _heading_at(text.text, place, end, next_end):
                yield heading


def _index_after(text: NormalisedText, offset: int) -> int:
    """The index in the normalised text after its last printed character before `offset`."""
    index = text.position(offset)
    while index and text.text[index - 1] == "\n":
        index -= 1
    return index


def _heading_at(text: str, start: int, line_end: int, next_end: int) -> _Heading | None:
    decoration = _DECORATION.match(text, start, line_end)
    start = decoration.end() if decoration else start
    number = _NUMBER.match(text, start, line_end)
    bracketed = bool(number and number["bracket"])
    # 一总体情况: without a mark after the number, only a Chinese numeral is one.
    if number and not (number["mark"] or number["part"] or bracketed) and number["value"].isdecimal():
        number = None
    places: list[tuple[int, int | None]] = [(start, None)]
    if number:
        places.insert(0, (number.end(), _value(number["value"])))
    for at, ordinal in places:
        if at < line_end and (found := _title_at(text, at, line_end, next_end, ordinal is not None)):
            key, end, official = found
            in_contents = _PAGE_OF_CONTENTS.match(text, end, line_end) is not None
            return _Heading(key, ordinal, bracketed, official, in_contents, start, at, end)
    return None


def _value(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    return _VALUES[numeral] if len(numeral) == 1 else 10 + _VALUES.get(numeral[-1], 0)


def _title_at(
    text: str, at: int, line_end: int, next_end: int, numbered: bool
) -> tuple[str, int, bool] | None:
    """(key, end, official) of the title that begins at `at`."""
    for key, pattern in _OFFICIAL.items():
        if match := pattern.match(text, at, line_end):
            alone = bool(_AFTER.match(text, match.end(), line_end))
            if alone or (numbered and text[match.end()] not in "、，,的和及"):
                return key, match.end(), True
        elif numbered and (end := _broken(pattern, text, at, line_end, next_end)):
            return key, end, True
    if numbered:
        for key, pattern in _WORDED.items():
            match = pattern.match(text, at, line_end)
            if match and _stands_alone(text, match, line_end):
                return key, match.end(), False
    return None


def _stands_alone(text: str, match: re.Match[str], line_end: int) -> bool:
    if _AFTER.match(text, match.end(), line_end):
        return True
    runs_on = text[match.end()]
    ends = len(match[0]) >= 6 and bool(_ENDS_LIKE_A_TITLE.search(match[0]))
    return ends and runs_on not in "、，,的和及良较"


def _broken(pattern: re.Pattern[str], text: str, at: int, line_end: int, next_end: int) -> int | None:
    """The end of an official title that goes on in the next line, with a line break or without one."""
    if line_end - at >= _LONGEST_TITLE:
        return None
    match = pattern.match(text[at:next_end].replace("\n", ""))
    breaks = text.count("\n", at, next_end)
    return at + match.end() + breaks if match and match.end() > line_end - at else None


def _chosen(headings: list[_Heading], text: str) -> list[_Heading]:
    """One heading a key: not from a contents page, official before worded, outer before bracketed."""
    empty = {
        first.start
        for first, second in pairwise(headings)
        if not re.search(r"[^\s\d.…·|*#：:]", text[first.end : second.start])
    }
    best: dict[str, _Heading] = {}
    for heading in headings:
        if heading.bracketed and not heading.official:
            continue
        rival = best.get(heading.key)
        if rival is None or _rank(heading, empty) > _rank(rival, empty):
            best[heading.key] = heading
    return sorted(best.values(), key=lambda heading: heading.start)


def _by_number(document: Document, text: NormalisedText, known: list[_Heading]) -> Iterator[_Heading]:
    """Headings whose words say nothing, by their number: the one 二、 between the sections one and three."""
    place = {KEYS.index(heading.key) + 1: heading for heading in known if not heading.bracketed}
    place = {number: heading for number, heading in place.items() if heading.ordinal == number}
    if len(place) < _ENOUGH_NUMBERED:
        return
    found = {heading.key for heading in known}
    for number, key in enumerate(KEYS, start=1):
        before, after = place.get(number - 1), place.get(number + 1)
        if key in found or (number > 1 and before is None) or (number < len(KEYS) and after is None):
            continue
        start = before.end if before else 0
        end = after.start if after else len(text.text)
        numbered = [
            match
            for match in _NUMBERED_LINE.finditer(text.text, start, end)
            if _value(match["value"]) == number and not _ROW_OF_TABLE_THREE.search(match["title"])
        ]
        if len(numbered) == 1:
            match = numbered[0]
            yield _Heading(
                key, number, False, False, False, match.start("value"), match.start("title"), match.end()
            )


def _rank(heading: _Heading, empty: set[int]) -> tuple[bool, ...]:
    return (
        not heading.bracketed,
        not heading.in_contents,
        heading.official,
        heading.start not in empty,
        heading.ordinal is not None,
    )
