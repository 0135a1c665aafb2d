"""The basket: what goes in comes out, what is broken is refused."""

from __future__ import annotations

import base64
import json
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import GongkaiError
from dashboard.exhibits.exhibit import Ask
from dashboard.exhibits.scope import Scope
from dashboard.export.basket import (
    MOST_ENTRIES,
    Entry,
    entry_of,
    items_of,
    load,
    pack,
    plan_of,
    save,
    unpack,
)
from dashboard.export.material import Item

WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
ENTRIES = st.builds(
    Entry,
    WORDS,
    WORDS,
    st.lists(WORDS, max_size=4).map(tuple),
    st.integers(1990, 2100),
    st.dictionaries(WORDS, WORDS, max_size=3).map(lambda options: tuple(sorted(options.items()))),
    WORDS,
    WORDS,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ENTRIES, max_size=MOST_ENTRIES))
def test_what_is_packed_comes_out_again(entries: list[Entry]) -> None:
    packed = pack(entries)
    assert unpack(packed) == entries
    assert load(save(entries)) == entries
    assert all(letter.isascii() and (letter.isalnum() or letter in "-_") for letter in packed)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80), st.binary(max_size=80).map(lambda data: base64.urlsafe_b64encode(data).decode())
    )
)
def test_no_address_does_more_than_be_refused(packed: str) -> None:
    try:
        assert isinstance(unpack(packed), list)
    except GongkaiError as error:
        assert error.sentence


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=8))
)
def test_no_json_does_more_than_be_refused(content: object) -> None:
    try:
        assert isinstance(load(json.dumps(content).encode()), list)
    except GongkaiError as error:
        assert error.sentence


def as_it_is(scope: Scope) -> Scope:
    """A scope about which people said nothing."""
    return scope


def packed_bytes(data: bytes) -> str:
    return base64.urlsafe_b64encode(zlib.compress(data, 9)).decode().rstrip("=")


@pytest.mark.parametrize(
    "data",
    [b"[[1, 2, 3]]", b"{}x", b"[" * 100_000, b'[["a","b",["c"],"no year",{},"",""]]', b"\xff\xfe", b"1"],
)
def test_a_broken_basket_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(GongkaiError, match="材料清单已损坏"):
        unpack(packed_bytes(data))
    with pytest.raises(GongkaiError, match="材料清单已损坏"):
        load(data)


def test_a_bomb_is_not_blown_up() -> None:
    bomb = packed_bytes(b" " * 50_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(GongkaiError, match="材料清单已损坏"):
        unpack(bomb)
    with pytest.raises(GongkaiError, match="材料清单已损坏"):
        load(b" " * 300_000)


def test_more_than_forty_are_refused() -> None:
    entries = [Entry("hotline/mix", "all", (), 2024)] * (MOST_ENTRIES + 1)
    with pytest.raises(GongkaiError, match="最多 40 项"):
        unpack(pack(entries))


def test_entries_become_items_and_neighbours_a_chapter(ask: Ask, scope: Scope) -> None:
    items = [
        Item("hotline/mix", scope, title="自己的标题", note="自己的附注"),
        Item("hotline/volume", scope),
        Item("channels/outputs", scope),
        Item("hotline/mix", scope),
    ]
    assert items_of(ask, [entry_of(item) for item in items], as_it_is) == items
    planned = plan_of(items, "会议材料")
    assert [len(section.items) for section in planned.sections] == [2, 1, 1]
    assert planned.title == "会议材料" and planned.scope.snapshot_id == scope.snapshot_id


def test_what_the_library_does_not_hold_is_said(ask: Ask, scope: Scope) -> None:
    for entry in (
        Entry("hotline/mix", scope.district, ("no_such_agency",), scope.year),
        Entry("hotline/mix", "no_such_district", (), scope.year),
        Entry("hotline/mix", scope.district, (), 1999),
    ):
        with pytest.raises(GongkaiError, match="没有"):
            items_of(ask, [entry], as_it_is)


def test_an_unknown_exhibit_is_refused_in_words(ask: Ask, scope: Scope) -> None:
    for key in ("nothing/mix", "hotline/nothing", "", "=1+1"):
        with pytest.raises(GongkaiError, match="没有名为"):
            items_of(ask, [Entry(key, scope.district, (), scope.year)], as_it_is)


def test_an_empty_basket_has_no_plan() -> None:
    with pytest.raises(GongkaiError, match="材料是空的"):
        plan_of([], "")
