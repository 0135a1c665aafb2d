"""Dates and years as reports print them: 2024年1月1日, 2024-01-01, 20241月1日, 二〇二四年一月一日."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# 政府信息公开条例 came into force in 2008; there are no reports for the years before.
FIRST_YEAR, LAST_YEAR = 2008, 2099

_NUMERALS = "〇○零Oo0一二三四五六七八九"
_ZEROS = frozenset("〇○零Oo0")
_CHINESE_YEAR = re.compile(rf"二[{_NUMERALS}]{{3}}(?=年)")
_CHINESE_SMALL = re.compile(r"([一二三四五六七八九十]{1,3})(?=[月日号])")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=\s*年|\s*度)")
_BARE_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
# A line that breaks a date loses its 年: 20241月1日.
_DATE = re.compile(
    r"(?<!\d)(20\d\d)(?:年|[-./])?(?<=[年\-./])(1[0-2]|0?[1-9])(?:月|[-./])(3[01]|[12]\d|0?[1-9])(?:日|号|(?!\d))"
    r"|(?<!\d)(20\d\d)(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])[日号]"
)
_MONTH_DAY = re.compile(r"(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])[日号]?")
_UNTIL = re.compile(r"(?:起|开始)?[，,]?(?:至|到|截至|截止|止于|[—\-–－─~～一]){1,3}(?:到|至)?")
_PERIOD_WORDS = re.compile("统计|期限|期间|所列数据|报告期|时段")
_PUBLISHED = re.compile(
    r"(发布日期|发布时间|公开日期|公开时间|发文日期|发文时间|生成日期|公布日期|公布时间|日期|时间|成文日期)"
    r"[】\]\s|\t:：]{1,6}"
)
_SIGNED = re.compile(r"^[\s（(]*(20\d\d年\d{1,2}月\d{1,2}日)[\s）)]*$", re.MULTILINE)
_PERIOD_REACH = 40
_HEAD, _TAIL = 3000, 1500


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a report covers; year is None when the two dates belong to no one year."""

    start: date
    end: date

    @property
    def year(self) -> int | None:
        if self.start.year == self.end.year:
            return self.end.year
        return self.end.year if (self.end - self.start).days <= 400 and self.start.month == 12 else None


def in_digits(text: str) -> str:
    """`text` with Chinese years, months and days in digits; other numerals stay."""
    text = _CHINESE_YEAR.sub(
        lambda match: "".join(
            "0" if numeral in _ZEROS else str("一二三四五六七八九".index(numeral) + 1) for numeral in match[0]
        ),
        text,
    )
    return _CHINESE_SMALL.sub(lambda match: str(_small(match[1])), text) if "年" in text else text


def _small(numeral: str) -> int:
    """十二 -> 12, 三十一 -> 31."""
    digits = " 一二三四五六七八九"
    if "十" not in numeral:
        return digits.index(numeral[0])
    tens, _, ones = numeral.partition("十")
    return (digits.index(tens) if tens else 1) * 10 + (digits.index(ones) if ones else 0)


def years_in(text: str) -> list[int]:
    """The years named in `text` as 2024年 or 2024年度, in order, repeated as often as they are named."""
    return [year for match in _YEAR.finditer(in_digits(text)) if _known(year := int(match[1]))]


def year_of_title(title: str) -> int | None:
    """The year that a title names; None if it names none."""
    years = years_in(title) or [int(match[1]) for match in _BARE_YEAR.finditer(title)]
    return next((year for year in years if _known(year)), None)


def year_of_file_name(file_name: str) -> int | None:
    """The year that a file's name or folder names; None if it names none, or two without saying which.

    A year in the name itself goes before one in a folder, and 2024年 before a bare 2024.
    """
    for part in reversed(re.split(r"[\\/]", file_name)):
        years = set(years_in(part)) or {int(match[1]) for match in _BARE_YEAR.finditer(part)}
        if len(years) == 1:
            return years.pop()
        if years:
            return None
    return None


def year_of_text(text: str) -> int | None:
    """The year that `text` names most often; None when two are named equally often or none is."""
    ranked = Counter(years_in(text)).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def decide_year(title: int | None, period: int | None, text: int | None, file: int | None) -> int | None:
    """The report's year: the title's, else the period's, the text's, the file's.

    A year that stands alone against two or more others which agree is a slip and does not win.
    """
    named = [year for year in (title, period, text, file) if year is not None]
    if not named:
        return None
    first, others = named[0], set(named[1:])
    if len(named) > 2 and len(others) == 1 and first not in others:
        return others.pop()
    return first


def find_period(text: str) -> Period | None:
    """The period that the report says it covers (本报告统计数据从…至…); without such words, a whole year's.

    text: normalised text. The end may leave out its year.
    """
    text = in_digits(text)
    whole_year: Period | None = None
    for match, start in _dates(text):
        period = _period_from(text, start, match.end())
        if period is None:
            continue
        before = text[max(0, match.start() - _PERIOD_REACH) : match.start()].rpartition("。")[2]
        after = text[match.end() : match.end() + _PERIOD_REACH].partition("。")[0]
        if _PERIOD_WORDS.search(before) or _PERIOD_WORDS.search(after):
            return period
        if whole_year is None and (start.month, start.day, period.end.month) == (1, 1, 12):
            whole_year = period
    return whole_year


def _period_from(text: str, start: date, at: int) -> Period | None:
    until = _UNTIL.match(text, at)
    if not until:
        return None
    if found := _DATE.match(text, until.end()):
        end = _as_date(found)
    elif found := _MONTH_DAY.match(text, until.end()):
        end = _make(start.year, int(found[1]), int(found[2]))
    else:
        return None
    return Period(start, end) if end and end >= start else None


def find_published(text: str) -> date | None:
    """The day of publication by its label (发布日期：…) near the head or the end, else of the signature."""
    text = in_digits(text)
    labelled: dict[str, date | None] = {}
    for region_start, region in ((0, text[:_HEAD]), (max(0, len(text) - _TAIL), text[-_TAIL:])):
        for match in _PUBLISHED.finditer(region):
            if found := _DATE.match(text, region_start + match.end()):
                labelled.setdefault(match[1], _as_date(found))
    for label in ("发布", "公开", "公布", "发文", "生成", "日期", "时间", "成文"):
        for name, day in labelled.items():
            if name.startswith(label) and day:
                return day
    signed = list(_SIGNED.finditer(text[-_TAIL:]))
    return parse_date(signed[-1][1]) if signed else None


def parse_date(text: str) -> date | None:
    """The first date in `text`, None if there is none."""
    return next((day for _, day in _dates(in_digits(text))), None)


def _dates(text: str) -> Iterator[tuple[re.Match[str], date]]:
    for match in _DATE.finditer(text):
        if day := _as_date(match):
            yield match, day


def _as_date(match: re.Match[str]) -> date | None:
    year, month, day = (group for group in match.groups() if group is not None)
    return _make(int(year), int(month), int(day))


def _make(year: int, month: int, day: int) -> date | None:
    if not _known(year):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _known(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR
