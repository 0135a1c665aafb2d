"""单位画像: one agency over all years, its rates beside the district's, what it says when there is little."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from app.handmade import DISTRICT, several_reports, usual_report
from app.snapshots import write_snapshot

from dashboard.exhibits.choosing import choose_scope
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit
from dashboard.exhibits.profile_history import coverage_words
from dashboard.exhibits.scope import Scope
from dashboard.exhibits.topics import TOPICS, make
from dashboard.library import create_library
from dashboard.warehouse.snapshot import open_current

PROFILE = TOPICS["profile"]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Four years of ten sub-districts, with gaps; another with one report that had no requests."""
    library = create_library(tmp_path_factory.mktemp("profiles") / "library")
    alone = usual_report(12, 2024)
    for figure in alone.figures:
        if figure["metric"].startswith("requests_"):
            figure["value"] = 0
    write_snapshot(library, [*several_reports(), alone])
    snapshot = open_current(library)
    return lambda question: snapshot.query(question.query, **question.parameters)


def about(ask: Ask, number: int, year: int = 2024) -> Scope:
    return choose_scope(ask, DISTRICT, [f"{DISTRICT}{number:03d}"], year)


def shown(made: Exhibit | Blank) -> Exhibit:
    assert isinstance(made, Exhibit), made
    return made


def test_the_history_has_every_year_and_a_gap_where_no_report_came(ask: Ask) -> None:
    made = shown(make("profile/history", ask, about(ask, 1), {}))
    hotline = made.sheet.rows[made.sheet.rows["metric"] == "hotline_orders"]
    assert hotline["year"].tolist() == [2021, 2022, 2023, 2024]
    assert hotline["reported"].tolist() == [True, True, False, True]
    assert hotline["value"].fillna(-1).tolist() == [300, 450, -1, 750]
    assert made.texts.title == "热线受理比 2021 年 +150.0%"
    assert made.texts.subtitle.endswith("历年未公布：政策解读")


def test_rates_stand_beside_the_median_of_the_district_small_ones_in_grey(ask: Ask) -> None:
    made = shown(make("profile/rates", ask, about(ask, 4), {}))
    row = made.sheet.rows.set_index("indicator_key").loc["completion_rate"]
    assert (row["numerator"], row["denominator"], row["value"], row["median"]) == (5, 5, 1, 1)
    assert row["is_small"] and made.texts.title == "申请不足 30 件，比率的高低不宜据此比较"
    assert "灰色为基数不足 30 件" in made.texts.subtitle


def test_without_requests_there_are_no_rates_and_no_flow(ask: Ask) -> None:
    for name, words in (("rates", "没有受理政府信息公开申请"), ("flow", "未收到政府信息公开申请")):
        made = make(f"profile/{name}", ask, about(ask, 13), {})
        assert isinstance(made, Blank) and words in made.sentence


def test_one_report_alone_has_no_history(ask: Ask) -> None:
    made = make("profile/history", ask, about(ask, 13), {})
    assert isinstance(made, Blank) and "只有 2024 年的数字" in made.sentence


def test_channels_say_what_changed_on_the_year_before(ask: Ask) -> None:
    rows = shown(make("profile/channels", ask, about(ask, 4), {})).sheet.rows.set_index("metric")
    assert (rows.loc["website_posts", "value"], rows.loc["website_posts", "previous"]) == (31, 30)
    assert pd.isna(rows.loc["policy_interpretations", "value"])


def test_the_page_says_what_the_report_leaves_out_and_which_years_came(ask: Ask) -> None:
    lines = PROFILE.notices(ask, about(ask, 1), {}).lines
    assert any(line.startswith("年报未公布：") and "等" in line for line in lines)
    assert any("2021—2024 年应公布年报 4 份，已公布 3 份（未收到：2023 年）" in line for line in lines)


def test_several_agencies_or_none_are_asked_to_be_one(ask: Ask) -> None:
    whole = choose_scope(ask, DISTRICT)
    for scope in (whole, replace(whole, agencies=("a", "b"), agency_names=("甲", "乙"))):
        assert "请选择一个单位" in PROFILE.answer(ask, scope, {})
        assert all(isinstance(make(f"profile/{name}", ask, scope, {}), Blank) for name in PROFILE.makers)


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        (["on_time", "on_time"], "2023—2024 年应公布年报 2 份，已公布 2 份，没有逾期"),
        (["late", "missing"], "2023—2024 年应公布年报 2 份，已公布 1 份（未收到：2024 年），2023 年逾期"),
        (["published", "published"], "2023—2024 年应公布年报 2 份，已公布 2 份"),
    ],
)
def test_coverage_says_only_what_is_known_of_deadlines(statuses: list[str], words: str) -> None:
    assert coverage_words(pd.DataFrame({"year": [2023, 2024], "status": statuses})) == words
