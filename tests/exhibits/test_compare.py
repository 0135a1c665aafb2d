"""街道对比: whom it compares, how it sorts, and what it says where a comparison would mislead."""

from __future__ import annotations

from dataclasses import replace
from math import isnan
from pathlib import Path

import duckdb
import pytest
from app.snapshots import (
    empty_snapshot,
    fill_indicators,
    insert,
    insert_agency,
    insert_figure,
    insert_report,
)

from dashboard.exhibits.choosing import choose_scope
from dashboard.exhibits.compare import TOPIC
from dashboard.exhibits.compare_rows import (
    USUAL,
    Compared,
    Order,
    absence,
    chosen_indicators,
    chosen_order,
    compared,
)
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Options, Question
from dashboard.exhibits.scope import EVERY, Scope
from dashboard.exhibits.topics import make
from dashboard.library import Library, create_library
from dashboard.warehouse.snapshot import open_current

ALL_KINDS = {"peers": "any"}


def asker(library: Library) -> Ask:
    snapshot = open_current(library)
    return lambda question: snapshot.query(question.query, **question.parameters)


@pytest.fixture
def ask(demo_library: Library) -> Ask:
    return asker(demo_library)


@pytest.fixture
def scope(ask: Ask) -> Scope:
    return choose_scope(ask)


def found(ask: Ask, scope: Scope, options: Options) -> Compared:
    made = compared(ask, scope, options)
    assert isinstance(made, Compared)
    return made


def kinds_of(made: Compared) -> set[str]:
    return {made.any_of(agency)["kind"] for agency in made.agencies}


def exhibit(key: str, ask: Ask, scope: Scope, options: Options) -> Exhibit:
    made = make(key, ask, scope, options)
    assert isinstance(made, Exhibit)
    return made


def test_the_kind_with_most_agencies_is_compared_unless_another_is_chosen(ask: Ask, scope: Scope) -> None:
    usual = found(ask, scope, {})
    assert kinds_of(usual) == {"街道"}
    assert kinds_of(found(ask, scope, ALL_KINDS)) > {"街道"}


def test_the_agencies_stand_in_the_order_of_the_indicator_that_is_asked_for(ask: Ask, scope: Scope) -> None:
    for code, descending in (("newmedia_posts", True), ("-newmedia_posts", False)):
        made = found(ask, scope, ALL_KINDS | {"sort": code})
        values = [made.lines[agency]["newmedia_posts"]["value"] for agency in made.agencies]
        known = [value for value in values if value == value]
        assert known == sorted(known, reverse=descending)
        assert all(value != value for value in values[len(known) :]), "the missing come last"


def test_a_sorted_table_shows_the_same_order_in_its_sheet_its_bars_and_its_editable_chart(
    ask: Ask, scope: Scope
) -> None:
    made = exhibit("compare/table", ask, scope, ALL_KINDS | {"sort": "-hotline_orders"})
    assert made.native is not None
    names = made.sheet.rows["name"].tolist()
    assert list(made.native.categories) == names[: len(made.native.categories)]
    values = made.native.series[0].values
    assert list(values) == sorted(values, key=lambda value: value or 0)


def test_a_figure_of_a_sheet_leads_to_the_report_that_states_it(ask: Ask, scope: Scope) -> None:
    made = exhibit("compare/heat", ask, scope, ALL_KINDS)
    [orders] = [field for field in made.sheet.fields if field.key == "hotline_orders"]
    stated = made.sheet.rows[made.sheet.rows["hotline_orders"].notna()]
    assert set(stated[orders.figure]) == {"hotline_orders.total"}
    [rate] = [field for field in made.sheet.fields if field.key == "completion_rate"]
    assert not rate.figure


def test_two_agencies_stand_beside_each_other_with_their_differences(ask: Ask, scope: Scope) -> None:
    one, other = found(ask, scope, ALL_KINDS).reported[:2]
    names = {row["agency_id"]: row["short_name"] for row in _agencies(ask, scope)}
    two = replace(scope, agencies=(one, other), agency_names=(names[one], names[other]))
    rows = exhibit("compare/pair", ask, two, {}).sheet.rows.set_index("name")
    first, second, apart = rows["requests_new"].astype(float)[[names[one], names[other], "相差"]]
    assert apart == first - second
    assert isinstance(make("compare/pair", ask, scope, {}), Blank)


