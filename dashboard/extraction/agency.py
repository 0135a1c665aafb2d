"""Which body a report is from: its name in title, file name, publisher, signature and text, and its place.

A name alone is often not enough: 南关街道 exists in several districts. The places that bear the name are told
apart by the districts, cities and provinces that the document names and by the code of the publishing office.
What that does not settle stays open: an agency without a division, for a person to assign.

agency_id: the 9-digit code of a sub-district, the code of a government's place, for a department the code of
its place and eight hex digits of its name, and these digits alone where the place is open.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dashboard.divisions import AgencyEntry, Divisions
from dashboard.extraction.evidence import Evidence, office_codes, site_places
from dashboard.extraction.names import (
    Name,
    abbreviates,
    ethnic_townships,
    parse_name,
    region_ending_at,
    township_ending_at,
)
from dashboard.extraction.normalised import NormalisedText, simplify
from dashboard.extraction.report import Agency
from dashboard.reading.document import Document

_YEAR = r"(?:20\d\d|二[〇○零Oo0][〇○零Oo0一二三四五六七八九]{2})(?:年度(?!假)|年|度(?!假))?"
_REPORT_WORDS = re.compile(
    "(?:政府)?(?:信息公开|政务公开)(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:报告|年报)?|年度(?:工作)?报告|工作报告|年报|报告"
)
_NOISE = re.compile(
    rf"{_YEAR}|^关于|关于$|^附件\d*[:：.、]?|[《》“”\"'‘’【】]|(?:节录|摘要|节选|定稿|终稿|最终版|正文|全文)$"
)
_BRACKET = re.compile(r"[（(]([^（）()]*)[）)]")
_EDGES = " \t-—–_－:：,，、.·"
_DIGITS = "0123456789"
_PUBLISHER = re.compile(
    "(?:发布机构|发布单位|公开主体|公开单位|信息来源|文章来源|来源|发文机关|发文单位|制发机关|编制单位|编制机关"
    r"|责任单位|报送单位|单位名称|所属机构|发布者)[】\]]?[:：|\s]{1,4}([一-鿿（）()]{3,40})"
)
_NAMED_REPORT = re.compile(r"《([^《》\n]{2,40}?(?:信息公开|政务公开)[^《》\n]{0,14}(?:报告|年报))》")
_WRITER = re.compile(
    "(?:报告[是系]?由|[。\n，,])([一-鿿]{3,30}?)(?:根据|按照|依据|依照|编制|现将|现公布|认真贯彻|深入贯彻)"
)
_TOWNSHIP_END = re.compile("街道|镇|乡|苏木")
_HEAD, _TAIL, _LAST_LINES = 3000, 1500, 8

_TITLE, _FILE, _FIELD, _NAMED, _SIGNED, _WRITTEN, _FOLDER = 6, 4, 4, 4, 3, 2, 2


@dataclass(frozen=True, slots=True)
class _Claim:
    """A name that some place of the document gives, and how much that place counts."""

    name: Name
    weight: int


def recognise_agency(
    document: Document, text: NormalisedText, divisions: Divisions, file_name: str, *, title: str
) -> Agency | None:
    """The body that `document` is the report of; None when nothing in it names one.

    title: as found by find_title. Where several places bear the name and the evidence fits them equally, the
    agency has its name but an empty division.
    """
    claims = list(_claims(document, text.text, divisions, file_name, title))
    if not claims:
        return None
    chosen = _strongest(claims)
    own = [claim.name for claim in claims if _same_body(claim.name, chosen)]
    stated = chosen.places or tuple(dict.fromkeys(place for name in own for place in name.places))
    around = {place for claim in claims for place in claim.name.places} | site_places(text.text, divisions)
    evidence = Evidence(
        text.text, stated, frozenset(around), office_codes(text.text[:_HEAD] + "\n" + text.text[-_TAIL:])
    )
    entry = _settle(_candidates(chosen, stated, evidence, divisions), evidence)
    return _agency(entry, divisions) if entry else _open_agency(chosen, stated, evidence, divisions)


def _claims(
    document: Document, text: str, divisions: Divisions, file_name: str, title: str
) -> Iterator[_Claim]:
    head, tail = text[:_HEAD], text[-_TAIL:]
    *folders, name = re.split(r"[\\/]", file_name)
    site = re.split(r"[_|｜\-—–]+", document.metadata.get("title", ""))
    written: list[tuple[str, int]] = [(title, _TITLE), (re.sub(r"\.\w{1,5}$", "", name), _FILE)]
    written += [(part, _FOLDER) for part in (*folders, *site)]
    # A page's fields follow one another after blanks only, which the normalised text has dropped.
    fields = "".join(map(simplify, document.text[:_HEAD] + "\n" + document.text[-_TAIL:]))
    written += [(match[1], _FIELD) for match in _PUBLISHER.finditer(fields)]
    written += [(match[1], _NAMED) for match in islice(_NAMED_REPORT.finditer(text), 3)]
    lines = [line.strip() for line in tail.split("\n") if line.strip()]
    written += [(line, _SIGNED) for line in lines[-_LAST_LINES:] if len(line) <= 30]
    written += [(match[1], _WRITTEN) for match in islice(_WRITER.finditer("\n" + head), 3)]
    seen = set()
    for passage, weight in written:
        for expression in _expressions(passage):
            if (expression, weight) in seen:
                continue
            seen.add((expression, weight))
            if name_found := parse_name(expression, divisions):
                modest = name_found.kind == "政府" and weight < _TITLE
                yield _Claim(name_found, _WRITTEN if modest else weight)
    yield from _mentions(text, divisions)


def _expressions(passage: str) -> Iterator[str]:
    """What may be a body's name in a title or file name: before, after and in brackets beside its words."""
    plain = "".join(simplify(character) for character in passage if not character.isspace())
    bracketed = _BRACKET.findall(plain)
    for part in (*_REPORT_WORDS.split(_BRACKET.sub("", plain)), *bracketed):
        expression = _NOISE.sub("", part.strip(_EDGES)).strip(_EDGES + _DIGITS).removesuffix("的")
        if len(expression) > 1:
            yield expression


