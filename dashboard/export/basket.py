"""The basket (材料): exhibits collected while browsing, as a text that an address or a file carries."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dashboard import labels
from dashboard.errors import GongkaiError
from dashboard.exhibits.choosing import choose_scope
from dashboard.exhibits.exhibit import Ask
from dashboard.exhibits.scope import Scope
from dashboard.exhibits.topics import TOPICS
from dashboard.export.material import Item, Plan, Section

MOST_ENTRIES = 40
_LONGEST = 200_000
"""Bytes of a basket; more is no basket but an attack."""
_BROKEN = GongkaiError("材料清单已损坏，不能读取", remedy="请从页面重新加入材料，或换一份清单文件")


@dataclass(frozen=True, slots=True)
class Entry:
    """One exhibit by its key, with the codes of what it is about; title, note: a person's own words."""

    key: str
    district: str
    agencies: tuple[str, ...]
    year: int
    options: tuple[tuple[str, str], ...] = ()
    title: str = ""
    note: str = ""


def entry_of(item: Item) -> Entry:
    """`item` by its codes."""
    scope = item.scope
    options = tuple(sorted(item.options.items()))
    return Entry(item.key, scope.district, scope.agencies, scope.year, options, item.title, item.note)


def pack(entries: Sequence[Entry]) -> str:
    """`entries` as letters that an address can carry, "" for none."""
    if not entries:
        return ""
    return base64.urlsafe_b64encode(zlib.compress(_json(entries), 9)).decode().rstrip("=")


def unpack(packed: str) -> list[Entry]:
    """The entries of `pack`; GongkaiError if that is none."""
    if not packed:
        return []
    try:
        data = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        opened = zlib.decompressobj()
        text = opened.decompress(data, _LONGEST)
        if opened.unconsumed_tail:
            raise _BROKEN
    except (binascii.Error, ValueError, zlib.error) as error:
        raise _BROKEN from error
    return _entries(text)


def save(entries: Sequence[Entry]) -> bytes:
    """`entries` as a file that can be handed on and opened again."""
    return _json(entries)


def load(data: bytes) -> list[Entry]:
    """The entries of a file that `save` made; GongkaiError if it is another file."""
    if len(data) > _LONGEST:
        raise _BROKEN
    return _entries(data)


def items_of(ask: Ask, entries: Sequence[Entry], complete: Callable[[Scope], Scope]) -> list[Item]:
    """The items to export; GongkaiError where one is unknown, or about what the library does not hold.

    complete: adds what people said (exhibits/people.py) to a scope.
    """
    scopes: dict[tuple[str, tuple[str, ...], int], Scope] = {}
    items = []
    for entry in entries:
        topic, _, name = entry.key.partition("/")
        if topic not in TOPICS or name not in TOPICS[topic].makers:
            raise GongkaiError(f"没有名为“{entry.key}”的图表", remedy="请从页面重新加入材料")
        about = (entry.district, entry.agencies, entry.year)
        if about not in scopes:
            scopes[about] = complete(choose_scope(ask, entry.district, entry.agencies, entry.year))
        items.append(Item(entry.key, scopes[about], dict(entry.options), entry.title, entry.note))
    return items


def plan_of(items: Sequence[Item], title: str) -> Plan:
    """The plan of a basket in its order; neighbours of one topic and scope make a chapter."""
    sections = []
    for (topic, scope), group in groupby(items, key=lambda item: (item.topic, item.scope)):
        sections.append(Section(f"{TOPICS[topic].label}（{scope.whom}{scope.year} 年）", scope, tuple(group)))
    if not sections:
        raise GongkaiError("材料是空的", remedy="请先在图表的导出菜单中选“加入材料”")
    # The cover speaks of everything; what each chapter is about stands in its title.
    return Plan(
        title or labels.MATERIAL, replace(sections[0].scope, agencies=(), agency_names=()), tuple(sections)
    )


def _json(entries: Sequence[Entry]) -> bytes:
    rows = [
        [one.key, one.district, list(one.agencies), one.year, dict(one.options), one.title, one.note]
        for one in entries
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _entries(text: bytes) -> list[Entry]:
    try:
        rows = json.loads(text)
        entries = [
            Entry(
                str(key),
                str(district),
                tuple(map(str, agencies)),
                int(year),
                tuple((str(name), str(value)) for name, value in options.items()),
                str(title),
                str(note),
            )
            for key, district, agencies, year, options, title, note in rows
        ]
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise _BROKEN from error
    if len(entries) > MOST_ENTRIES:
        raise GongkaiError(f"材料最多 {MOST_ENTRIES} 项", remedy="请分成几份导出")
    return entries
