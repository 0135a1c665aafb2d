"""The sentences of a report -> its figures, checkable statements, and what could not be mapped."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from dashboard.catalogue import Catalogue
from dashboard.extraction.narrative import breakdown, nothing, shares
from dashboard.extraction.narrative.items import Item, Joint, Sentence, sentences
from dashboard.extraction.narrative.lexicon import Kind
from dashboard.extraction.narrative.mapping import NO_METRIC, Reading, Refusal, interpret
from dashboard.extraction.narrative.phrase import Phrase, analyse, is_growth, topic
from dashboard.extraction.narrative.scope import Scope, Years
from dashboard.extraction.narrative.settle import Candidate, settle
from dashboard.extraction.narrative.tokens import Token, tokenise, vocabulary
from dashboard.extraction.normalised import NormalisedText
from dashboard.extraction.report import Figure, Section, SetAside, Statement
from dashboard.reading.document import Document

# What a number means: its readings, why it has none, or nothing where it counts no output.
_Result = list[Reading] | Refusal | None


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What the sentences of one report say."""

    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(slots=True)
class _Findings:
    candidates: list[Candidate] = field(default_factory=list)
    statements: list[tuple[str, Decimal | None, int, int]] = field(default_factory=list)
    set_aside: list[tuple[int, int, str]] = field(default_factory=list)


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
    scope, years, findings = Scope(), Years(year), _Findings()
    for sentence in sentences(words, tokenise(words, vocabulary(catalogue))):
        scope.enter(words, sentence)
        in_other = any(start <= sentence.start < end for start, end in about_fees)
        _read_sentence(words, sentence, scope, years, catalogue, findings, in_other)
    return settle(document, text, findings.candidates, findings.statements, findings.set_aside)


def _without(text: NormalisedText, skip: tuple[tuple[int, int], ...]) -> str:
    """The text with the skipped regions as line ends, so that every position stays the same."""
    words = text.text
    for start, end in skip:
        first, last = text.position(start), text.position(end)
        words = words[:first] + "\n" * (last - first) + words[last:]
    return words


def _read_sentence(
    text: str,
    sentence: Sentence,
    scope: Scope,
    years: Years,
    catalogue: Catalogue,
    findings: _Findings,
    about_fees: bool,
) -> None:
    before = len(findings.candidates)
    _read_numbers(text, sentence, scope, years, catalogue, findings)
    for none in nothing.statements_of_none(text, sentence, scope):
        reason = years.foreign(text, sentence, none.start, listed=False)
        if reason:
            findings.set_aside.append((none.start, none.end, reason))
            continue
        for metric in none.metrics:
            member = "" if metric == "requests_new" else "total"
            findings.candidates.append(
                Candidate(
                    Reading(metric, member),
                    Decimal(0),
                    False,
                    none.start,
                    none.end,
                    sentence,
                    text[none.start : none.end],
                )
            )
        scope.note(none.metrics[0])
    fee = nothing.fee_free(text, sentence, about_fees)
    if fee is not None:
        findings.statements.append(("no_fee", None, *fee))
        findings.candidates.append(
            Candidate(Reading("processing_fees", ""), Decimal(0), False, *fee, sentence, text[slice(*fee)])
        )
    found = findings.candidates[before:]
    done = nothing.all_processed(text, sentence)
    if done is not None and _about_requests(sentence, scope, found, done[0]):
        findings.statements.append(("all_processed", None, *done))
    if found:
        findings.statements.extend(
            ("share", value, start, end) for value, start, end in shares.shares(text, sentence)
        )


def _about_requests(sentence: Sentence, scope: Scope, found: list[Candidate], position: int) -> bool:
    """Whether 「全部办结」 at `position` is said of applications."""
    earlier = [c for c in found if c.start < position]
    if earlier:
        return earlier[-1].reading.metric.startswith("requests")
    named = [t.key for t in sentence.tokens if t.kind is Kind.NOUN and t.start < position]
    if named:
        return named[-1] == "request"
    return (scope.family or scope.topic) == "request"


