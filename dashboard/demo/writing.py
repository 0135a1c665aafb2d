"""Writing the demonstration: a library of a district that does not exist, with the truth beside it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.demo import truth
from dashboard.demo.history import invent_history
from dashboard.demo.manuscript import write_manuscript
from dashboard.demo.places import Body, District, Realm, invent_realm
from dashboard.demo.planting import plant
from dashboard.demo.rendering import render
from dashboard.divisions import AGENCY_COLUMNS, PLACE_COLUMNS
from dashboard.errors import LibraryError
from dashboard.library import create_library

LAST_YEAR = 2025
MOST_YEARS = 7
"""The forms that are rendered began with the reports of 2019."""

Progress = Callable[[int, int], None]
"""Told after each district: reports written so far, and how many there are going to be."""


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What was written: reports as files, bodies, districts, planted defects."""

    folder: Path
    reports: int
    agencies: int
    districts: int
    defects: int


def write_demo(
    folder: Path,
    *,
    agencies: int = 14,
    years: int = 6,
    seed: int = 1,
    scanned: int = 0,
    progress: Progress | None = None,
) -> DemoResult:
    """Write a fictional library into `folder`, which must be absent or empty.

    agencies: bodies that report in the first year, without the districts' governments, which report besides;
    years: how many years up to 2025, at most 7; scanned: how many reports are pictures of their pages, which
    only the recogniser of the extra `ocr` reads, in half a minute each. The same arguments give the same
    bytes. LibraryError if the folder is in use or a number makes no sense.
    """
    if agencies < 1 or not 1 <= years <= MOST_YEARS or scanned < 0:
        raise LibraryError(
            f"单位数 {agencies}、年数 {years}、扫描件 {scanned} 份不能生成示例",
            remedy=f"单位数至少为 1，年数为 1 至 {MOST_YEARS}，扫描件不少于 0 份",
        )
    library = create_library(folder)
    span = range(LAST_YEAR - years + 1, LAST_YEAR + 1)
    realm = invent_realm(agencies, span, seed)
    _write_catalogue(library.catalogue, realm)
    expected = sum(_reports_of(district, span) for district in realm.districts)
    with truth.TruthBooks(folder / "truth") as books:
        for district in realm.districts:
            for path, data in _write_district(district, span, seed, scanned - books.scanned, books):
                target = library.reports / path
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(data)
            if progress is not None:
                progress(books.reports, expected)
    return DemoResult(
        folder=folder,
        reports=books.reports,
        agencies=sum(len(district.bodies) + 1 for district in realm.districts),
        districts=len(realm.districts),
        defects=books.defects,
    )


def _write_district(
    district: District, years: range, seed: int, scanned: int, books: truth.TruthBooks
) -> Iterator[tuple[str, bytes]]:
    """The district's reports as (path below reports/, bytes), up to `scanned` of them as scans."""
    history = invent_history(district, years, seed)
    planted = plant(district, history, years, seed)
    books.add_defects(planted.defects)
    published = list(planted.published())
    choice = random.Random(f"{seed}:scanned:{district.code}")
    scans = set(choice.sample(range(len(published)), min(scanned, len(published))))
    for number, figures in enumerate(published):
        agency, year = figures.body.agency_id, figures.year
        previous = history.get((agency, year - 1))
        manuscript = write_manuscript(figures, previous, planted.slips[agency, year], district, seed)
        rendered = render(manuscript, seed, scanned=number in scans)
        books.add_report(manuscript, rendered)
        yield rendered.path, rendered.data


def _reports_of(district: District, years: range) -> int:
    """About how many reports a district writes: a missing one or two don't matter for progress."""
    return len(years) + sum(
        len(range(body.valid_from, (body.valid_to or years[-1]) + 1)) for body in district.bodies
    )


def _write_catalogue(folder: Path, realm: Realm) -> None:
    places = ((place.code, place.name, place.level, place.parent) for place in realm.places)
    truth.write_csv(folder / "divisions.csv", PLACE_COLUMNS, places)
    bodies = (body for district in realm.districts for body in (district.government, *district.bodies))
    truth.write_csv(folder / "agencies.csv", AGENCY_COLUMNS, (_agency_row(body) for body in bodies))


def _agency_row(body: Body) -> Sequence[object]:
    return (
        body.agency_id,
        body.name,
        body.short_name,
        body.kind,
        body.division,
        "；".join(body.aliases),
        body.deadline,
        body.population or "",
        body.valid_from,
        body.valid_to or "",
        1,
    )
