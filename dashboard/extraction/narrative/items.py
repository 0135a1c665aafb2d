"""Sentences, and in them the phrases that end in a number: what stands before it, after it and around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from dashboard.extraction.narrative.lexicon import CARRYING, Kind
from dashboard.extraction.narrative.tokens import Token


class Joint(Enum):
    """How a phrase is joined to what stands before it."""

    FIRST = "first"
    CLAUSE = "clause"  # ，
    STRONG = "strong"  # ；
    COLON = "colon"  # ： after a number
    LIST = "list"  # 、 和 after a number


@dataclass(slots=True, eq=False)
class Item:
    """One number with its phrase.

    before: the tokens of its phrase before the number; after: those that follow without a break;
    context: the tokens of the clauses before it in the same sentence that hold no number of their own;
    parent: the item in whose bracket it stands, or of which it is said to be a part (35条中有21条);
    aside: it stands in a bracket that belongs to no number;
    name: the label that 分别为 or 各 gives it, "" where it stands beside its number;
    adrift: 分别 stands before it, but it is not clear which of the names it belongs to.
    """

    quantity: Token
    start: int
    before: list[Token]
    joint: Joint
    context: tuple[Token, ...]
    parent: Item | None
    aside: bool
    after: list[Token] = field(default_factory=list)
    end: int = 0
    name: str = ""
    adrift: bool = False


@dataclass(slots=True, eq=False)
class Clause:
    """What stands between two of ，；：。: its tokens without the punctuation."""

    start: int
    end: int
    tokens: list[Token]
    depth: int


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence with its items and clauses in order. head: the mark that begins it: 一是, （二）, 3."""

    start: int
    end: int
    tokens: list[Token]
    items: list[Item]
    clauses: list[Clause]
    head: str = ""


@dataclass(slots=True)
class _Level:
    """The state of one bracket level while a sentence is read."""

    start: int
    parent: Item | None = None
    aside: bool = False
    joint: Joint = Joint.FIRST
    phrase: list[Token] = field(default_factory=list)
    context: list[Token] = field(default_factory=list)
    last: Item | None = None

    def begin(self, start: int, joint: Joint) -> None:
        self.start, self.joint, self.phrase, self.last = start, joint, [], None


_SENTENCE_ENDS = frozenset("。!?\n")
_CLAUSE_MARKS = frozenset(",;:")


def sentences(text: str, tokens: list[Token]) -> Iterator[Sentence]:
    """The sentences of a normalised text."""
    current: list[Token] = []
    start = 0
    for token in tokens:
        if token.kind is Kind.PUNCTUATION and token.key in _SENTENCE_ENDS:
            if current:
                yield _sentence(text, start, token.end if token.key != "\n" else token.start, current)
            current, start = [], token.end
        elif current and (len(current) >= _LONGEST_SENTENCE or _begins_item(token, current)):
            yield _sentence(text, start, token.start, current)
            current, start = [token], token.start
        else:
            current.append(token)
    if current:
        yield _sentence(text, start, len(text), current)


# Tokens: some 200 parts of a breakdown. What goes on without a full stop for longer is no sentence.
_LONGEST_SENTENCE = 800


def _begins_item(token: Token, current: list[Token]) -> bool:
    """Whether a heading mark starts a sentence here: after ；or ：but not inside a bracket."""
    if token.kind is not Kind.HEAD:
        return False
    opened = sum(token.key == "(" for token in current) - sum(token.key == ")" for token in current)
    return opened <= 0


def _sentence(text: str, start: int, end: int, tokens: list[Token]) -> Sentence:
    head = ""
    if tokens[0].kind is Kind.HEAD:
        head = tokens[0].key
        tokens = tokens[1:]
        start = tokens[0].start if tokens and not text[start : tokens[0].start].strip() else start
    items = list(_items(text, start, end, tokens))
    starts = [token.start for token in tokens]
    for position, item in enumerate(items):
        following = items[position + 1].quantity.start if position + 1 < len(items) else None
        later = tokens[bisect_left(starts, item.quantity.end) : bisect_left(starts, following or end)]
        item.after += _fate(item, later, last=following is None)
    items = _without_issues(_grown(text, items))
    body_end = end - 1 if end > start and text[end - 1] in _SENTENCE_ENDS else end
    return Sentence(start, end, tokens, items, list(_clauses(start, body_end, tokens)), head=head)


def _fate(item: Item, later: list[Token], *, last: bool) -> list[Token]:
    """The clause behind a bare number that says it was carried over: 「1件因需补正，结转至2025年」.

    later: the tokens up to the next number, to which the last piece of them belongs unless there is none.
    """
    if any(t.kind in (Kind.VERB, Kind.NOUN, Kind.CONTENT, Kind.CHANNEL) for t in item.before):
        return []
    pieces: list[list[Token]] = [[]]
    for token in later:
        if token.kind is Kind.PUNCTUATION:
            pieces.append([])
        pieces[-1].append(token)
    for piece in pieces[1:] if last else pieces[1:-1]:
        carried = any(token.key in CARRYING for token in piece)
        if carried and not any(t.kind is Kind.NEGATION or t.key in ("(", ")") for t in piece):
            return piece[1:]
    return []


def _items(text: str, start: int, end: int, tokens: list[Token]) -> Iterator[Item]:
    levels = [_Level(start)]
    for position, token in enumerate(tokens):
        level = levels[-1]
        if token.kind is Kind.QUANTITY:
            item = _item(text, level, token)
            following = tokens[position + 1].start if position + 1 < len(tokens) else end
            item.end = following if item.end > following else item.end
            level.last = item
            yield item
        elif token.kind is not Kind.PUNCTUATION:
            _word(text, level, token)
        elif token.key == "(":
            parent = level.last
            named = _channel_before(level, token) if parent is None else []
            levels.append(
                _Level(token.end, parent, (parent is None and not named) or level.aside, phrase=named)
            )
        elif token.key == ")":
            if len(levels) > 1:
                levels.pop()
        else:
            _mark(level, token)


