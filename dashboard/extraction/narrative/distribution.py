"""Numbers given out to names: 「甲、乙分别为1件、2件」, 「甲、乙各1件」."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from dashboard.extraction.narrative.items import Item, Joint
from dashboard.extraction.narrative.lexicon import Kind
from dashboard.extraction.narrative.tokens import Token

_NAMING = frozenset({Kind.NOUN, Kind.CHANNEL, Kind.CONTENT, Kind.ACCOUNT})
_LIST_MARK = re.compile(r"、|以及|和|及|与|/")


def _is_each(token: Token, item: Item) -> bool:
    """Whether 各 stands before the number or its verb (各1件, 各发布5条), not in a word (各类事项)."""
    nexts = [t.start for t in item.before if t.kind is Kind.VERB] + [item.quantity.start]
    return token.kind is Kind.EACH and token.end in nexts


def distribute(text: str, items: list[Item], earlier: tuple[Token, ...] = ()) -> list[Item]:
    """Give each number of 「甲、乙分别为1件、2件」 and 「甲、乙各1件」 the name that it belongs to.

    earlier: the channels of the sentence before: 「通过甲、乙公开8条。其中，按载体分别为3条、5条」.
    """
    out: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        mark = next((t for t in item.before if t.kind is Kind.RESPECTIVELY or _is_each(t, item)), None)
        if mark is None:
            mark = _unsaid(items[position:])
        names = _names(text, item, mark.start) if mark is not None else []
        run = [item]
        if mark is not None and not _is_each(mark, item):
            run += takewhile(_goes_on, items[position + 1 :])
        before = (_channels(out) or earlier) if mark is not None else ()
        named_before = _named_before(item, run, before)
        if named_before:
            out += named_before
            position += len(run)
            continue
        if mark is not None and _is_each(mark, item) and len(names) < 2 and item.quantity.value > 0:
            out.append(replace(item, adrift=True))  # 「线上线下培训各1次」
            position += 1
            continue
        if mark is None or (len(names) < 2 and len(run) == 1):
            out.append(item)
            position += 1
            continue
        # One number for all names is that of each; else they must be as many as the names.
        numbers = run if len(run) == len(names) else run * len(names) if len(run) == 1 else []
        position += len(run)
        if not numbers:
            out.extend(replace(number, adrift=True) for number in run)
            continue
        first, final = names[0], names[-1]
        last = [t for t in item.before if final[0] <= t.start < final[1]]
        shared = [t for t in item.before if t.end <= first[0] or t.start >= mark.end]
        for number, (start, end) in zip(numbers, names, strict=False):
            words = [t for t in item.before if start <= t.start < end]
            if not any(t.kind in _NAMING for t in words):
                words = last  # 「市、区两级培训各1次」
            words = words + shared
            named = replace(number, start=item.start, before=words, joint=item.joint, name=text[start:end])
            out.append(named)
    return out


def _channels(items: list[Item]) -> tuple[Token, ...]:
    """The channels that the phrases of `items` and the clauses before them name."""
    return tuple(t for i in items for t in (*i.context, *i.before) if t.kind is Kind.CHANNEL)


def _named_before(item: Item, run: list[Item], earlier: tuple[Token, ...]) -> list[Item]:
    """「以甲、乙为阵地，分别发布8条、9条」: each number with its channel of the clause before; [] if none."""
    own = any(t.kind in _NAMING - {Kind.CONTENT} for t in item.before)
    channels = [t for t in item.context if t.kind is Kind.CHANNEL and t.key not in ("platform", "place")]
    if own or len(run) < 2:
        return []
    beside = bool(channels)
    channels = channels or [t for t in dict.fromkeys(earlier) if t.key not in ("platform", "place")]
    if len(channels) != len(run):
        return []
    return [
        replace(
            number,
            start=item.start if beside else number.quantity.start,
            before=[channel, *(item.before if beside else ())],
            joint=item.joint,
        )
        for number, channel in zip(run, channels, strict=True)
    ]


def _is_mere(item: Item) -> bool:
    """Whether it goes on with a list of numbers without names of their own."""
    return item.joint is Joint.LIST and not item.before


def _goes_on(item: Item) -> bool:
    """The same where a number says only what was put out: 「分别推送信息212条、视频33条」."""
    return item.joint is Joint.LIST and all(t.kind is Kind.CONTENT for t in item.before)


def _unsaid(items: list[Item]) -> Token | None:
    """Where 分别 is left out: the verb behind channels with as many numbers, 「甲、乙发布8条、9条」."""
    channels = [t for t in items[0].before if t.kind is Kind.CHANNEL and t.key != "platform"]
    run = list(takewhile(_is_mere, items[1:]))
    verbs = [t for t in items[0].before if t.kind is Kind.VERB]
    if len(channels) < 2 or len(run) + 1 != len(channels) or not verbs:
        return None
    return verbs[0] if verbs[0].start > channels[-1].start else None


def _names(text: str, item: Item, end: int) -> list[tuple[int, int]]:
    """Where the names before 分别 or 各 stand."""
    spans: list[tuple[int, int]] = []
    start = item.start
    for match in _LIST_MARK.finditer(text, item.start, end):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, end))
    if len(spans) > 1:
        # 「政府网站发布动态、公告分别为…」: what the first name shares with the others ends with the verb.
        first, stop = spans[0]
        verbs = [t.end for t in item.before if t.kind is Kind.VERB and first <= t.start and t.end < stop]
        spans[0] = (max(verbs, default=first), stop)
    return [(a, b) for a, b in spans if text[a:b].strip()]
