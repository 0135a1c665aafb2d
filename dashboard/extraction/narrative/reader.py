"""The sentences of a report -> its figures, checkable statements, and what could not be mapped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.catalogue import Catalogue
from dashboard.extraction.narrative import nothing, shares
from dashboard.extraction.narrative.breakdown import DIVIDED, Whole
from dashboard.extraction.narrative.carried import none_carried
from dashboard.extraction.narrative.items import Sentence, sentences
from dashboard.extraction.narrative.lexicon import Kind
from dashboard.extraction.narrative.names import label_of
from dashboard.extraction.narrative.readings import Reading, Refusal
from dashboard.extraction.narrative.scope import Scope
from dashboard.extraction.narrative.settle import Candidate, SentenceReading, settle
from dashboard.extraction.narrative.tokens import Token, tokenise, vocabulary
from dashboard.extraction.narrative.walk import Walk
from dashboard.extraction.narrative.years import Years
from dashboard.extraction.normalised import NormalisedText
from dashboard.extraction.report import Section
from dashboard.reading.document import Document


@dataclass(slots=True)
class _Findings:
    candidates: list[Candidate] = field(default_factory=list)
    statements: list[tuple[str, Decimal | None, int, int]] = field(default_factory=list)
    set_aside: list[tuple[int, int, Refusal]] = field(default_factory=list)
    wholes: list[Whole] = field(default_factory=list)
    channels: tuple[Token, ...] = ()


def read_sentences(
    document: Document,
    text: NormalisedText,
    catalogue: Catalogue,
    *,
    sections: tuple[Section, ...],
    year: int | None,
    skip: tuple[tuple[int, int], ...],
) -> SentenceReading:
    """The narrative figures of `document`, each with the phrase that says what was counted.

    skip: regions of the document (offsets start, end) that are tables and not read; year: the report's year,
    None if unknown (then no sentence is refused for its year).
    """
    words = _without(text, skip)
    about_fees = [(text.position(s.start), text.position(s.end)) for s in sections if s.key == "other"]
    scope, years, findings = Scope(year=year), Years(year), _Findings()
    for sentence in sentences(words, tokenise(words, vocabulary(catalogue))):
        scope.enter(words, sentence)
        in_other = any(start <= sentence.start < end for start, end in about_fees)
        _read_sentence(words, sentence, scope, years, catalogue, findings, in_other)
    return settle(document, text, findings.candidates, findings.statements, findings.set_aside)


# 「网站公开信息（条） | 177」: a row of two cells is a name and its number.
_PAIR = re.compile(
    r"^([^\n\t|\u4e00-\u9fff]*+[\u4e00-\u9fff][^\n\t|]*+)[\t|](?=\s?\d[\d,.]*\s?[\t|]?$)", re.MULTILINE
)


def _without(text: NormalisedText, skip: tuple[tuple[int, int], ...]) -> str:
    """The text with the skipped regions as line ends and rows of two cells as 「name:number」.

    Every position stays the same.
    """
    words = text.text
    for start, end in skip:
        first, last = text.position(start), text.position(end)
        words = words[:first] + "\n" * (last - first) + words[last:]
    return _PAIR.sub(r"\1:", words)


def _read_sentence(
    text: str,
    sentence: Sentence,
    scope: Scope,
    years: Years,
    catalogue: Catalogue,
    findings: _Findings,
    about_fees: bool,
) -> None:
    walk = Walk(text, sentence, scope, years, catalogue, _continued(text, sentence, findings.wholes))
    walk.earlier = () if sentence.head else findings.channels
    walk.read()
    findings.channels = tuple(t for t in sentence.tokens if t.kind is Kind.CHANNEL)
    findings.wholes = walk.wholes
    found = walk.candidates
    findings.set_aside.extend(walk.set_aside)
    for none in nothing.statements_of_none(text, sentence, scope):
        foreign = years.foreign(text, sentence, none.start)
        if foreign is not None:
            findings.set_aside.append((none.start, none.end, foreign))
            continue
        found.extend(_zero(catalogue, sentence, metric, none.start, none.end) for metric in none.metrics)
        scope.note(none.metrics[0])
    found.extend(
        _zero(catalogue, sentence, metric, start, end)
        for metric, start, end in none_carried(text, sentence, scope)
    )
    fee = nothing.fee_free(text, sentence, about_fees, scope)
    if fee is not None:
        findings.statements.append(("no_fee", None, *fee))
        found.append(_zero(catalogue, sentence, "processing_fees", *fee))
    done = nothing.all_processed(text, sentence)
    if done is not None and _about_requests(sentence, scope, found, done[0]):
        findings.statements.append(("all_processed", None, *done))
    if found:
        findings.statements.extend(
            ("share", value, start, end) for value, start, end in shares.shares(text, sentence)
        )
    findings.candidates.extend(found)


def _continued(text: str, sentence: Sentence, wholes: list[Whole]) -> list[Whole]:
    """The numbers of the sentence before, where this one begins with 其中 and their last one has parts."""
    divided = bool(wholes) and wholes[-1].reading is not None and wholes[-1].reading.metric in DIVIDED
    goes_on = not sentence.head and text.startswith(("其中", "当中"), sentence.start)
    return list(wholes) if goes_on and divided else []


def _zero(catalogue: Catalogue, sentence: Sentence, metric: str, start: int, end: int) -> Candidate:
    """The figure 0 that a clause of none states."""
    member = "total" if metric in ("reviews", "lawsuits") else ""
    # 「未收取」 yields to an amount stated elsewhere; the statement no_fee keeps the contradiction.
    reading = Reading(metric, member, weak=metric == "processing_fees")
    return Candidate(reading, Decimal(0), False, start, end, sentence, "", label_of(reading, catalogue))


def _about_requests(sentence: Sentence, scope: Scope, found: list[Candidate], position: int) -> bool:
    """Whether 「全部办结」 at `position` is said of applications."""
    earlier = [candidate for candidate in found if candidate.start < position]
    if earlier:
        return earlier[-1].reading.metric.startswith("requests")
    named = [t.key for t in sentence.tokens if t.kind is Kind.NOUN and t.start < position]
    if named:
        return named[-1] == "request"
    return (scope.family or scope.topic) == "request"