def _read_numbers(
    text: str, sentence: Sentence, scope: Scope, years: Years, catalogue: Catalogue, findings: _Findings
) -> None:
    wholes: list[breakdown.Whole] = []
    carried = scope.channels
    first = len(findings.candidates)
    series: _Result = None
    for position, item in enumerate(sentence.items):
        phrase = analyse(text, item)
        if is_growth(text, item):
            continue
        alone, whole = _meaning(
            text, item, phrase, scope, carried, wholes, catalogue, _decided(sentence, position)
        )
        result, findings.candidates[first:] = _as_sum(text, item, phrase, alone, findings.candidates[first:])
        follower = sentence.items[position + 1] if position + 1 < len(sentence.items) else None
        if whole is None and result is alone:
            result = series = _in_series(text, item, phrase, result, series, follower)
        foreign = years.foreign(text, sentence, item.quantity.start, listed=item.joint is Joint.LIST)
        if isinstance(result, list) and foreign:
            result = Refusal(foreign)
        if item.parent is None:
            carried = phrase.own_channels or _context_channels(item) or carried
        start, end = _quote(text, item, phrase, is_part=whole is not None)
        if isinstance(result, Refusal):
            findings.set_aside.append((start, end, result.reason))
            wholes.append(breakdown.Whole(item, None, outer=whole))
        elif result:
            name = breakdown.label(text, item)
            findings.candidates.extend(
                Candidate(
                    reading,
                    item.quantity.value,
                    item.quantity.approximate,
                    start,
                    end,
                    sentence,
                    name,
                    is_part=whole is not None,
                    unit=item.quantity.unit,
                    at=item.quantity.start,
                    whole_at=whole.item.quantity.start if whole is not None else -1,
                )
                for reading in result
            )
            _note_whole(item, result[-1], whole, wholes)
            scope.note(result[-1].metric, item.quantity.unit)


def _decided(sentence: Sentence, position: int) -> bool:
    """Whether the next number in the sentence is a result: 「办理19件，其中予以公开9件」."""
    following = sentence.items[position + 1 : position + 2]
    return any(token.kind is Kind.OUTCOME for item in following for token in item.before)


def _as_sum(
    text: str, item: Item, phrase: Phrase, result: _Result, earlier: list[Candidate]
) -> tuple[_Result, list[Candidate]]:
    """The reading of a sum that closes a list, and the numbers before it as its parts.

    「网站14条、新媒体486条，总计500条」 sums over channels, 「预算2条、其他30条，共32条」 over topics.
    """
    said = (
        any(t.kind is Kind.SUM for t in item.before)
        or text[item.start : item.quantity.start].strip() in _SUMS
    )
    applications = [c for c in earlier if c.reading.metric == "requests_new"]
    if said and not result and len(applications) > 1 and _value(applications) == item.quantity.value:
        return [replace(applications[0].reading, general=True)], earlier
    orders = [c for c in earlier if c.reading.metric == "hotline_orders" and c.reading.member != "total"]
    if said and not result and len(orders) == len(earlier) > 1 and _value(orders) == item.quantity.value:
        return [Reading("hotline_orders", "total")], earlier
    published = [c for c in earlier if c.reading.metric in _PUBLISHED and not c.is_part]
    if not said or phrase.own_channels or len(published) < 2 or isinstance(result, Refusal):
        return result, earlier
    adds_up = item.quantity.value == _value(published)
    metrics = {c.reading.metric for c in published}
    if adds_up and len({c.key for c in published}) == 1 and metrics <= breakdown.TOPICAL:
        parts = [replace(c, reading=Reading(c.reading.metric, c.label), is_part=True) for c in published]
        whole: _Result = [Reading(metrics.pop(), "total")]
        return whole, [parts[published.index(c)] if c in published else c for c in earlier]
    if (result and result[0].metric in ("website_posts", "newmedia_posts")) or (not result and adds_up):
        result = [Reading("newmedia_posts" if metrics == {"newmedia_posts"} else "disclosures", "total")]
    return result, earlier


def _value(candidates: list[Candidate]) -> Decimal:
    return sum((candidate.value for candidate in candidates), Decimal(0))


_PUBLISHED = breakdown.TOPICAL | {"newmedia_posts"}
_SUMS = frozenset({"共", "共有", "全部", "总", "总共", "一共", "共为"})