def _channel_before(level: _Level, bracket: Token) -> list[Token]:
    """The channel whose number stands in the bracket behind it: 政府网站(100条)、公众号(212条)."""
    last = level.phrase[-1:]
    return last if last and last[0].kind is Kind.CHANNEL and last[0].end == bracket.start else []


def _item(text: str, level: _Level, quantity: Token) -> Item:
    parent = level.parent
    if level.last is not None:
        # Two numbers without a break: what follows the first belongs to the second.
        phrase, start = level.last.after, level.last.quantity.end
        level.last.after = []
        within = _WITHIN.match(text, start, quantity.start)
        if text[start : quantity.start] in _CONJUNCTIONS:
            level.begin(quantity.start, Joint.LIST)
            return _item(text, level, quantity)
        if within:
            # 「12篇解读中有2篇」: what stands before 中 is counted by the first, the second is a part of it.
            parent, start = level.last, within.end()
            parent.after = [token for token in phrase if token.end <= start]
            phrase = [token for token in phrase if token.start >= start]
        level.begin(start, Joint.CLAUSE)
        level.phrase = phrase
    before, context = list(level.phrase), tuple(level.context)
    return Item(quantity, level.start, before, level.joint, context, parent, level.aside, end=quantity.end)


_WITHIN = re.compile(r"[^,;:。、()\n]{1,16}?(?<![集其])中(?![心间介])")


def _word(text: str, level: _Level, token: Token) -> None:
    if level.last is None:
        level.phrase.append(token)
        return
    between = text[level.last.quantity.end : token.start]
    if not level.last.after and between in _CONJUNCTIONS:
        level.begin(token.start, Joint.LIST)
        level.phrase.append(token)
        return
    level.last.after.append(token)


_CONJUNCTIONS = frozenset({"和", "及", "以及", "与", "并", "同时", "且", "暨", "/"})


def _mark(level: _Level, token: Token) -> None:
    joint = {",": Joint.CLAUSE, ";": Joint.STRONG, ":": Joint.COLON, "、": Joint.LIST}.get(token.key)
    if level.last is not None:
        level.begin(token.end, joint or Joint.CLAUSE)
        if joint is Joint.STRONG:
            level.context.clear()
        return
    if token.key == "、":
        level.phrase.append(token)
        return
    level.context.extend(level.phrase)
    if joint is Joint.STRONG:
        level.context.clear()
    goes_on = joint is Joint.COLON or level.joint is Joint.STRONG or not level.phrase
    kept = level.joint if goes_on else joint or Joint.CLAUSE
    level.begin(token.end, kept)


def _clauses(start: int, end: int, tokens: list[Token]) -> Iterator[Clause]:
    current: list[Token] = []
    depth = 0
    for token in tokens:
        if token.kind is Kind.PUNCTUATION and (token.key in _CLAUSE_MARKS or token.key in "()"):
            yield Clause(start, token.start, current, depth)
            depth += (token.key == "(") - (token.key == ")")
            current, start = [], token.end
        else:
            current.append(token)
    yield Clause(start, end, current, depth)


# 「由上年的96条增加到148条」: the second number is what the phrase counts.
_GROWN = re.compile(
    r"(?:增加|增长|上升|提高|提升|上涨|减少|下降|降低|压减|增|升|降|减)(?:到|至|为)了?(?:\d{4}年度?|本年度?|今年)?的?"
)


# 「较上年的130条增加22条，达152条」: so does the number that growth leads to.
_REACHED = re.compile(r"(?:总数|总量)?(?:达到?|为|增至|升至|降至|减至)了?")
_NO_MATTER = frozenset({Kind.TIME, Kind.COMPARED, Kind.GROWTH, Kind.LESS_MORE})


def _grown(text: str, items: list[Item]) -> list[Item]:
    """The items where a number that grew to the next one gives it its phrase."""
    out: list[Item] = []
    for item in items:
        before = None
        if out and _GROWN.fullmatch(text, out[-1].quantity.end, item.quantity.start):
            before = out.pop()
        elif out and _REACHED.fullmatch(text, item.start, item.quantity.start):
            grew = any(t.kind in (Kind.GROWTH, Kind.LESS_MORE) for t in out[-1].before)
            named = [i for i in out[-2:] if any(t.kind in _MATTER for t in i.before)]
            before = named[-1] if grew and named and item.joint is Joint.CLAUSE else None
        if before is not None:
            kept = [t for t in before.before if t.kind not in _NO_MATTER and t.key != "part"]
            item.before = kept or [t for t in before.context if t.kind in _MATTER]
            item.start, item.joint, item.context = before.start, before.joint, before.context
        out.append(item)
    return out


_MATTER = frozenset({Kind.VERB, Kind.NOUN, Kind.CONTENT, Kind.CHANNEL, Kind.ACCOUNT})


def _without_issues(items: list[Item]) -> list[Item]:
    """「208期612条」 counts the 612: the number that stands right before another one gives it its phrase."""
    out: list[Item] = []
    for item in items:
        if out and out[-1].quantity.end == item.quantity.start and item.quantity.unit in ("条", "篇", "条次"):
            before = out.pop()
            item.before, item.start, item.joint = before.before, before.start, before.joint
        out.append(item)
    return out
