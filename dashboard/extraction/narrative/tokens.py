"""A normalised text as tokens: numbers with their units, the field's words, dates, names and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dashboard.catalogue import Catalogue
from dashboard.extraction.narrative.lexicon import MEANINGS, Kind
from dashboard.extraction.narrative.units import UNIT
from dashboard.extraction.numbers import find_numbers, parse_number


@dataclass(frozen=True, slots=True)
class Token:
    """`text[start:end]` of the normalised text.

    key: which channel, noun or verb; the punctuation mark itself; the year of a time.
    value, approximate, unit: of a quantity or percentage.
    """

    kind: Kind
    key: str
    start: int
    end: int
    value: Decimal = Decimal(0)
    approximate: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words and what they mean, and one pattern that finds them."""

    meanings: Mapping[str, tuple[Kind, str]]
    pattern: re.Pattern[str]


def vocabulary(catalogue: Catalogue) -> Vocabulary:
    """The field's words with the catalogue's names of channels (synonyms of the dimension 渠道)."""
    return _vocabulary(
        tuple(
            sorted(
                (label, key)
                for (dimension, label), key in catalogue.synonyms.items()
                if dimension == "channel"
            )
        )
    )


# 「公开工作动态30条」 is no 公开工作.
_NOT_BEFORE = {"公开工作": "动态|信息|计划|总结|要点|简报|报告|进展"}


@lru_cache(maxsize=4)
def _vocabulary(channels: tuple[tuple[str, str], ...]) -> Vocabulary:
    meanings = {label: (Kind.CHANNEL, key) for label, key in channels} | MEANINGS
    # The longest word first; grouped by first character, which makes the search several times faster.
    endings: dict[str, list[str]] = {}
    for word in sorted(meanings, key=lambda word: (-len(word), word)):
        ending = re.escape(word[1:]) + (rf"(?!{_NOT_BEFORE[word]})" if word in _NOT_BEFORE else "")
        endings.setdefault(word[0], []).append(ending)
    groups = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in endings.items())
    return Vocabulary(meanings, re.compile("|".join(groups)))


