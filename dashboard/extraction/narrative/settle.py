"""From everything that was read to one figure a key: repetitions drop out, contradictions are marked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from dashboard.extraction.narrative.items import Sentence
from dashboard.extraction.narrative.mapping import Reading
from dashboard.extraction.normalised import NormalisedText
from dashboard.extraction.report import Figure, Origin, SetAside, State, Statement
from dashboard.reading.document import Document

if TYPE_CHECKING:
    from dashboard.extraction.narrative.reader import SentenceReading


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number understood: `text[start:end]` of the normalised text is its quote.

    is_part: it is a part of a breakdown; at, whole_at: where its number and that of its whole stand (-1: none).
    """

    reading: Reading
    value: Decimal
    approximate: bool
    start: int
    end: int
    sentence: Sentence
    label: str
    is_part: bool = False
    unit: str = ""
    at: int = -1
    whole_at: int = -1

    @property
    def key(self) -> tuple[str, str]:
        return self.reading.metric, self.reading.member


def settle(
    document: Document,
    text: NormalisedText,
    candidates: list[Candidate],
    statements: list[tuple[str, Decimal | None, int, int]],
    set_aside: list[tuple[int, int, str]],
) -> SentenceReading:
    """One figure for each metric and member; what another sentence says differently is set aside."""
    from dashboard.extraction.narrative.reader import SentenceReading

    groups: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in _lone_mailbox(candidates):
        groups[candidate.key].append(candidate)
    figures: list[Figure] = []
    aside = list(set_aside)
    decided = {key: _choose(rivals, candidates) for key, rivals in groups.items()}
    kept = {chosen.at for chosen, _ in decided.values()}
    for key, (chosen, reason) in decided.items():
        rivals = groups[key]
        same_key = any(c.at == chosen.whole_at and c.key == key for c in candidates)
        same = any(c.at == chosen.whole_at and c.reading.metric == chosen.reading.metric for c in candidates)
        if same and chosen.whole_at >= 0 and not same_key and chosen.whole_at not in kept:
            # Its whole is not the figure that the report states: neither is the part.
            aside.append((chosen.start, chosen.end, "所属的总数未采用，分项随之待核"))
            continue
        for other in rivals:
            if other is not chosen and other.value != chosen.value:
                aside.append(
                    (other.start, other.end, f"与“{_plain(text, chosen)}”属同一指标，未说明是否包含在内")
                )
        figures.append(_figure(document, text, chosen, reason))
    figures.sort(key=lambda figure: (figure.start, figure.metric))
    return SentenceReading(
        tuple(figures),
        tuple(
            _statement(document, text, *statement)
            for statement in sorted(set(statements), key=lambda s: s[2])
        ),
        tuple(_set_aside(document, text, *entry) for entry in sorted(set(aside))),
    )


def _lone_mailbox(candidates: list[Candidate]) -> list[Candidate]:
    """The only channel of messages that a report counts is its total."""
    alone = [c for c in candidates if c.reading.metric == "messages_answered" and not c.is_part]
    if len({c.reading.member for c in alone}) != 1:
        return candidates
    return [replace(c, reading=replace(c.reading, member="total")) if c in alone else c for c in candidates]


def _choose(rivals: list[Candidate], everything: list[Candidate]) -> tuple[Candidate, str]:
    """The candidate that states the key's figure, and why it is marked ("" when there is no rival)."""
    first = rivals[0]
    strong = [c for c in rivals if not c.reading.weak] or rivals
    general = [c for c in strong if c.reading.general] or strong
    for candidate in general:
        parts = [c.value for c in everything if c.is_part and c.sentence is candidate.sentence]
        others = [c.value for c in general if c.value != candidate.value]
        if others and all(value in parts for value in others):
            return candidate, candidate.reading.reason
    # 「推送68期，共175条」: issues are made of items.
    chosen_metric = general[0].reading.metric
    pieces = [c for c in general if c.unit in ("条", "篇", "条次")]
    if chosen_metric != "board_posts" and pieces and all(c in pieces or c.unit == "期" for c in general):
        general = pieces
    chosen = general[0]
    differing = [c for c in general if c.value != chosen.value]
    if differing and first is not None:
        return chosen, chosen.reading.reason or "文中同一指标有不同的数，请核对"
    return chosen, chosen.reading.reason


def _plain(text: NormalisedText, candidate: Candidate) -> str:
    return text.text[candidate.start : candidate.end].strip()


def _figure(document: Document, text: NormalisedText, candidate: Candidate, reason: str) -> Figure:
    start, end = text.span(candidate.start, candidate.end)
    metric = candidate.reading.metric
    context = text.text[candidate.sentence.start : candidate.sentence.end].strip()
    return Figure(
        metric=metric,
        member=candidate.reading.member,
        applicant="total" if metric.startswith("requests_") else "",
        label=candidate.label,
        value=candidate.value,
        approximate=candidate.approximate,
        origin=Origin.NARRATIVE,
        state=State.MARKED if reason else State.READ,
        quote=document.text[start:end],
        page=document.page_at(start),
        start=start,
        end=end,
        context=" ".join(context.split()),
        reason=reason,
    )


def _statement(
    document: Document, text: NormalisedText, kind: str, value: Decimal | None, begin: int, stop: int
) -> Statement:
    start, end = text.span(begin, stop)
    return Statement(kind, value, document.text[start:end], document.page_at(start), start, end)


def _set_aside(document: Document, text: NormalisedText, begin: int, stop: int, reason: str) -> SetAside:
    start, end = text.span(begin, stop)
    return SetAside(document.text[start:end], document.page_at(start), start, end, reason)
