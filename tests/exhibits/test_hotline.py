"""热线诉求 over the fictional district: what is compared, what is not, and what is said instead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from app.handmade import HandReport
from app.snapshots import write_snapshot

from dashboard.exhibits.choosing import choose_scope
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Question
from dashboard.exhibits.scope import Scope
from dashboard.exhibits.topics import TOPICS, make
from dashboard.library import Library, create_library
from dashboard.warehouse.snapshot import open_current

HOTLINE = TOPICS["hotline"]


@pytest.fixture
def demo(demo_library: Library) -> Ask:
    snapshot = open_current(demo_library)
    return lambda question: snapshot.query(question.query, **question.parameters)


@pytest.fixture
def scope(demo: Ask) -> Scope:
    return choose_scope(demo)


def shown(made: Exhibit | Blank) -> Exhibit:
    assert isinstance(made, Exhibit), made
    return made


def test_the_line_of_the_district_is_the_sum_of_its_agencies(demo: Ask, scope: Scope) -> None:
    whole = shown(make("hotline/volume", demo, scope, {})).sheet.rows.set_index("year")["value"]
    ranked = shown(make("hotline/agencies", demo, scope, {})).sheet.rows
    assert whole[scope.year] == ranked["value"].sum()


def test_chosen_agencies_stand_before_the_middle_half_of_the_district(demo: Ask, scope: Scope) -> None:
    street = demo(Question("agencies", {"district": scope.district}))
    ids = street.loc[street["kind"] == "街道", "agency_id"].tolist()[:2]
    chosen = choose_scope(demo, scope.district, ids, scope.year)
    made = shown(make("hotline/volume", demo, chosen, {}))
    assert set(made.sheet.rows["name"]) == set(chosen.agency_names)
    assert "中间一半" in made.texts.subtitle
    assert made.sheet.rows["figure_key"].dropna().eq("hotline_orders.total").all()


def test_a_ranking_says_why_a_value_is_missing(demo: Ask, scope: Scope) -> None:
    rows = shown(make("hotline/agencies", demo, scope, {})).sheet.rows
    missing = rows[rows["value"].isna()]
    assert missing["state"].isin(["年报未写", "未收到年报"]).all()
    assert (rows.loc[rows["value"].notna(), "state"] == "").all()


def test_a_new_scheme_is_said_in_words_and_no_change_is_computed(tmp_path: Path) -> None:
    library = create_library(tmp_path / "renewed")
    reports = [HandReport(0, 2023), HandReport(0, 2024)]
    for report, parts in zip(
        reports, ({"help": 60, "complaint": 40}, {"城市管理": 90, "complaint": 20}), strict=True
    ):
        report.figure("热线", "hotline_orders", sum(parts.values()), member="total")
        for member, value in parts.items():
            report.figure(member, "hotline_orders", value, member=member, label=f"{member}类")
    write_snapshot(library, reports)
    snapshot = open_current(library)

    def ask(question: Question) -> pd.DataFrame:
        return snapshot.query(question.query, **question.parameters)

    scope = choose_scope(ask)
    made = make("hotline/categories_moved", ask, scope, {})
    assert isinstance(made, Blank)
    assert made.sentence == (
        "东山街道改用了新的诉求类别（上年：求助、投诉；本年：城市管理、投诉），与上年不可比，不计算变化。"
    )
    lines = HOTLINE.notices(ask, scope, {}).lines
    assert made.sentence.removesuffix("。") in lines
    assert "目录未收的类别：城市管理类，按原词单列" in lines


def test_a_note_on_a_year_stands_in_the_chart_and_beside_it(demo: Ask, scope: Scope) -> None:
    noted = replace(scope, notes=((scope.year, "热线并入"),))
    made = shown(make("hotline/volume", demo, noted, {}))
    assert "热线并入" in str(made.drawing.to_dict())
    assert made.notes == (f"{scope.year} 年：热线并入",)
    assert f"{scope.year} 年：热线并入" in HOTLINE.notices(demo, noted, {}).lines


def test_the_bundled_report_shows_its_labels_and_what_they_were_mapped_to(seed_library: Library) -> None:
    snapshot = open_current(seed_library)

    def ask(question: Question) -> pd.DataFrame:
        return snapshot.query(question.query, **question.parameters)

    scope = choose_scope(ask)
    rows = shown(make("hotline/written", ask, scope, {})).sheet.rows.set_index("label")
    assert rows["value"].sum() == 559
    assert set(rows["mapped_to"]) == {"投诉", "求助", "咨询", "举报"}
    volume = make("hotline/volume", ask, scope, {})
    assert isinstance(volume, Blank) and "559 件" in volume.sentence
    for name in ("agencies", "agencies_moved", "categories_moved", "per_thousand"):
        assert isinstance(make(f"hotline/{name}", ask, scope, {}), Blank)
