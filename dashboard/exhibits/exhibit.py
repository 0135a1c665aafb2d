"""The parts that topics are made of: questions, exhibits, headline figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from dashboard import labels
from dashboard.charts import palette
from dashboard.charts.theme import Drawing, Texts
from dashboard.exhibits.scope import Scope


@dataclass(frozen=True, slots=True)
class Question:
    """A query of queries/ by its name, and the values of its $parameters."""

    query: str
    parameters: Mapping[str, Any]

    @property
    def key(self) -> str:
        """The same for the same question, in whatever order its parameters come."""
        return f"{self.query} {sorted(self.parameters.items())}"


Ask = Callable[[Question], pd.DataFrame]
"""Gives the rows that answer a question; the caller's own."""
Options = Mapping[str, str]
"""What is chosen on a page besides the scope, by the names that stand in its URL."""

Kind = Literal["text", "year", "integer", "decimal", "share", "change"]
"""How a column's values are written: share 0.538 as 53.8%, change 0.124 as +12.4%."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a sheet.

    key: the column of its rows; figure: the column that names the figure behind each value, as
    queries/marts/figure_key.sql does, or "" where the value is computed from several.
    """

    key: str
    label: str
    kind: Kind = "text"
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The figures of an exhibit as a table.

    rows: a column for each field; a missing value (NaN) is printed as 未公布. Where they also have
    agency_id, district_code and year, the figures of their line can be looked up in the report. Columns
    `approximate`, `marked` and `is_small`, where there are some, say so of their whole line.
    """

    fields: tuple[Field, ...]
    rows: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Series:
    """One line, or the bars of one series: a value or None for each category.

    colours: of its bars where they differ (the chosen one, small bases in grey), else empty; spans: where
    each value surely lies (置信区间), from and to, else empty.
    """

    label: str
    values: tuple[float | None, ...]
    colour: str
    colours: tuple[str, ...] = ()
    spans: tuple[tuple[float, float] | None, ...] = ()


def number_format(values: Iterable[float]) -> str:
    """How spreadsheets write `values`, with as many decimals each: #,##0.0 for 40 and 39.5."""
    digits = labels.decimals(values)
    return f"#,##0.{'0' * digits}" if digits else "#,##0"


@dataclass(frozen=True, slots=True)
class Native:
    """The chart as office programs draw it, so that it can be edited there.

    kind: line, bar (horizontal, the first category at the top), column, or stacked (100 % columns);
    number_format: as spreadsheets write it; subtitle: what stands above it where the exhibit's own tells of
    what only the picture shows (a band), else empty.
    """

    kind: Literal["line", "bar", "column", "stacked"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str = "#,##0"
    subtitle: str = ""


def bars_of_two_years(
    rows: pd.DataFrame, name: str, before: str, after: str, year: int, number_format: str = "#,##0"
) -> Native:
    """A pair of bars a row for `year` and the year before it; name, before, after: columns of `rows`."""
    return Native(
        "bar",
        tuple(rows[name]),
        (
            Series(f"{year - 1} 年", tuple(map(float, rows[before])), palette.CONTEXT),
            Series(f"{year} 年", tuple(map(float, rows[after])), palette.CHOSEN),
        ),
        number_format,
    )


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A chart with the figures behind it.

    key: topic/name, by which it can be made again; metrics: keys of the catalogue's metrics that its figures
    count and of its indicators, for definitions and quotes; native: None where office programs have no such
    chart, which then stands as a picture; notes: what must be said beside it (口径, 格式变更, 基数小).
    """

    key: str
    texts: Texts
    drawing: Drawing
    sheet: Sheet
    question: Question
    metrics: tuple[str, ...]
    native: Native | None = None
    notes: tuple[str, ...] = ()

    @property
    def has_one_value(self) -> bool:
        """Whether the chart would be a single bar or dot, in whose place its figures say more."""
        if self.native is None:
            return len(self.sheet.rows) <= 1
        values = [value for series in self.native.series for value in series.values if value is not None]
        # A part of a whole that is nothing is not drawn.
        drawn = [value for value in values if value] if self.native.kind == "stacked" else values
        return len(drawn) <= 1


@dataclass(frozen=True, slots=True)
class Blank:
    """Why there is nothing to show, in one line."""

    sentence: str


Maker = Callable[[Ask, Scope, Options], Exhibit | Blank]
"""Makes one exhibit, or says why it can't."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure of the strip. change: in words; history: its values year by year, for a small line."""

    label: str
    value: str
    change: str
    history: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line leads on the pages: the name of a page, and the query of its address."""

    page: str
    query: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Notices:
    """What to notice, in short lines; attention: those that need action; places: where a line leads."""

    lines: Sequence[str] = ()
    attention: Sequence[str] = ()
    places: Mapping[str, Place] = field(default_factory=dict)


def _no_headlines(_ask: Ask, _scope: Scope, _options: Options) -> list[Headline]:
    return []


@dataclass(frozen=True, slots=True)
class Topic:
    """A page's worth of exhibits, the main one first, and what they say in words.

    answer: the sentence that answers the page's question; note: 口径 of the whole; names: of the exhibits
    behind the main one, in a few letters, for those who choose among them; metrics: keys of the catalogue's
    metrics that its sentences count, also where it has no exhibit.
    """

    key: str
    label: str
    answer: Callable[[Ask, Scope, Options], str]
    notices: Callable[[Ask, Scope, Options], Notices]
    makers: Mapping[str, Maker]
    headlines: Callable[[Ask, Scope, Options], list[Headline]] = field(default=_no_headlines)
    note: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    metrics: tuple[str, ...] = ()