_NUMERAL = "零〇一二三四五六七八九十百"
_FIXED = re.compile(
    rf"""
    (?=[第〔\[(【《〈“"「{_NUMERAL}\d上下\-•●◆■,;:。、!?)\n\t|首其再此另])(?:
    (?P<law>第[{_NUMERAL}0-9]+[条款项章节](?:[,、和及至\-—](?:第)?[{_NUMERAL}0-9]+[条款项](?:的规定)?)*
        |[〔\[(【]\d{{4}}[〕\])】]第?\d+号|第\d+号|(?<=》)第?[{_NUMERAL}]+条)
    |(?P<title>《[^《》\n]{{1,120}}》|〈[^〈〉\n]{{1,80}}〉)
    |(?P<account>[“"「][^“”"「」\n]{{1,24}}[”"」])
    |(?P<head>(?:(?<=\n)|(?<=[。;:])|^)(?:\([{_NUMERAL}\d]{{1,3}}\)
        |[{_NUMERAL}]{{1,3}}[、.](?![{_NUMERAL}\d])|\d{{1,2}}(?:[、.](?![\d])|\)\s?)|[-•●◆■]\s?)
        |(?<=[。;:,\n])(?:[{_NUMERAL}]{{1,2}}是|首先,|其次,|再次,|此外,|另外,))
    |(?P<year>(?<!\d)(?:19|20)\d{{2}}\s?年(?:度|底|末)?|[二][零〇][{_NUMERAL}]{{2}}年(?:度)?)
    |(?P<period>第?[一二三四1-4]季度|[上下]半年|(?<![至到\-—~\d])\d{{1,2}}月份?(?![\d至到\-—~底末]))
    |(?P<date>(?<!\d)\d{{1,2}}月(?:\d{{1,2}}[日号])?|(?<!\d)\d{{1,4}}[日号]|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}
        |\d{{1,2}}:\d{{2}}(?::\d{{2}})?|(?<!\d)0\d{{2,3}}[-—－]+\d{{7,8}}|(?<!\d)1[3-9]\d{{9}}(?!\d)|\d{{7,30}}[/-]\d+)
    |(?P<percent>百分之[{_NUMERAL}点]+)
    |(?P<punctuation>[,;:。、!?()\n\t|]))
    """,
    re.VERBOSE,
)
_ACCOUNT_ENDING = re.compile(r"(?:发布|之声|之音|之窗|微政|视界|播报|融媒|微讯|资讯|在线|时讯|同城|先锋)$")
_PRESS = re.compile(r"(?:日报|晚报|早报|时报|周刊|杂志|画报|新闻网)[》〉]$")
_NEWMEDIA_FOLLOWS = re.compile(
    r"(?:政务|官方|的|在)?(?:微信|公众|订阅|服务号|微博|视频号|抖音|快手|今日头条|头条|新媒体|短视频|官微|网站|门户|APP|客户端)"
)
_PERCENT = re.compile(r" ?(?:%|个?百分点)")
_AROUND = re.compile(r"(?:以上|左右|上下|有余|余)")
# A count whose unit is left out: 数量304, 受理数为0.
_UNITLESS = re.compile(
    r"(?:数量|总数|总量|条数|件数|篇数|次数|文章|稿件|信息数|案件数|申请数|诉讼数|复议数|(?:申请|受理|办结|答复|收到|公开|发布|更新)[数量])(?:合计|共)?[为是:达]?$"
)
# The same in a list of names and numbers: 网站：142；微信：386；新收：3。
_NAME_AND_NUMBER = re.compile(
    r"(?:网站|微信|公众号|微博|抖音号?|视频号|头条号?|新媒体|公开栏|公告栏|公示栏|电子屏|新收|结转|转入|转出|受理|收到|办结|答复|"
    r"复议|诉讼|工单|信箱|留言|来信|解读|培训|次数|期数|开放日|总计|合计|(?:公开|发布)?总数|咨询电话)[:为]?$"
)
# 「结转下年度数为0，行政复议数为0」
_NONE_OF = re.compile(r"[\u4e00-\u9fff]{2}数[为是:]?$")
# 「分别为86、212、48条」: the unit stands behind the last number only.
_LISTED = re.compile(r"(?:[、和]\d[\d,]*)+(条次|[条件篇次期份])")
# 「公开信息(条):177」
_UNIT_IN_NAME = re.compile(r"\((?:单位:)?(条次|件次|人次|万元|[条件篇次个期场份项元])\):$")
_ENDS_PHRASE = re.compile(r" ?(?:[,、;。)\n(/]|$)")
_NOT_ONE = re.compile(r"[件条例宗起](?:申请)?(?:也|都|均)?(?:没|未)")
_NO_COUNT = re.compile(r"[第每任同某逐唯之头]$")
_SPAN_SIGN = re.compile(r"[\d万千百%条件次篇]\s?[-~～—–至到]{1,2}$")


def tokenise(text: str, words: Vocabulary) -> list[Token]:
    """The tokens of a normalised text, from left to right, not overlapping."""
    taken = bytearray(len(text) + 1)
    tokens: list[Token] = []
    for match in _FIXED.finditer(text):
        token = _fixed(match, text)
        if token is not None:
            tokens.append(token)
            if token.kind is not Kind.PUNCTUATION or token.key != ":":
                _take(taken, token.start, token.end)
    numbers = list(_quantities(text, taken))
    for token in numbers:
        _take(taken, token.start, token.end)
    # The comma of 1,234 is no punctuation.
    inside = {position for token in numbers for position in range(token.start, token.end)}
    tokens = [token for token in tokens if token.start not in inside] + numbers
    for match in words.pattern.finditer(text):
        start, end = match.span()
        if not taken[start] and not taken[end - 1]:
            kind, key = words.meanings[match[0]]
            tokens.append(Token(kind, key, start, end))
    tokens.sort(key=lambda token: token.start)
    return tokens


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\x01" * (end - start)


