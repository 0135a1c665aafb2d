"""The catalogue: what can be counted, and how reports name it. CSV files that a person can read."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Metric:
    """Something counted (data/catalogue/metrics.csv).

    kind: flow (in a year), stock (at its end) or amount; dimension: "" or e.g. "outcome × applicant".
    """

    key: str
    label: str
    unit: str
    section: str
    dimension: str
    kind: str
    definition: str
    position: int

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The metric's dimensions, e.g. ("outcome", "applicant")."""
        return tuple(part.strip() for part in self.dimension.split("×") if part.strip())


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a dimension (data/catalogue/members.csv): an outcome, a hotline category, a channel."""

    dimension: str
    key: str
    label: str
    parent: str
    position: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure derived from others (data/catalogue/indicators.csv).

    unit: percent (a share of a whole), ratio (of two different things) or count; formula, numerator,
    denominator: in words, the last empty for a count.
    """

    key: str
    label: str
    unit: str
    formula: str
    numerator: str
    denominator: str
    section: str
    position: int


@dataclass(frozen=True)
class Catalogue:
    """Metrics and members by key, and how offices write them; indicators by key.

    synonyms: (dimension, label as written) -> member key; sheet_names: an office's own name for something
    counted, as in the heading of a sheet -> (metric, member, applicant).
    """

    metrics: Mapping[str, Metric]
    members: Mapping[str, Mapping[str, Member]]
    synonyms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    sheet_names: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)

    def member_for(self, dimension: str, label: str) -> Member | None:
        """The member that `label` means in `dimension`, by its own label or a synonym; None if unknown."""
        known = self.members.get(dimension, {})
        key = self.synonyms.get((dimension, label))
        if key is not None:
            return known.get(key)
        return next((member for member in known.values() if member.label == label), None)


def load_catalogue(folder: Path) -> Catalogue:
    """The catalogue in `folder` (metrics, members, synonyms, sheet_names, indicators)."""
    metrics = {
        row["key"]: Metric(
            key=row["key"],
            label=row["label"],
            unit=row["unit"],
            section=row["section"],
            dimension=row["dimension"],
            kind=row["kind"],
            definition=row["definition"],
            position=position,
        )
        for position, row in enumerate(_rows(folder / "metrics.csv"), start=1)
    }
    members: dict[str, dict[str, Member]] = {}
    for row in _rows(folder / "members.csv"):
        member = Member(row["dimension"], row["key"], row["label"], row["parent"], int(row["order"]))
        members.setdefault(member.dimension, {})[member.key] = member
    synonyms = {(row["dimension"], row["label"]): row["member"] for row in _rows(folder / "synonyms.csv")}
    sheet_names = {
        row["name"]: (row["metric"], row["member"], row["applicant"])
        for row in _rows(folder / "sheet_names.csv")
    }
    indicators = {
        row["key"]: Indicator(
            row["key"],
            row["label"],
            row["unit"],
            row["formula"],
            row["numerator"],
            row["denominator"],
            row["section"],
            int(row["order"]),
        )
        for row in _rows(folder / "indicators.csv")
    }
    return Catalogue(metrics, members, synonyms, sheet_names, indicators)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
