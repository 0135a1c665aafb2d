"""What a page begins ahead is made once, and what goes wrong in it reaches the page."""

from __future__ import annotations

from collections import Counter

import pytest

from dashboard.app import ahead, cached
from dashboard.errors import GongkaiError
from dashboard.exhibits import topics
from dashboard.library import Library

from .conftest import Open


def test_a_chart_begun_ahead_is_made_once(
    open_page: Open, demo_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: Counter[str] = Counter()
    make = topics.make

    def counted(key: str, *others: object) -> object:
        made[key] += 1
        return make(key, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(cached.topics, "make", counted)
    at = open_page("requests", demo_library, year="2024", view="outcomes")
    assert not at.exception
    assert made == {"requests/flow": 1, "requests/outcomes": 1}


def test_an_error_in_a_part_begun_ahead_stands_on_the_page(
    open_page: Open, demo_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(key: str, *_others: object) -> object:
        raise GongkaiError(f"“{key}”画不出来", remedy="请重新生成快照")

    monkeypatch.setattr(cached.topics, "make", broken)
    at = open_page("requests", demo_library, year="2024")
    assert ["“requests/flow”画不出来" in error.value for error in at.error] == [True]


def test_many_parts_are_made_whatever_there_is_to_make_them() -> None:
    many = [ahead.begin(lambda number=number: number * number) for number in range(100)]
    assert [part.result() for part in many] == [number * number for number in range(100)]
