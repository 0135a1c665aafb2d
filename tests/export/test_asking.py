"""One question of many agencies in place of one each: the same chapters, fewer questions."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from pandas.testing import assert_frame_equal

from dashboard.exhibits.exhibit import Ask, Question
from dashboard.exhibits.scope import Scope
from dashboard.export.material import Plan, chapters
from dashboard.export.templates import plan


def counting(ask: Ask) -> tuple[Ask, Counter[str]]:
    asked: Counter[str] = Counter()

    def answer(question: Question) -> Any:
        asked[question.query] += 1
        return ask(question)

    return answer, asked


def singly(planned: Plan) -> Plan:
    return replace(planned, page_each=False)


def test_chapters_asked_for_together_are_those_asked_for_singly(ask: Ask, scope: Scope) -> None:
    planned = plan("一街一页", ask, scope)
    together, alone = list(chapters(ask, planned)), list(chapters(ask, singly(planned)))
    assert len(together) == len(planned.sections) > 2
    for one, other in zip(together, alone, strict=True):
        for name in ("title", "answer", "headlines", "notices", "absent"):
            assert getattr(one, name) == getattr(other, name)
        for name in ("definitions", "quotes", "findings"):
            mine, theirs = (getattr(chapter, name).reset_index(drop=True) for chapter in (one, other))
            assert_frame_equal(mine, theirs, check_dtype=False)
        assert not one.quotes.empty
        for piece, same in zip(one.pieces, other.pieces, strict=True):
            assert (piece.exhibit.texts, piece.exhibit.native) == (same.exhibit.texts, same.exhibit.native)
            assert piece.exhibit.drawing.to_dict() == same.exhibit.drawing.to_dict()


def test_what_can_be_asked_of_all_is_asked_once(ask: Ask, scope: Scope) -> None:
    planned = plan("一街一页", ask, scope)
    answer, asked = counting(ask)
    agencies = len(list(chapters(answer, planned)))
    assert {asked[name] for name in ("findings", "profile_figures", "profile_history")} == {1}
    assert asked["coverage_by_agency"] == 1
    assert asked["quotes"] < agencies


def test_agencies_are_asked_for_in_batches(ask: Ask, scope: Scope, monkeypatch: Any) -> None:
    planned = plan("一街一页", ask, scope)
    whole = [chapter.answer for chapter in chapters(ask, planned)]
    monkeypatch.setattr("dashboard.export.material.AT_A_TIME", 2)
    answer, asked = counting(ask)
    assert [chapter.answer for chapter in chapters(answer, planned)] == whole
    assert asked["profile_figures"] == -(-len(whole) // 2)
