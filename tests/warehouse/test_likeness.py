"""The bits by which texts are compared."""

from __future__ import annotations

import random

import pytest

from dashboard.warehouse.likeness import BITS, likeness_bits
from warehouse.builders import Draft


def bits(text: str) -> str | None:
    """Those of a report that says nothing but `text`."""
    document, report = Draft(sections=("problems",), bodies={"problems": text}, tables=()).write()
    return likeness_bits(document.text, report)


def likeness(some: str, other: str) -> float:
    first, second = bits(some), bits(other)
    assert first is not None and second is not None
    agreeing = sum(a == b for a, b in zip(first, second, strict=True))
    return 2 * agreeing / BITS - 1


def shared(some: str, other: str) -> float:
    """The share of three-character pieces in common (Jaccard), counted outright."""
    title = "存在的主要问题及改进情况五"
    first, second = ({text[at : at + 3] for at in range(len(text) - 2)} for text in (some, other))
    assert title[:3] not in first
    return len(first & second) / len(first | second)


def words(seed: int, count: int = 1200) -> str:
    return "".join(random.Random(seed).choices([chr(code) for code in range(0x5000, 0x5400)], k=count))


def test_equal_texts_are_alike_whatever_their_numbers() -> None:
    text = words(1)
    assert likeness(text + "共12件。", text + "共３５件，") == 1


@pytest.mark.parametrize("copied", [0, 300, 600, 900, 1100, 1180])
def test_the_likeness_is_the_share_of_pieces_in_common(copied: int) -> None:
    some = words(1)
    other = some[:copied] + words(2)[copied:]
    assert likeness(some, other) == pytest.approx(shared(some, other), abs=0.12)


def test_a_short_text_has_no_bits() -> None:
    assert bits("工作中存在不足。") is None


def test_the_forms_own_words_do_not_count() -> None:
    document, report = Draft(bodies={key: "" for key in ("overview", "problems", "other")}).write()
    assert likeness_bits(document.text, report) is None