def _fixed(match: re.Match[str], text: str) -> Token | None:
    start, end = match.span()
    match match.lastgroup:
        case "law":
            return Token(Kind.LAW, "", start, end)
        case "title":
            if _PRESS.search(match[0]):
                return Token(Kind.CHANNEL, "press", start, end)
            if match[0][1:-1].endswith(("留言板", "信箱")):
                return Token(Kind.CHANNEL, "mail", start, end)
            return Token(Kind.TITLE, "", start, end)
        case "account":
            inner = match[0][1:-1]
            if _NEWMEDIA_FOLLOWS.match(text, end) or _ACCOUNT_ENDING.search(inner):
                return Token(Kind.ACCOUNT, inner, start, end)
            return None
        case "head":
            return Token(Kind.HEAD, match[0].strip(), start, end)
        case "year":
            digits = re.sub(r"\D", "", match[0])
            return Token(Kind.TIME, digits or _chinese_year(match[0]), start, end)
        case "date":
            return Token(Kind.TIME, "", start, end)
        case "period":
            ended = text.startswith(("截至", "截止"), max(0, start - 2))
            return Token(Kind.TIME, "" if ended else "period", start, end)
        case "percent":
            parsed = parse_number(match[0].removeprefix("百分之").split("点")[0])
            return Token(Kind.PERCENT, "", start, end, parsed[0]) if parsed and "点" not in match[0] else None
        case _:
            return Token(Kind.PUNCTUATION, match[0], start, end)


def _chinese_year(text: str) -> str:
    digits = "零一二三四五六七八九"
    return "".join(str(digits.find(c)) for c in text.replace("〇", "零") if c in digits)


def _quantities(text: str, taken: bytearray) -> Iterator[Token]:
    """Numbers with a unit of output, percentages, and counts whose unit is left out."""
    for number in find_numbers(text):
        start, end = number.start, number.end
        if taken[number.digits_start] or taken[end - 1] or text[number.digits_start : end] == "12345":
            continue
        percent = _PERCENT.match(text, end)
        if percent:
            yield Token(Kind.PERCENT, "", start, percent.end(), number.value, number.approximate)
            continue
        before = text[max(0, start - 12) : start]
        if number.value == 1 and (before.endswith(("没有", "无", "没")) or _NOT_ONE.match(text, end)):
            continue  # 「无一例」, 「一件也没有」 say none
        if _SPAN_SIGN.search(before):
            continue
        unit = UNIT.match(text, end)
        if (
            unit
            and not _NO_COUNT.search(before)
            and not text.startswith(text[number.digits_start : unit.end()], unit.end())
        ):
            around = _AROUND.match(text, unit.end())
            yield Token(
                Kind.QUANTITY,
                "",
                start,
                around.end() if around else unit.end(),
                number.value,
                number.approximate or bool(around) or (number.rounded and unit[1] != "元"),
                unit[1],
            )
        elif (
            not unit
            and (text[number.digits_start].isdigit() or text[start:end] == "零")
            and _is_named(number.value, before)
            and _ENDS_PHRASE.match(text, end)
        ):
            yield Token(Kind.QUANTITY, "", start, end, number.value, number.approximate)
        elif not unit and "分别" in text[max(0, start - 40) : start] and (listed := _LISTED.match(text, end)):
            yield Token(Kind.QUANTITY, "", start, end, number.value, number.approximate, listed[1])
        elif not unit and (named := _UNIT_IN_NAME.search(before)) and _ENDS_PHRASE.match(text, end):
            yield Token(Kind.QUANTITY, "", start, end, number.value, number.approximate, named[1])


def _is_named(value: Decimal, before: str) -> bool:
    """Whether what stands before a number without a unit says what it counts."""
    if _UNITLESS.search(before) or (value == 0 and _NONE_OF.search(before)):
        return True
    return value < 10_000 and _NAME_AND_NUMBER.search(before) is not None
