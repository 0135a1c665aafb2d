"""From everything that was read to one figure a key: repetitions drop out, contradictions are marked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.extraction.narrative.items import Sentence
from dashboard.extraction.narrative.names import is_whole
from dashboard.extraction.narrative.readings import NOT_ALL, ONE_KIND, Reading, Refusal
from dashboard.extraction.narrative.scope import NEWMEDIA
from dashboard.extraction.normalised import NormalisedText
from dashboard.extraction.report import Figure, Origin, SetAside, SetAsideKind, State, Statement
from dashboard.reading.document import Document


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What the sentences of one report say."""

    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number understood: `text[start:end]` of the normalised text is its quote.

    label: its name as a part, as the report writes it; name: what it is called as a whole;
    is_part: it is a part of a breakdown; at, whole_at: where its number and its whole's stand (-1: none).
    """

    reading: Reading
    value: Decimal
    approximate: bool
    start: int
    end: int
    sentence: Sentence
    label: str
    name: str
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
    set_aside: list[tuple[int, int, Refusal]],
) -> SentenceReading:
    """One figure for each metric and member; what another sentence says differently is set aside."""
    groups: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    candidates, kinds = _without_kinds(candidates)
    candidates = _divided_account(_each_time(candidates))
    for candidate in _lone_mailbox(candidates):
        groups[candidate.key].append(candidate)
    decided = {key: _choose(rivals, candidates) for key, rivals in groups.items()}
    lost = _lost_wholes(candidates, [chosen for chosen, _ in decided.values()])
    figures: list[Figure] = []
    aside = list(set_aside) + [(c.start, c.end, Refusal(ONE_KIND)) for c in kinds]
    for key, (chosen, reason) in decided.items():
        if (chosen.whole_at, chosen.reading.metric) in lost:
            aside.append((chosen.start, chosen.end, _WHOLE_LOST))
            continue
        aside += [(c.start, c.end, _rival(text, c, chosen)) for c in groups[key] if c.value != chosen.value]
        figures.append(_figure(document, text, chosen, reason))
    figures.sort(key=lambda figure: (figure.start, figure.metric))
    return SentenceReading(
        tuple(figures),
        tuple(
            _statement(document, text, *statement)
            for statement in sorted(set(statements), key=lambda s: (s[2], s[3], s[0]))
        ),
        tuple(_set_aside(document, text, *entry) for entry in sorted(set(aside), key=_by_place)),
    )


_WHOLE_LOST = Refusal("所属的总数未采用，分项随之待核")


def _rival(text: NormalisedText, candidate: Candidate, chosen: Candidate) -> Refusal:
    """Why `candidate`, which gives its key another value than `chosen`, is not the figure."""
    return Refusal(
        f"与“{text.text[chosen.start : chosen.end].strip()}”属同一指标，未说明是否包含在内",
        SetAsideKind.RIVAL,
        metric=candidate.reading.metric,
        value=candidate.value,
    )


def _by_place(entry: tuple[int, int, Refusal]) -> tuple[int, int, str]:
    start, end, why = entry
    return start, end, why.reason


def _without_kinds(candidates: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """The candidates without those of one kind of information, and these: where the report states a total.

    「网站公开信息82条。…公开征求意见稿22件」: the second number is none, whatever its channel.
    """
    published = [c for c in candidates if c.reading.metric in _TOTALS and c.reading.member == "total"]
    kinds = [
        c
        for c in published
        if c.reading.metric == "disclosures" and c.reading.reason == NOT_ALL and not c.is_part
    ]
    parts = {c.whole_at for c in candidates if c.is_part}
    kinds = [c for c in kinds if c.at not in parts]
    if not any(c.reading.general and c not in kinds for c in published):
        return candidates, []
    return [c for c in candidates if c not in kinds], kinds


_TOTALS = frozenset({"website_posts", "disclosures"})


def _lost_wholes(candidates: list[Candidate], chosen: list[Candidate]) -> set[tuple[int, str]]:
    """Wholes that are not the figure that the report states, by place and metric: so go their parts."""
    kept = {candidate.at for candidate in chosen}
    parts = {(c.whole_at, c.key) for c in chosen if c.is_part}
    return {
        (c.at, c.reading.metric)
        for c in candidates
        if c.at >= 0 and c.at not in kept and (c.at, c.key) not in parts
    }


def _each_time(candidates: list[Candidate]) -> list[Candidate]:
    """One number given to several names of what has no parts counts them all: 「市、区培训各1次」 are two."""
    alike: dict[tuple[int, tuple[str, str]], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        alike[candidate.at, candidate.key].append(candidate)
    return [
        replace(group[0], value=group[0].value * len(group)) if len(group) > 1 and at >= 0 else candidate
        for (at, _), group in alike.items()
        for candidate in (group[:1] if at >= 0 else group)
    ]


def _lone_mailbox(candidates: list[Candidate]) -> list[Candidate]:
    """The only channel of messages that a report counts is its total."""
    boxes = {
        c.reading.member for c in candidates if c.reading.metric == "messages_answered" and not c.is_part
    }
    if len(boxes) != 1:
        return candidates
    return [
        replace(c, reading=replace(c.reading, member="total"), name=_mailbox(c))
        if c.reading.metric == "messages_answered" and not c.is_part
        else c
        for c in candidates
    ]


def _divided_account(candidates: list[Candidate]) -> list[Candidate]:
    """「新媒体“某某”842条（公众号534条、视频号308条）」: an account over several channels is the total."""
    wholes = {c.whole_at for c in candidates if c.key[0] == "newmedia_posts" and c.reading.member in NEWMEDIA}
    divided = {c.at for c in candidates if c.key[0] == "newmedia_posts" and c.at in wholes}
    if len(divided) != 1 or any(c.key == ("newmedia_posts", "total") for c in candidates):
        return candidates
    return [
        replace(c, reading=replace(c.reading, member="total"))
        if c.at in divided and not is_whole(c.reading)
        else c
        for c in candidates
    ]


def _made_of(rivals: list[Candidate]) -> Candidate | None:
    """The items where a sentence counts issues or times as well: 「推送52期，共148条」."""
    pieces = [c for c in rivals if c.unit in ("条", "篇", "条次") and c.sentence is rivals[0].sentence]
    issues = [c for c in rivals if c.unit in ("期", "次")]
    told_apart = issues and pieces and len(issues) + len(pieces) == len(rivals)
    if not told_apart or len({c.value for c in pieces}) > 1 or rivals[0].reading.metric not in _IN_ISSUES:
        return None
    return pieces[0]


def _over_all(strong: list[Candidate], rivals: list[Candidate]) -> list[Candidate]:
    """What the sentence counts without naming a kind: 「网站公开文件61件，全站发布信息1.8万条」."""
    least = max(c.value for c in strong)
    sentence = strong[0].sentence
    return [c for c in rivals if c.reading.general and c.value > least and c.sentence is sentence]


_IN_ISSUES = frozenset({"newmedia_posts", "website_posts", "disclosures"})


def _mailbox(candidate: Candidate) -> str:
    member = candidate.reading.member
    return candidate.name if member == "total" else member


def _choose(rivals: list[Candidate], everything: list[Candidate]) -> tuple[Candidate, str]:
    """The candidate that states the key's figure, and why it is marked ("" when nothing contradicts it)."""
    pieces = _made_of(rivals)
    if pieces is not None:
        return pieces, pieces.reading.reason
    strong = [c for c in rivals if not c.reading.weak] or rivals
    general = [c for c in strong if c.reading.general] or _over_all(strong, rivals) or strong
    values = {c.value for c in general}
    if len(values) == 1:
        return general[0], general[0].reading.reason
    for candidate in general:
        parts = {c.value for c in everything if c.is_part and c.sentence is candidate.sentence}
        if values - {candidate.value} <= parts:
            return candidate, candidate.reading.reason  # its breakdown names the other numbers
    return general[0], general[0].reading.reason or "文中同一指标有不同的数，请核对"


