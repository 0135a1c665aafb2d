"""The numbers of one sentence in order, each with what the ones before it make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.catalogue import Catalogue
from dashboard.extraction.narrative import breakdown, lists
from dashboard.extraction.narrative.breakdown import Whole
from dashboard.extraction.narrative.carried import CARRIED_IN, CARRIED_OUT
from dashboard.extraction.narrative.categories import known_category
from dashboard.extraction.narrative.distribution import distribute
from dashboard.extraction.narrative.events import names_disclosure
from dashboard.extraction.narrative.items import Item, Joint, Sentence
from dashboard.extraction.narrative.labels import label, label_span
from dashboard.extraction.narrative.lexicon import CARRYING, Kind
from dashboard.extraction.narrative.lists import as_sum, in_series
from dashboard.extraction.narrative.mapping import interpret
from dashboard.extraction.narrative.names import name_of
from dashboard.extraction.narrative.phrase import Phrase, analyse, is_growth
from dashboard.extraction.narrative.readings import (
    ALL_AGENCIES,
    ALL_TRAININGS,
    DEALT_WITH,
    EVER,
    ORIGINAL,
    OTHER_EVENTS,
    WHICH_WAY,
    Counted,
    Meaning,
    Reading,
    Refusal,
)
from dashboard.extraction.narrative.scope import Scope
from dashboard.extraction.narrative.settle import Candidate
from dashboard.extraction.narrative.tokens import Token
from dashboard.extraction.narrative.years import Years
from dashboard.extraction.report import SetAsideKind

_TELLING = frozenset({Kind.CHANNEL, Kind.NOUN, Kind.CONTENT, Kind.VERB, Kind.ACCOUNT})


# 「5月、10月各举办一次」 are two in the year.
_PERIOD = re.compile(r"(?:今年|当年|本年)?(?:\d{1,2}月份?|[上下]半年|第?[一二三四1-4]季度)(?:分别)?")
# 「全区新收1,206件，其中区政府本级145件」: only the second number is of this agency.
_OWN_LEVEL = re.compile("本级|(?<![非由])本机关")
# 「受理4件，其中3件为当年新申请，1件为上年结转」
_NEWLY = re.compile(r"为?(?:当年|本年度?|今年|\d{4}年度?)?新(?:收|申请|受理|增)")


@dataclass(slots=True)
class Walk:
    """Reads the numbers of a sentence: candidates for figures, and what is set aside (start, end, why).

    wholes: numbers that later ones may be parts of; at first those of a sentence that this one goes on with;
    earlier: the channels of the sentence before.
    """

    text: str
    sentence: Sentence
    scope: Scope
    years: Years
    catalogue: Catalogue
    wholes: list[Whole] = field(default_factory=list)
    earlier: tuple[Token, ...] = ()
    candidates: list[Candidate] = field(default_factory=list)
    set_aside: list[tuple[int, int, Refusal]] = field(default_factory=list)
    _carried: tuple[Token, ...] = ()
    _halves: list[Candidate] = field(default_factory=list)
    _series: Meaning = None
    _passed: list[tuple[Decimal, Meaning]] = field(default_factory=list)

    def read(self) -> None:
        """Take the numbers in order; growth (增加11件) is passed over."""
        self._carried = self.scope.channels
        items = [
            item
            for item in distribute(self.text, self.sentence.items, self.earlier)
            if _counts(item) and not is_growth(self.text, item)
        ]
        for position, item in enumerate(items):
            self._take(item, items[position + 1 : position + 2])

    def _take(self, item: Item, following: list[Item]) -> None:
        phrase = analyse(self.text, item)
        decided = any(token.kind is Kind.OUTCOME for other in following for token in other.before)
        counted = Counted(
            self.text, item, phrase, self.scope, _channels_before(item) or self._carried, decided
        )
        alone, whole = self._meaning(counted)
        meaning, self.candidates = as_sum(counted, alone, self.candidates, self._halves)
        if whole is None and meaning is alone:
            meaning = in_series(counted, alone, self._series, following[0] if following else None)
            self._series = meaning
        meaning = self._by_the_others(counted, meaning, whole)
        foreign = self._foreign(item)
        if isinstance(meaning, list) and foreign is not None:
            if foreign.kind is SetAsideKind.PART_OF_YEAR:
                self._halves += self._candidates(counted, meaning, whole)
            meaning = foreign
        if item.parent is None:
            self._carried = phrase.own_channels or _channels_before(item) or self._carried
        self._keep(counted, meaning, whole)

    def _foreign(self, item: Item) -> Refusal | None:
        """Why the number is not of the report's whole year, or None."""
        if _PERIOD.fullmatch(item.name):
            return None
        part_from = item.start if item.joint is Joint.LIST else None
        return self.years.foreign(self.text, self.sentence, item.quantity.start, part_from=part_from)

    def _by_the_others(self, counted: Counted, meaning: Meaning, whole: Whole | None) -> Meaning:
        """What a number that says too little by itself means beside those before it in its sentence."""
        item = counted.item
        reason = meaning.reason if isinstance(meaning, Refusal) else ""
        said = {c.reading.metric for c in self.candidates}
        if (reason == WHICH_WAY or _UNDONE.fullmatch(counted.words)) and self._is_left(item):
            meaning = [Reading(CARRIED_OUT, "")]
        elif whole is None and "requests_new" in said and _dealt_with(counted, meaning):
            if "requests_processed" not in said:
                meaning = [Reading("requests_processed", "")]  # 「收到6件，办理5件」
        elif self._passed and lists.is_passed_on(counted, self._passed[-1][1]):
            meaning = Refusal(ORIGINAL)
        elif not meaning:
            meaning = lists.of_both_kinds(counted, self._passed) or meaning
        self._passed.append((item.quantity.value, meaning))
        return meaning

    def _is_left(self, item: Item) -> bool:
        """Whether so many applications are left of those that came in and were dealt with."""
        said = {c.reading.metric: c.value for c in self.candidates}
        if not {"requests_new", "requests_processed"} <= said.keys():
            return False
        if item.quantity.value == 0 and CARRIED_IN not in said:
            return False  # 「新收3件，办结3件，结转0件」
        came = said["requests_new"] + said.get(CARRIED_IN, Decimal(0))
        return item.quantity.value == came - said["requests_processed"]

    def _meaning(self, counted: Counted) -> tuple[Meaning, Whole | None]:
        """The number's readings, and the whole that it is a part of."""
        item, phrase = counted.item, counted.phrase
        whole, explicit = breakdown.whole_of(self.text, item, self.wholes)
        if (
            item.parent is not None
            and whole is None
            and not phrase.verbs & CARRYING
            and not _of_channel(item)
        ):
            return Refusal(breakdown.NESTED), None
        if whole is not None and explicit and self._supersedes(item, phrase, whole):
            return self._superseding(counted, whole), None
        if whole is not None and (explicit or breakdown.is_bare(item, phrase, whole)):
            part = breakdown.part_reading(self.text, item, phrase, whole, self.catalogue)
            if part is None and whole.reading is None:
                return interpret(counted), None
            return (part if part is not None else interpret(counted)), whole
        if self._about_hotline(item) and not phrase.channels:
            member = known_category(self.text, item, self.catalogue)
            if member:
                return [Reading("hotline_orders", member)], None
        return interpret(counted), None

    def _supersedes(self, item: Item, phrase: Phrase, whole: Whole) -> bool:
        """Whether the part is the figure and its whole is not: all years, or trainings of every kind."""
        metric = whole.reading.metric if whole.reading is not None else ""
        if whole.reason == EVER or metric in breakdown.TOPICAL | {"newmedia_posts"}:
            return self.years.only_this(self.text[item.start : item.quantity.start])
        if metric == "requests_new":
            own = _OWN_LEVEL.search(self.text, item.start, item.quantity.start) is not None
            return own or _NEWLY.match(self.text, item.quantity.end) is not None
        if metric == "open_days":
            whole_words = self.text[whole.item.start : whole.item.quantity.start]
            return "开放日" not in whole_words and "开放日" in self.text[item.start : item.quantity.start]
        if metric == "trainings":
            of_whole = analyse(self.text, whole.item)
            named = names_disclosure(self.text, whole.item, of_whole)
            return names_disclosure(self.text, item, phrase) and not named
        return False

    def _superseding(self, counted: Counted, whole: Whole) -> Meaning:
        """What such a part means; its whole is set aside."""
        reason = EVER
        if whole.reading is not None:
            reason = {
                "trainings": ALL_TRAININGS,
                "open_days": OTHER_EVENTS,
                "requests_new": ALL_AGENCIES,
            }.get(whole.reading.metric, EVER)
        replaced = [c for c in self.candidates if c.at == whole.item.quantity.start]
        self.set_aside += [(c.start, c.end, Refusal(reason)) for c in replaced]
        self.candidates = [c for c in self.candidates if c not in replaced]
        return interpret(counted) if whole.reading is None else [whole.reading]

    def _about_hotline(self, item: Item) -> bool:
        """Whether a category's name alone (咨询类56件) can be one of the hotline's."""
        named = any(t.kind is Kind.NOUN and t.key == "hotline" for t in item.context)
        return named or self.scope.topic == "hotline" or self.scope.hotline_unit == item.quantity.unit

    def _keep(self, counted: Counted, meaning: Meaning, whole: Whole | None) -> None:
        item = counted.item
        if isinstance(meaning, Refusal):
            start, end = _quote(self.text, item, counted.phrase, is_part=whole is not None)
            self.set_aside.append((start, end, meaning))
            self.wholes.append(Whole(item, None, meaning.reason, outer=whole))
            if meaning.reason == DEALT_WITH:
                self.scope.note("requests_processed")
        elif meaning:
            self.candidates += self._candidates(counted, meaning, whole)
            self._note(item, meaning[-1], whole)

    def _candidates(self, counted: Counted, meaning: list[Reading], whole: Whole | None) -> list[Candidate]:
        """One candidate for each reading of a number."""
        item, quantity = counted.item, counted.item.quantity
        start, end = _quote(self.text, item, counted.phrase, is_part=whole is not None)
        return [
            Candidate(
                reading,
                quantity.value,
                quantity.approximate,
                start,
                end,
                self.sentence,
                label(self.text, item),
                name_of(self.text, counted.phrase, reading, self.catalogue),
                is_part=whole is not None,
                unit=quantity.unit,
                at=quantity.start,
                whole_at=whole.item.quantity.start if whole is not None else -1,
            )
            for reading in meaning
        ]

    def _note(self, item: Item, reading: Reading, whole: Whole | None) -> None:
        """Remember the number as one that may have parts; a topic or category has none that are kept."""
        self.scope.note(reading.metric, item.quantity.unit)
        if whole is not None:
            whole.parts += 1
        member = reading.member not in ("", "total")
        if member and (reading.metric in breakdown.TOPICAL or (whole and reading.metric != "newmedia_posts")):
            return
        self.wholes.append(Whole(item, reading, outer=whole))


