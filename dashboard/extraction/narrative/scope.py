"""What a heading or an earlier clause says about the numbers that follow: channel and subject."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.extraction.narrative.items import Sentence
from dashboard.extraction.narrative.lexicon import Kind
from dashboard.extraction.narrative.tokens import Token

NEWMEDIA = frozenset({"wechat", "weibo", "video", "toutiao", "other", "newmedia"})
_TOPICS = {
    "request": "request",
    "review": "dispute",
    "lawsuit": "dispute",
    "hotline": "hotline",
    "message": "message",
    "fee": "fee",
}
_FAMILIES = {
    "requests": "request",
    "reviews": "dispute",
    "lawsuit": "dispute",
    "hotline": "hotline",
    "messages": "message",
}
_HEADING_LENGTH = 40


@dataclass(slots=True)
class Scope:
    """What holds for the sentences after a heading, until the next one.

    year: the report's; channels: those that the heading names; topic: request, dispute, hotline, message,
    manage, fee or ""; subjects: the nouns of the heading.
    """

    year: int | None = None
    channels: tuple[Token, ...] = ()
    topic: str = ""
    subjects: tuple[Token, ...] = ()
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
        self.subjects = tuple(token for token in tokens if token.kind is Kind.NOUN)
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