def _mentions(text: str, divisions: Divisions) -> Iterator[_Claim]:
    """The sub-district that the text names by far most often, as a claim that grows with the mentions."""
    counts: Counter[str] = Counter()
    for match in _TOWNSHIP_END.finditer(text):
        name = township_ending_at(text, match.end(), divisions)
        # 河东区街道 is no 东区街道.
        if name and len(region_ending_at(text, match.start(), divisions)) <= len(name) - len(match[0]):
            counts[name] += 1
    for name, count in _leaders(counts):
        parsed = parse_name(name, divisions)
        if parsed:
            speaks = re.search(f"[我本全]{parsed.kind}", text) is not None
            yield _Claim(parsed, min(count, 3) + 2 * speaks)


def _leaders(counts: Counter[str]) -> list[tuple[str, int]]:
    ranked = counts.most_common(2)
    if len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]:
        return []
    return ranked[:1]


def _strongest(claims: Sequence[_Claim]) -> Name:
    """The name with the most weight behind it; of equals the first, which the better place gave."""
    totals: dict[int, int] = {}
    for index, claim in enumerate(claims):
        if claim.name.core or claim.weight >= _TITLE or not any(other.name.core for other in claims):
            totals[index] = sum(other.weight for other in claims if _same_body(other.name, claim.name))
    best = max(totals, key=lambda index: (totals[index], -index))
    same = [claim.name for claim in claims if _same_body(claim.name, claims[best].name)]
    return max(same, key=lambda name: (name.listed, len(name.core)))


def _same_body(one: Name, other: Name) -> bool:
    """Whether two names can mean one body: the same core, or one the short form of the other."""
    if one.kind == "政府" or other.kind == "政府":
        return one.kind == other.kind and (one.places[-1:], one.core) == (other.places[-1:], other.core)
    return one.core == other.core or (
        one.kind == other.kind == "部门"
        and (abbreviates(one.core, other.core) or abbreviates(other.core, one.core))
    )


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
