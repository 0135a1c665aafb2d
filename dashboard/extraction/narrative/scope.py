"""What a heading or an earlier clause says about the numbers that follow: channel, subject, year."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dashboard.extraction.narrative.items import Sentence
from dashboard.extraction.narrative.lexicon import Kind
from dashboard.extraction.narrative.tokens import Token

NEWMEDIA = frozenset({"wechat", "weibo", "video", "toutiao", "newmedia"})
_TOPICS = {
    "request": "request",
    "review": "dispute",
    "lawsuit": "dispute",
    "hotline": "hotline",
    "message": "message",
}
_FAMILIES = {
    "requests": "request",
    "reviews": "dispute",
    "lawsuit": "dispute",
    "hotline": "hotline",
    "messages": "message",
}
_HEADING_LENGTH = 40
# A year that stands before these names what is published, not when.
_YEAR_OF_CONTENT = re.compile(
    r"(?:的)?(?:部门|单位|财政|预算|决算|预决算|法治|政府信息公开(?:工作)?年|信息公开年|年报|年度报告|工作报告|工作总结|"
    r"工作计划|工作要点|政务公开工作要点|重点工作|民生实事|为民办实事|项目|高考|中考|招生|城乡|农村|惠民|“三公)"
)


@dataclass(slots=True)
class Scope:
    """What holds for the sentences after a heading, until the next one.

    channels: those that the heading names; topic: request, dispute, hotline, message, manage or "".
    """

    channels: tuple[Token, ...] = ()
    topic: str = ""
    family: str = ""  # the subject of the last number read, for 「全部办结」 and 「答复15件」
    mixed: bool = False  # a number over hotline and mailboxes together was met
    hotline_unit: str | None = None  # the unit of the hotline's total, once it has been read
    _major_topic: str = field(default="", repr=False)

    def enter(self, text: str, sentence: Sentence) -> None:
        """Take in the heading at the start of `sentence`, if it has one."""
        tokens = _heading(text, sentence)
        if tokens is None:
            return
        minor = bool(sentence.head) and (sentence.head[:1].isdigit() or sentence.head.endswith("是"))
        topic = topic_of(tokens, text)
        if minor:
            self.topic = topic or self._major_topic
        else:
            self.topic = self._major_topic = topic
        self.channels = tuple(token for token in tokens if token.kind is Kind.CHANNEL)
        self.family = ""
        self.hotline_unit = None
        self.mixed = False

    def note(self, metric: str, unit: str = "") -> None:
        """A number of `metric` was read."""
        self.family = next((family for prefix, family in _FAMILIES.items() if metric.startswith(prefix)), "")
        if metric == "hotline_orders":
            self.hotline_unit = unit


def _heading(text: str, sentence: Sentence) -> list[Token] | None:
    """The tokens of the heading that begins a sentence; None where there is none.

    A heading is a short line, or what stands between a mark (（二）, 1.) and a colon. A marked sentence that
    is none ends the scope of the heading before it, unless its mark is 一是.
    """
    length = sentence.end - sentence.start
    short = not sentence.items and length <= _HEADING_LENGTH and not _has_clauses(sentence.tokens)
    on_its_line = text[sentence.end - 1 : sentence.end] not in ("。", "!", "?")
    if short and (sentence.head or (on_its_line and not _says_something(sentence.tokens))):
        return sentence.tokens
    if not sentence.head:
        return None
    first = sentence.clauses[0]
    if text[first.end : first.end + 1] == ":" and not any(t.kind is Kind.QUANTITY for t in first.tokens):
        return first.tokens
    return None if sentence.head.endswith(("是", ",")) else []


def _has_clauses(tokens: list[Token]) -> bool:
    """Whether a comma stands outside brackets."""
    depth = 0
    for token in tokens:
        depth += (token.key == "(") - (token.key == ")")
        if token.key == "," and depth <= 0:
            return True
    return False


def _says_something(tokens: list[Token]) -> bool:
    return any(token.kind in (Kind.NEGATION, Kind.ALL) for token in tokens)


def topic_of(tokens: list[Token], text: str) -> str:
    """The subject that the tokens name last, or ""."""
    topic = ""
    topics = {token.key for token in tokens}
    if "hotline" in topics and topics & {"mail", "message"}:
        return ""
    for token in tokens:
        if token.kind is Kind.NOUN and token.key in _TOPICS:
            if token.key in ("review", "lawsuit") and topic == "request":
                continue
            topic = _TOPICS[token.key]
        elif token.kind is Kind.CHANNEL and token.key == "mail":
            topic = "message"
        elif token.kind is Kind.NEUTRAL and text[token.start : token.end] in ("信息管理", "政府信息管理"):
            topic = "manage"
    return topic


@dataclass(frozen=True, slots=True)
class Years:
    """Which year a sentence's numbers are of. report_year None: the report's year is unknown."""

    report_year: int | None

    def foreign(self, text: str, sentence: Sentence, position: int, *, listed: bool) -> str:
        """Why what stands at `position` is not of the report's year (a Chinese reason), or "".

        listed: it is a member of a list, so that a year in its own clause names a part.
        """
        governing = None
        for token in sentence.tokens:
            if token.start >= position:
                break
            if (
                token.kind is Kind.TIME
                and token.key
                and self._governs(text, sentence, token, position, listed)
            ):
                governing = token
        if governing is None:
            return ""
        if governing.key == "period":
            return "只是年内一段时间的数，不是全年的数"
        if governing.key == "last":
            return "所述为上年的数，不是报告年度的数"
        year = int(governing.key)
        if self.report_year is None or year == self.report_year:
            return ""
        return f"所述为{year}年的数，报告年度为{self.report_year}年"

    def _governs(self, text: str, sentence: Sentence, token: Token, position: int, listed: bool) -> bool:
        start = max((c.start for c in sentence.clauses if c.start <= token.start), default=sentence.start)
        lead = text[start : token.start]
        if _COMPARISON.search(lead) or not _LEAD.fullmatch(lead) or _YEAR_OF_CONTENT.match(text, token.end):
            return False
        if text.startswith(("结转", "转入"), token.end):
            return False
        same_clause = not any(token.start < c.start <= position for c in sentence.clauses)
        return not (same_clause and listed)


_COMPARISON = re.compile(r"(?:比|较|同|与|相比|对比|对照)$")
_LEAD = re.compile(
    r"[\s“”]*(?:截至|截止|截止到|截至到|到|至|自|从|在|于|其中|而|全|我\w{0,8}|本\w{0,6}|\w{0,10}(?:街道|镇|乡|局|委|办|中心|政府|区|县|市))?\s*"
)
