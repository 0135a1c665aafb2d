"""What sentences rest on: a district of which few have reported is not what they wrote."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.exhibits.choosing import choose_scope
from dashboard.exhibits.exhibit import Ask, Question
from dashboard.exhibits.scope import Scope
from dashboard.exhibits.topics import TOPICS
from dashboard.library import Library
from dashboard.warehouse.snapshot import open_current


def asking(library: Library) -> Ask:
    snapshot = open_current(library)
    return lambda question: snapshot.query(question.query, **question.parameters)


@pytest.mark.parametrize("key", ["overview", "trends", "hotline", "channels", "requests", "disputes"])
def test_an_answer_about_a_district_says_how_many_agencies_it_rests_on(
    key: str, seed_library: Library
) -> None:
    ask = asking(seed_library)
    answer = TOPICS[key].answer(ask, choose_scope(ask), {})
    assert "已公布年报的 1 个单位" in answer or "已公布的 1 个单位政府网站公开" in answer


@pytest.mark.parametrize("key", ["trends", "hotline", "channels", "requests", "disputes"])
def test_where_all_have_reported_the_district_needs_no_more_words(key: str, demo_library: Library) -> None:
    ask = asking(demo_library)
    scope = choose_scope(ask)
    answer = TOPICS[key].answer(ask, scope, {})
    assert scope.whom in answer and "已公布年报的" not in answer


def test_an_agency_that_is_chosen_and_has_no_number_is_named(demo_library: Library) -> None:
    ask = asking(demo_library)
    scope = choose_scope(ask, "990101", street_and_department(ask))
    answer = TOPICS["trends"].answer(ask, scope, {"measure": "hotline_orders"})
    assert all(name in answer for name in scope.agency_names)


def street_and_department(ask: Ask) -> list[str]:
    """A sub-district, and a department, which has no hotline."""
    rows = ask(Question("agencies", {"district": "990101"}))
    rows = rows[rows["reports"] == rows["reports"].max()]
    return [rows.loc[rows["kind"] == kind, "agency_id"].iloc[0] for kind in ("街道", "部门")]


def test_long_names_are_listed_as_far_as_they_leave_room(demo_library: Library) -> None:
    scope: Scope = choose_scope(asking(demo_library))
    long = tuple(f"{name}高新技术产业开发区综合保税区管理委员会" for name in "甲乙丙")
    some = replace(scope, agencies=("1", "2", "3"), agency_names=long)
    assert some.agency_name == f"{long[0]}等 3 个单位"
    short = replace(scope, agencies=("1", "2", "3"), agency_names=("甲街道", "乙街道", "丙街道"))
    assert short.agency_name == "甲街道、乙街道、丙街道"