def test_the_only_agency_with_a_report_is_shown_and_not_ranked(seed_library: Library) -> None:
    ask = asker(seed_library)
    scope = choose_scope(ask)
    assert isinstance(make("compare/heat", ask, scope, {}), Blank)
    made = exhibit("compare/table", ask, scope, {})
    assert "不作排序" in made.texts.title
    assert made.sheet.rows["hotline_orders.place"].isna().all()
    assert made.sheet.rows["remarks"].eq("未收到年报").sum() == 2
    assert "分母为 0" in made.sheet.rows["remarks"].iloc[0]


@pytest.fixture
def large(tmp_path: Path) -> tuple[Ask, Scope]:
    """A district of forty sub-districts, the last of which answers far more orders than the others."""
    library = create_library(tmp_path / "large")
    library.snapshots.mkdir()
    with duckdb.connect(library.snapshots / "large.duckdb") as db:
        empty_snapshot(db)
        for number in range(1, 41):
            insert_agency(db, "990101", "示例区", number, f"第{number}街道")
            agency = f"990101{number:03d}"
            insert_report(db, agency, 2024)
            value = 9000 if number == 40 else 100 + number % 7
            insert_figure(db, agency, 2024, "hotline_orders", value, ordinal=0, member="total")
            if number % 2:
                insert_figure(db, agency, 2024, "requests_new", 0, ordinal=1, applicant="total")
        fill_indicators(db)
        insert(
            db,
            "snapshot",
            snapshot_id="large",
            queries_sha256="",
            catalogue_sha256="",
            extractor="1",
            reports=40,
            fictional=False,
        )
    library.pointer.write_text("large", "utf-8")
    ask = asker(library)
    return ask, choose_scope(ask)


def test_of_many_agencies_a_heat_map_shows_those_most_out_of_line(large: tuple[Ask, Scope]) -> None:
    ask, scope = large
    made = exhibit("compare/heat", ask, scope, {})
    names = made.sheet.rows["name"].tolist()
    assert len(names) == 15 and "第40街道" in names
    assert "40 个中偏离最大的 15 个" in made.texts.subtitle
    assert made.texts.title.startswith("第40街道热线受理 9,000 件，明显高于")
    table = exhibit("compare/table", ask, scope, {})
    assert len(table.sheet.rows) == 40 and table.native is not None
    assert len(table.native.categories) == 30


def test_a_rate_of_nothing_is_not_said_to_be_unpublished(seed_library: Library) -> None:
    ask = asker(seed_library)
    made = found(ask, choose_scope(ask), {})
    line = made.lines[made.reported[0]]
    assert isnan(line["completion_rate"]["value"]) and absence(line["completion_rate"]) == "n=0"
    silent = made.lines[made.agencies[-1]]
    assert not silent["hotline_orders"]["reported"] and absence(silent["hotline_orders"]) == "未收到"


def test_indicators_that_nobody_states_leave_nothing_to_draw(ask: Ask, scope: Scope) -> None:
    nothing = {"indicators": "procurement_projects"}
    for name in ("heat", "table", "dots"):
        assert isinstance(make(f"compare/{name}", ask, scope, nothing), Blank)
    assert TOPIC.answer(ask, scope, nothing).endswith("没有单位公布。")


def test_many_districts_are_not_compared_with_each_other(ask: Ask, scope: Scope) -> None:
    everywhere = replace(scope, district=EVERY)
    assert "选定一个区县" in TOPIC.answer(ask, everywhere, {})
    assert isinstance(make("compare/table", ask, everywhere, {}), Blank)


def test_codes_of_a_link_that_mean_nothing_give_what_is_usual() -> None:
    known = dict.fromkeys([*USUAL, "board_posts"], "")
    assert chosen_indicators("gone,nothing", known) == USUAL
    assert chosen_indicators("board_posts,gone,board_posts", known) == ("board_posts",)
    assert chosen_order("gone", USUAL) == Order(USUAL[0])
    assert chosen_order("-website_posts", USUAL) == Order("website_posts", rising=True)


def _agencies(ask: Ask, scope: Scope) -> list[dict[str, str]]:
    rows = ask(Question("agencies", {"district": scope.district}))
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]
