"""Which body a report is from: its name in title, file name, publisher, signature and text, and its place.

A name alone is often not enough: 南关街道 exists in several districts. The places that bear the name are told
apart by the districts, cities and provinces that the document names and by the code of the publishing office.
What that does not settle stays open: an agency without a division, for a person to assign.

agency_id: the 9-digit code of a sub-district, the code of a government's place, for a department the code of
its place and eight hex digits of its name, and these digits alone where the place is open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.divisions import AgencyEntry, Divisions
from dashboard.extraction.claims import claims_of, head_and_tail, same_body, strongest
from dashboard.extraction.evidence import Evidence, office_codes, site_places
from dashboard.extraction.names import (
    Name,
    ethnic_townships,
    parse_name,
)
from dashboard.extraction.normalised import NormalisedText, simplify
from dashboard.extraction.report import Agency
from dashboard.reading.document import Document


def recognise_agency(
    document: Document, text: NormalisedText, divisions: Divisions, file_name: str, *, title: str
) -> Agency | None:
    """The body that `document` is the report of; None when nothing in it names one.

    title: as found by find_title. Where several places bear the name and the evidence fits them equally, the
    agency has its name but an empty division.
    """
    claims = list(claims_of(document, text.text, divisions, file_name, title))
    if not claims:
        return None
    chosen = strongest(claims)
    own = [claim.name for claim in claims if same_body(claim.name, chosen)]
    stated = chosen.places or tuple(dict.fromkeys(place for name in own for place in name.places))
    around = {place for claim in claims for place in claim.name.places} | site_places(text.text, divisions)
    evidence = Evidence(text.text, stated, frozenset(around), office_codes(head_and_tail(text.text)))
    entry = _settle(_candidates(chosen, stated, evidence, divisions), evidence)
    return _agency(entry, divisions) if entry else _open_agency(chosen, stated, evidence, divisions)


def _candidates(
    name: Name, stated: Sequence[str], evidence: Evidence, divisions: Divisions
) -> list[AgencyEntry]:
    """Every body of the catalogue, or of its places, that bears `name` and that nothing excludes."""
    entries = {
        entry.agency_id: entry
        for written in _full_names(name)
        for entry in divisions.listed_by_name.get(written, ())
    }
    # Without a place that is stated, 湖潮乡 may as well be a township of just that name.
    cores = [name.core] if name.listed or not stated else [name.core, *ethnic_townships(name.core, divisions)]
    for core in cores:
        for code in divisions.townships_by_name.get(core, ()):
            entries.setdefault(code, divisions.township(code))
    known = [entry for entry in entries.values() if not evidence.excludes(entry)]
    if known or name.kind not in ("政府", "部门"):
        return known
    return _made_in(stated or sorted(evidence.around), name, evidence, divisions)


def _made_in(
    places: Sequence[str], name: Name, evidence: Evidence, divisions: Divisions
) -> list[AgencyEntry]:
    """The body `name` of each of the `places`; of places one in another only of the inner one."""
    codes = [code for place in places for code in divisions.regions_by_name.get(place, ())]
    if not places:
        codes += [code for code in evidence.codes if code in divisions.places]
    made = [entry for code in codes if not evidence.excludes(entry := _made(name, code, divisions))]
    return [entry for entry in made if not _holds_another(entry, made)]


def _full_names(name: Name) -> list[str]:
    return ["".join(name.places[start:]) + name.core for start in range(len(name.places) + 1)]


def _holds_another(entry: AgencyEntry, made: Sequence[AgencyEntry]) -> bool:
    """Whether a smaller place inside is named as well: 固原市 beside 原州区."""
    return any(
        other.division_code != entry.division_code and other.division_code.startswith(entry.division_code)
        for other in made
    )


def _made(name: Name, code: str, divisions: Divisions) -> AgencyEntry:
    """The government or department `name` of the place with `code`."""
    seat = divisions.seat(code)
    core = name.core or "人民政府"
    full_name = seat.full_name + core
    return AgencyEntry(
        agency_id=code if name.kind == "政府" else f"{code}-{_digest(full_name)}",
        name=full_name,
        short_name=core if name.core else divisions.places[code].name + core,
        kind=name.kind,
        division_code=code,
        district_code=seat.district_code,
        district=seat.district,
        city=seat.city,
        province=seat.province,
    )


def _settle(entries: Sequence[AgencyEntry], evidence: Evidence) -> AgencyEntry | None:
    """The one entry that the evidence fits best; None if it fits several equally."""
    if len(entries) < 2:
        return next((entry for entry in entries if not evidence.speaks_of_elsewhere(entry)), None)
    ranked = sorted(((evidence.score(entry), index) for index, entry in enumerate(entries)), reverse=True)
    (best, index), (second, _) = ranked[:2]
    return entries[index] if best > second else None


def _agency(entry: AgencyEntry, divisions: Divisions) -> Agency:
    known = divisions.listed.get(entry.agency_id) or next(
        iter(divisions.listed_by_name.get(entry.name, ())), entry
    )
    return Agency(
        agency_id=known.agency_id,
        name=known.name,
        short_name=known.short_name,
        kind=known.kind,
        division=known.division_code,
        district_code=known.district_code,
        district=known.district,
        city=known.city,
        province=known.province,
        fictional=known.fictional,
    )


def _open_agency(name: Name, stated: Sequence[str], evidence: Evidence, divisions: Divisions) -> Agency:
    """An agency whose division is not known; its district is, when the name states one."""
    core = name.core or "人民政府"
    seat = _settle(_made_in(stated, name, evidence, divisions), evidence)
    place = divisions.seat(seat.division_code).full_name if seat else "".join(stated)
    full_name = place + name.zone + core
    digest = _digest(full_name)
    return Agency(
        agency_id=f"{seat.division_code}-{digest}" if seat else digest,
        name=full_name,
        short_name=core,
        kind=name.kind,
        division="",
        district_code=seat.district_code if seat else "",
        district=seat.district if seat else "",
        city=seat.city if seat else "",
        province=seat.province if seat else "",
    )


def _digest(name: str) -> str:
    return hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Named:
    """The body that a name by itself means: agency, None if it isn't settled; several: it fits several."""

    agency: Agency | None
    several: bool = False


def recognise_name(written: str, places: Sequence[str], divisions: Divisions) -> Named:
    """The body called `written` in `places`, as a row of a sheet gives both.

    places: provinces, cities and districts, with or without their suffix. A body that the catalogue doesn't
    know is taken only in a place that it does.
    """
    name = parse_name(
        "".join(simplify(character) for character in written if not character.isspace()), divisions
    )
    if name is None:
        return Named(None)
    full = [_full_place(place, divisions) for place in places if place]
    known = [place for place in full if place in divisions.regions_by_name]
    stated = tuple(dict.fromkeys((*known, *name.places)))
    around = frozenset((*full, *name.places))
    evidence = Evidence("", stated, around, frozenset())
    candidates = _candidates(name, stated, evidence, divisions)
    if entry := _settle(candidates, evidence):
        return Named(_agency(entry, divisions))
    if len(candidates) > 1:
        return Named(None, several=True)
    agency = _open_agency(name, stated, evidence, divisions)
    return Named(agency if agency.district_code and not candidates else None)


def _full_place(place: str, divisions: Divisions) -> str:
    """A place with its suffix; 吉林 alone, which is a province and a city, as the province."""
    full = divisions.short_regions.get(place, place)
    return (
        full + "省"
        if full not in divisions.regions_by_name and full + "省" in divisions.regions_by_name
        else full
    )
