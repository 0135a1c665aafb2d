"""Percentages that a sentence states beside its figures: 占53.8%, 办结率100%, 同比增长12%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dashboard.extraction.narrative.items import Sentence
from dashboard.extraction.narrative.lexicon import Kind

_TELLING = frozenset({Kind.RATIO, Kind.COMPARED, Kind.GROWTH, Kind.TIME})


def shares(text: str, sentence: Sentence) -> Iterator[tuple[Decimal, int, int]]:
    """Each percentage as printed, with the phrase that says of what: (value, start, end)."""
    for position, token in enumerate(sentence.tokens):
        if token.kind is not Kind.PERCENT:
            continue
        start = token.start
        for earlier in reversed(sentence.tokens[:position]):
            if earlier.kind is Kind.PUNCTUATION and earlier.key == "(":
                continue
            if earlier.kind is Kind.QUANTITY and start == token.start:
                start = _phrase_start(sentence, earlier.start)
                break
            if earlier.kind in (Kind.PUNCTUATION, Kind.QUANTITY, Kind.PERCENT):
                break
            start = earlier.start
        yield token.value, start, token.end


def _phrase_start(sentence: Sentence, quantity_start: int) -> int:
    return next((i.start for i in sentence.items if i.quantity.start == quantity_start), quantity_start)