def _figure(document: Document, text: NormalisedText, candidate: Candidate, reason: str) -> Figure:
    start, end = text.span(candidate.start, candidate.end)
    metric = candidate.reading.metric
    printed = text.origins[candidate.sentence.start : candidate.sentence.end]
    context = "".join(document.text[origin] for origin in printed)
    return Figure(
        metric=metric,
        member=candidate.reading.member,
        applicant="total" if metric.startswith("requests_") else "",
        label=_label(candidate),
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


def _label(candidate: Candidate) -> str:
    """A total's name; a part's as the report writes it, for a member of its own the member itself."""
    member = candidate.reading.member
    if is_whole(candidate.reading):
        return candidate.name
    return candidate.label if member.isascii() else member


def _statement(
    document: Document, text: NormalisedText, kind: str, value: Decimal | None, begin: int, stop: int
) -> Statement:
    start, end = text.span(begin, stop)
    return Statement(kind, value, document.text[start:end], document.page_at(start), start, end)


def _set_aside(document: Document, text: NormalisedText, begin: int, stop: int, why: Refusal) -> SetAside:
    start, end = text.span(begin, stop)
    return SetAside(
        document.text[start:end],
        document.page_at(start),
        start,
        end,
        why.reason,
        kind=why.kind,
        year=why.year,
        metric=why.metric,
        value=why.value,
    )
