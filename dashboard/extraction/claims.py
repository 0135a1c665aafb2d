"""The names of bodies that a document gives, each with how much the place where it stands counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from dashboard.divisions import Divisions
from dashboard.extraction.names import (
    Name,
    abbreviates,
    parse_name,
    region_ending_at,
    township_ending_at,
)
from dashboard.extraction.normalised import simplify
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
class Claim:
    """A name that some place of the document gives, and how much that place counts."""

    name: Name
    weight: int


def head_and_tail(text: str) -> str:
    """Where publisher, signature and codes of the office stand."""
    return text[:_HEAD] + "\n" + text[-_TAIL:]


def claims_of(
    document: Document, text: str, divisions: Divisions, file_name: str, title: str
) -> Iterator[Claim]:
    """Every name in title, file name and folders, fields of the page, signature and text.

    text: the document's, normalised; title: as found by find_title.
    """
    head, tail = text[:_HEAD], text[-_TAIL:]
    *folders, name = re.split(r"[\\/]", file_name)
    site = re.split(r"[_|｜\-—–]+", document.metadata.get("title", ""))
    written: list[tuple[str, int]] = [(title, _TITLE), (re.sub(r"\.\w{1,5}$", "", name), _FILE)]
    written += [(part, _FOLDER) for part in (*folders, *site)]
    # A page's fields follow one another after blanks only, which the normalised text has dropped.
    fields = "".join(map(simplify, head_and_tail(document.text)))
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
                yield Claim(name_found, _WRITTEN if modest else weight)
    yield from _mentions(text, divisions)


def _expressions(passage: str) -> Iterator[str]:
    """What may be a body's name in a title or file name: before, after and in brackets beside its words."""
    plain = "".join(simplify(character) for character in passage if not character.isspace())
    bracketed = _BRACKET.findall(plain)
    for part in (*_REPORT_WORDS.split(_BRACKET.sub("", plain)), *bracketed):
        expression = _NOISE.sub("", part.strip(_EDGES)).strip(_EDGES + _DIGITS).removesuffix("的")
        if len(expression) > 1:
            yield expression


def _mentions(text: str, divisions: Divisions) -> Iterator[Claim]:
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
            yield Claim(parsed, min(count, 3) + 2 * speaks)


def _leaders(counts: Counter[str]) -> list[tuple[str, int]]:
    ranked = counts.most_common(2)
    if len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]:
        return []
    return ranked[:1]


def strongest(claims: Sequence[Claim]) -> Name:
    """The name with the most weight behind it; of equals the first, which the better place gave."""
    totals: dict[int, int] = {}
    for index, claim in enumerate(claims):
        if claim.name.core or claim.weight >= _TITLE or not any(other.name.core for other in claims):
            totals[index] = sum(other.weight for other in claims if same_body(other.name, claim.name))
    best = max(totals, key=lambda index: (totals[index], -index))
    same = [claim.name for claim in claims if same_body(claim.name, claims[best].name)]
    return max(same, key=lambda name: (name.listed, len(name.core)))


def same_body(one: Name, other: Name) -> bool:
    """Whether two names can mean one body: the same core, or one the short form of the other."""
    if one.kind == "政府" or other.kind == "政府":
        return one.kind == other.kind and (one.places[-1:], one.core) == (other.places[-1:], other.core)
    return one.core == other.core or (
        one.kind == other.kind == "部门"
        and (abbreviates(one.core, other.core) or abbreviates(other.core, one.core))
    )
