"""Applications carried over: from the year before (上年结转) or into the next one (结转下年度)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.extraction.narrative.items import Sentence
from dashboard.extraction.narrative.lexicon import CARRYING, Kind
from dashboard.extraction.narrative.readings import Counted
from dashboard.extraction.narrative.scope import Scope
from dashboard.extraction.narrative.tokens import Token

CARRIED_IN, CARRIED_OUT = "requests_carried_in", "requests_carried_out"

_NONE = r"(?:没有|未有|并无|均无|不存在|无)"
_BEFORE = r"(?:上一?年度?|往年|去年|历年|年初|以前年度|\d{4}年(?:度)?(?:及以前年度)?)"
_NEXT = r"(?:下一?年度?|明年|次年|\d{4}年(?:度)?)"
_NEXT_YEAR = re.compile(rf"[至到入]?{_NEXT}")
_TO_NEXT = re.compile(rf"[至到入]{_NEXT}")
_WAITS = re.compile(
    rf"(?:将于|(?:尚|仍|留)?待){_NEXT}(?:\d{{1,2}}月(?:份|底|初)?)?(?:继续)?(?:办理|处理|答复|办结)"
)
_UNFINISHED = re.compile(rf"{_BEFORE}(?:底|末)?(?:尚)?未(?:办结|答复|办理完毕)的?$")
# 「未办结1件结转至2025年」
_NOT_DONE = re.compile(r"未(?:办结|答复)的?$")
_CARRY = r"(?:结转|转结|转入|遗留)"
_LEFT = rf"(?:{_CARRY}|待办|未办结|未结)"
_TAIL = r"(?:的|件|事项|情况|情形|申请|政府信息公开|继续|办理|处理|答复)*"
_NONE_IN = re.compile(
    rf"{_NONE}[^,;。]{{0,4}}?{_BEFORE}[^,;。\d]{{0,6}}?{_CARRY}{_TAIL}$"
    rf"|{_NONE}[^,;。\d]{{0,4}}?{_CARRY}自?{_BEFORE}{_TAIL}$|{_NONE}{_BEFORE}度?{_CARRY}(?=[和及或与])"
    rf"|(?<!\d){_BEFORE}(?:度|的)?(?:也|亦|均)?(?:{_NONE}|未)(?:任何)?{_CARRY}{_TAIL}$"
)
_NONE_OUT = re.compile(
    rf"{_NONE}[^,;。\d]{{0,8}}?{_CARRY}[至到入]?{_NEXT}{_TAIL}$|(?:年末|年底)(?:也|亦|均)?{_NONE}{_LEFT}{_TAIL}$"
    rf"|(?:本年度?)(?:也|亦|均)?{_NONE}{_CARRY}{_TAIL}$"
)


def carried_over(counted: Counted) -> str:
    """The metric of a number carried over, or "": 「上年结转3件」 came in, 「结转2025年度1件」 goes out."""
    verbs = counted.phrase.verbs
    if "carry_in" in verbs or _UNFINISHED.search(counted.words):
        return CARRIED_IN
    if "carry_out" in verbs:
        return CARRIED_OUT
    item, text = counted.item, counted.text
    verb = next((t for t in item.before if t.key == "carry"), None)
    times = [t for t in item.before if t.kind is Kind.TIME]
    if verb is not None and times:
        return _direction(verb, times, counted.scope.year)
    if verb is not None:
        return CARRIED_OUT if _TO_NEXT.match(text, item.quantity.end) else ""  # 「结转2件至2025年」
    if (not verbs or counted.phrase.acted) and _WAITS.match(text, item.quantity.end):
        return CARRIED_OUT
    # 「余1件转入2025年办理」
    plain = not verbs - CARRYING or _NOT_DONE.search(counted.words)
    return CARRIED_OUT if plain and _goes_out(text, item.after) else ""


def _direction(verb: Token, times: list[Token], report_year: int | None) -> str:
    """Which way a number went by the years before and after 结转: 2023年结转, 结转到2025年."""
    years = [(int(t.key), t.start > verb.start) for t in times if t.key.isdigit()]
    into = [year for year, after in years if after]
    if into and (report_year is None or into[0] > report_year):
        return CARRIED_OUT
    if not into and [year for year, _ in years] == [report_year]:
        return ""  # 「2024年度结转1件」 in the report for 2024
    return CARRIED_IN


def _goes_out(text: str, tokens: list[Token]) -> bool:
    """Whether the tokens say that something is carried into the next year."""
    return any(
        t.key == "carry_out" or (t.key == "carry" and _NEXT_YEAR.match(text, t.end) is not None)
        for t in tokens
        if t.kind is Kind.VERB
    )


def none_carried(text: str, sentence: Sentence, scope: Scope) -> list[tuple[str, int, int]]:
    """Clauses that say that nothing was carried over: (metric, start, end); 「无结转」 says not which way."""
    named = any(t.kind is Kind.NOUN and t.key == "request" for t in sentence.tokens)
    if not (named or "request" in (scope.topic, scope.family)):
        return []
    found: dict[str, tuple[int, int]] = {}
    for clause in sentence.clauses:
        for piece in re.finditer(r"[^、]+", text[clause.start : clause.end]):
            for end in (clause.start + piece.end(), clause.end):
                for match, metric in _none_in(text, clause.start + piece.start(), end):
                    found.setdefault(metric, match.span())
    return [(metric, *span) for metric, span in found.items()]


def _none_in(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], str]]:
    for pattern, metric in ((_NONE_OUT, CARRIED_OUT), (_NONE_IN, CARRIED_IN)):
        match = pattern.search(text, start, end)
        if match is not None:
            yield match, metric