# 「收到3件，办结2件，未办结1件」
_UNDONE = re.compile("(?:[尚还]有?)?未(?:办结|答复)的?")


def _dealt_with(counted: Counted, meaning: Meaning) -> bool:
    """Whether the number is of applications dealt with, beside those received: not of all to be (应办理)."""
    if meaning == [Reading("requests_new", "")]:
        return counted.phrase.last_verb == "deal"  # 「收到0件，处理0件」
    return meaning == Refusal(DEALT_WITH) and "应" not in counted.words


def _of_channel(item: Item) -> bool:
    """Whether it says in brackets what the one channel before them put out: 「视频号1个（发布36条）」."""
    if item.parent is None or item.parent.quantity.unit != "个" or not item.parent.before:
        return False
    said = [t.key for t in item.before if t.kind is not Kind.TIME]
    return item.parent.before[-1].kind is Kind.CHANNEL and said == ["publish"]


def _counts(item: Item) -> bool:
    """Whether the number can be a count or an amount at all: 7.5条 is an average."""
    value = item.quantity.value
    return value == value.to_integral_value() or item.quantity.unit in ("元", "万元")


def _channels_before(item: Item) -> tuple[Token, ...]:
    """The channels of the clauses before the phrase that hold no number: 通过政府网站，…"""
    return tuple(t for t in item.context if t.kind is Kind.CHANNEL and t.key != "platform")


def _quote(text: str, item: Item, phrase: Phrase, *, is_part: bool) -> tuple[int, int]:
    """The shortest phrase that says what was counted, with its number and unit: (start, end)."""
    if is_part and not item.name:
        start = min(label_span(text, item)[0], item.quantity.start)
    elif is_part:
        start = item.start
    else:
        start = next((t.start for t in phrase.words if t.kind in _TELLING), item.start)
    while start < item.quantity.start and text[start] in " ,;:。、\n":
        start += 1
    end = item.quantity.end
    counted = [t for t in (phrase.head, phrase.content) if t is not None and t.start >= end]
    if phrase.acted is not None and not counted:
        counted = [phrase.acted]
    return start, max((t.end for t in counted), default=end)
