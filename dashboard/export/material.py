"""What a file carries: chapters of exhibits with their sentences, definitions and quotes.

Made from a plan by asking the snapshot, chapter by chapter, so that a district of a thousand agencies is
never in memory as a whole. The same snapshot and plan give the same material.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Headline, Notices, Question
from dashboard.exhibits.findings import standing
from dashboard.exhibits.scope import EVERY, Scope
from dashboard.exhibits.topics import TOPICS, make
from dashboard.export.asking import AT_A_TIME, asking_once, asking_together
from dashboard.export.corrected import with_corrections

YEARS_BACK = 5
"""Quotes are given for the year asked about and this many before it; of all districts for the year alone."""
MOST_QUOTES = 200_000
"""Of one chapter: a country's would fill many sheets."""


@dataclass(frozen=True, slots=True)
class Item:
    """One exhibit to be exported: topic/name, what it is about, and what is chosen besides.

    title, note: a person's own words in place of, or below, the exhibit's; "" for none.
    """

    key: str
    scope: Scope
    options: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    note: str = ""

    @property
    def topic(self) -> str:
        """The key of its topic."""
        return self.key.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter as planned. topic: whose answer, headlines and notices open it, "" for none."""

    title: str
    scope: Scope
    items: tuple[Item, ...]
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole file as planned. title: of its cover; page_each: a page for each section (一街一页)."""

    title: str
    scope: Scope
    sections: tuple[Section, ...]
    page_each: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One exhibit as a file shows it; heading: the person's title, else the finding."""

    item: Item
    exhibit: Exhibit

    @property
    def heading(self) -> str:
        """What stands above it."""
        return self.item.title or self.exhibit.texts.title


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section with its content.

    absent: why planned exhibits are not there; definitions: rows of queries/definitions; quotes: rows of
    queries/quotes, findings: of queries/findings, without those judged 不属实, about its scope;
    said: metrics that its sentences count.
    """

    title: str
    scope: Scope
    answer: str
    headlines: Sequence[Headline]
    notices: Notices
    pieces: Sequence[Piece]
    absent: Sequence[str]
    definitions: pd.DataFrame
    quotes: pd.DataFrame
    findings: pd.DataFrame
    said: Sequence[str] = ()


def chapters(ask: Ask, plan: Plan, most: int | None = None) -> Iterator[Chapter]:
    """The chapters of `plan`, each made when it is asked for; most: exhibits of each, None for all."""
    if not plan.page_each:
        for section in plan.sections:
            yield _chapter(asking_once(ask), section, most)
        return
    for start in range(0, len(plan.sections), AT_A_TIME):
        sections = plan.sections[start : start + AT_A_TIME]
        together = asking_together(ask, [section.scope for section in sections])
        for section in sections:
            yield _chapter(asking_once(together), section, most)


def quotes_of(ask: Ask, scope: Scope, metrics: Sequence[str]) -> pd.DataFrame:
    """Where the figures of `metrics` stand in the reports of `scope`; rows of queries/quotes."""
    first = scope.year if scope.district == EVERY else scope.year - YEARS_BACK
    parameters = {
        "district": scope.district,
        "agencies": list(scope.agencies),
        "years": list(range(first, scope.year + 1)),
        "metrics": list(metrics),
        "most": MOST_QUOTES,
    }
    return ask(Question("quotes", parameters))


def definitions_of(ask: Ask, metrics: Sequence[str]) -> pd.DataFrame:
    """What `metrics` count, indicators among them; rows of queries/definitions."""
    return ask(Question("definitions", {"metrics": list(metrics)}))


def _chapter(ask: Ask, section: Section, most: int | None) -> Chapter:
    pieces: list[Piece] = []
    absent: list[str] = []
    for item in section.items:
        if len(pieces) == most:
            break
        made = make(item.key, ask, item.scope, item.options)
        if isinstance(made, Blank):
            absent.append(made.sentence)
        else:
            pieces.append(Piece(item, made))
    scope, topic = section.scope, TOPICS.get(section.topic)
    said = topic.metrics if topic else ()
    metrics = list(dict.fromkeys((*said, *(metric for piece in pieces for metric in piece.exhibit.metrics))))
    definitions = definitions_of(ask, metrics)
    # A country's would be more than a workbook takes.
    counted = metrics if section.scope.district == EVERY else _counted(metrics, definitions)
    quotes = quotes_of(ask, section.scope, counted)
    return Chapter(
        title=section.title,
        scope=scope,
        answer=topic.answer(ask, scope, {}) if topic else "",
        headlines=topic.headlines(ask, scope, {}) if topic else (),
        notices=topic.notices(ask, scope, {}) if topic else Notices(),
        pieces=[_marked(piece, definitions, quotes) for piece in pieces],
        absent=tuple(dict.fromkeys(absent)),
        definitions=definitions,
        quotes=quotes,
        findings=standing(ask, scope),
        said=said,
    )


def _counted(metrics: Sequence[str], definitions: pd.DataFrame) -> list[str]:
    """`metrics`, and those that the indicators among them are made of."""
    chosen = definitions.loc[definitions["metric"].isin(metrics), "made_of"]
    return list(dict.fromkeys([*metrics, *(metric for made_of in chosen for metric in made_of)]))


def _marked(piece: Piece, definitions: pd.DataFrame, quotes: pd.DataFrame) -> Piece:
    counted = _counted(piece.exhibit.metrics, definitions)
    return replace(piece, exhibit=with_corrections(piece.exhibit, counted, quotes))