def _in_series(
    text: str, item: Item, phrase: Phrase, result: _Result, before: _Result, follower: Item | None
) -> _Result:
    """「网站发布政务类信息34条、概况类信息150条」: topics of which no total is stated."""
    name = topic(text, item)
    names_channel = any(text[c.start : c.end] in item.name for c in phrase.own_channels)
    refused = isinstance(result, Refusal) and result.reason != NO_METRIC
    if refused or phrase.subject or names_channel:
        return result
    goes_on = item.joint in (Joint.LIST, Joint.CLAUSE) and not phrase.own_channels and not phrase.verbs
    if goes_on and isinstance(before, list) and _is_topic(before):
        return [Reading(before[0].metric, breakdown.label(text, item))]
    member = breakdown.cleaned(name)
    if not member or not isinstance(result, list) or not result or result[0].metric not in breakdown.TOPICAL:
        return result
    if item.name or (follower is not None and _names_topic(text, follower, item)):
        return [Reading(result[0].metric, member)]
    return result


def _names_topic(text: str, item: Item, before: Item) -> bool:
    """Whether `item` goes on with the list of topics that `before` begins."""
    phrase = analyse(text, item)
    others = phrase.own_channels or phrase.verbs or phrase.subject
    opens = any(token.kind in (Kind.MARK, Kind.SUM) for token in item.before)
    listed = item.joint in (Joint.LIST, Joint.CLAUSE) and item.parent is before.parent
    return listed and item.quantity.unit == before.quantity.unit and not others and not opens


def _is_topic(result: _Result) -> bool:
    """Whether the reading is one topic of what was published, not a total."""
    if not isinstance(result, list) or not result:
        return False
    return result[0].metric in breakdown.TOPICAL and result[0].member != "total"


def _note_whole(
    item: Item, reading: Reading, whole: breakdown.Whole | None, wholes: list[breakdown.Whole]
) -> None:
    if whole is not None:
        whole.parts += 1
        if reading.member not in ("", "total") and reading.metric != "newmedia_posts":
            return
    elif reading.metric in breakdown.TOPICAL and reading.member != "total":
        return
    wholes.append(breakdown.Whole(item, reading, outer=whole))


def _meaning(
    text: str,
    item: Item,
    phrase: Phrase,
    scope: Scope,
    carried: tuple[Token, ...],
    wholes: list[breakdown.Whole],
    catalogue: Catalogue,
    decided: bool,
) -> tuple[_Result, breakdown.Whole | None]:
    """The item's readings, and the whole that it is a part of."""
    whole, explicit = breakdown.whole_of(text, item, wholes)
    if item.parent is not None and whole is None and not phrase.verbs & {"carry_in", "carry_out"}:
        return Refusal(breakdown.NESTED), None
    if whole is not None and (explicit or breakdown.is_bare(item, phrase, whole)):
        part = breakdown.part_reading(text, item, phrase, whole, catalogue)
        if part is not None:
            return part, whole
        return interpret(text, item, phrase, scope, () if explicit else carried, decided), whole
    named = any(t.kind is Kind.NOUN and t.key == "hotline" for t in item.context)
    if named or scope.topic == "hotline" or scope.hotline_unit == item.quantity.unit:
        member = breakdown.known_category(text, item, catalogue)
        if member and not phrase.channels:
            return [Reading("hotline_orders", member)], None
    return interpret(text, item, phrase, scope, _context_channels(item) or carried, decided), None


def _context_channels(item: Item) -> tuple[Token, ...]:
    return tuple(t for t in item.context if t.kind is Kind.CHANNEL and t.key != "platform")


_TELLING = frozenset({Kind.CHANNEL, Kind.NOUN, Kind.CONTENT, Kind.VERB, Kind.ACCOUNT})


def _quote(text: str, item: Item, phrase: Phrase, *, is_part: bool) -> tuple[int, int]:
    """The shortest phrase that says what was counted, with its number and unit: (start, end)."""
    start = item.start
    if is_part:
        start = min(breakdown.label_span(text, item)[0], item.quantity.start) if not item.name else start
    else:
        start = next((t.start for t in item.before if t.kind in _TELLING), start)
    while start < item.quantity.start and text[start] in " ,;:。、\n":
        start += 1
    end = item.quantity.end
    counted = [t for t in (phrase.head, phrase.content) if t is not None and t.start >= end]
    return start, max((t.end for t in counted), default=end)
