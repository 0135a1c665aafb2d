"""A report's title as one line, found among site chrome and joined where it is broken over lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dashboard.extraction.normalised import simplify
from dashboard.reading.document import Document

_IN_BRACKETS = "[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)]"
# 政府信息公开工作年度报告 and its shorter and longer forms; 情况 only right after 公开.
_TITLE = re.compile(
    r"^[^。；;，,！？?|>]{0,45}?(?:(?:信息|政务)公开[^。；;，,！？?|>]{0,14}(?:报告|年报)|(?:信息|政务)公开(?:工作)?情况|年度?报告)"
    rf"(?:全文|节录|摘要|节选|公开)?(?:{_IN_BRACKETS})?$"
)
_REPORT = re.compile("报告|年报")
_TOPIC = re.compile("(?:信息|政务)公开")
_YEAR = re.compile(r"20\d\d|二[〇○零O0]")
_BODY_NAME = re.compile(
    "(?:街道|办事处|街道办|街办|街|镇|乡|苏木|地区|政府|局|委|委员会|办|办公室|中心|厅|院|区|县|市|旗|盟|州|省)$"
)
_PLACE = re.compile("(?:人民政府|区|县|市|旗|盟|州|省)$")
_CHROME = re.compile("首页|当前位置|您的位置|返回|上一篇|下一篇|附件|下载|打印|关闭|导航|索引号|目录|格式")
_NAMED = re.compile("《([^《》]+)》")
_CONTACT = re.compile(rf"{_IN_BRACKETS}$")
_LONG_NUMBER = re.compile(r"\d{5}")
_SECTION = re.compile(r"^[一1][、.]\s*总体情况|^[（(]一[）)]")
_SITE = re.compile(r"[_|｜\-—–]+")
_LABEL = re.compile(r"^(?:标题|名称|信息名称|文件名称|题名)[:：]?")
_FURTHEST, _MOST_LINES, _LONGEST = 300, 4, 70


def find_title(document: Document) -> str:
    """The title, without blanks, in simplified characters; "" if the document shows none."""
    pieces = list(_pieces(document))
    best_score, best = 0.0, ""
    for first in range(len(pieces)):
        for last in range(first, min(first + _MOST_LINES, len(pieces))):
            window = pieces[first : last + 1]
            score = _score(window) - first * 0.01
            if score > best_score:
                best_score, best = score, "".join(window)
    elsewhere = [inner for piece in pieces for inner in _NAMED.findall(piece)]
    for piece in (*_SITE.split(_plain(document.metadata.get("title", ""))), *elsewhere):
        score = _score([piece]) - 1
        if score > best_score:
            best_score, best = score, piece
    return _CONTACT.sub(lambda match: "" if _LONG_NUMBER.search(match[0]) else match[0], best).strip("《》")


def _pieces(document: Document) -> Iterator[str]:
    """Printed lines and cells up to the first section's heading, without blanks."""
    taken = 0
    for line in document.lines:
        printed = document.text[line.start : line.end]
        for part in re.split(r"[\t|]", printed):
            piece = _LABEL.sub("", _plain(part).lstrip("#*")).rstrip("*")
            if not piece:
                continue
            if _SECTION.match(piece) or taken >= _FURTHEST:
                return
            taken += 1
            yield piece


def _plain(text: str) -> str:
    return "".join(simplify(character) for character in text if not character.isspace())


def _score(window: Sequence[str]) -> float:
    """How much the lines of `window` together look like the title; 0 or less if they don't."""
    joined = "".join(window)
    if len(joined) > _LONGEST or not _TITLE.match(joined.strip("《》")) or _CHROME.search(joined):
        return 0
    if len(window) > 1 and not _begins_a_title(window):
        return 0
    # Two titles, or a menu's entry or a date before the title.
    if any(len(once.findall(joined)) > 1 for once in (_TOPIC, _REPORT)):
        return 0
    if len(window) > 1 and len(_YEAR.findall(joined)) > 1:
        return 0
    score = 1.0 + 3 * bool(_TOPIC.search(joined)) + 2 * bool(_YEAR.search(joined))
    score += 3 * (len(_body(joined)) > 1)
    return score + 0.3 * (len(window) - 1)


def _body(title: str) -> str:
    """What stands before the topic besides the year: the reporting body's name."""
    return _YEAR.sub("", _TOPIC.split(title)[0]).removesuffix("政府").strip("《》年度的")


def _begins_a_title(window: Sequence[str]) -> bool:
    """Whether the first line belongs to the title: a body's name, a year or the topic; no line ends early.

    Before a line that has a body's name itself, only a place belongs.
    """
    first = window[0].strip("《")
    if _BODY_NAME.search(first) and len(_body("".join(window[1:]))) > 1:
        belongs = bool(_PLACE.search(first))
    else:
        belongs = bool(_BODY_NAME.search(first) or _TOPIC.search(first) or _YEAR.search(first))
    return belongs and not any(_REPORT.search(piece) for piece in window[:-1])
