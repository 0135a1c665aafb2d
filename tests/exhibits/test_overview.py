"""总览 over a district written by hand: what changed, who is out of line and why, what contradicts itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from app.handmade import DISTRICT, HandReport, several_reports, usual_report
from app.snapshots import write_snapshot

from dashboard.exhibits.choosing import choose_scope
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit
from dashboard.exhibits.overview_outliers import outlier_rows, sentence, why
from dashboard.exhibits.scope import Scope
from dashboard.exhibits.sentences import Counted, reported_sentence
from dashboard.exhibits.topics import TOPICS, make
from dashboard.library import create_library
from dashboard.warehouse.snapshot import open_current

OVERVIEW = TOPICS["overview"]
NOUGHT: dict[str, Any] = {"misread": False, "wrong_unit": False, "in_error": False, "out_before": False}
OUT = NOUGHT | {
    "short_name": "东街道",
    "metric": "hotline_orders",
    "label": "12345政务服务便民热线受理",
    "unit": "件",
    "value": 900.0,
    "middle": 300.0,
    "previous": 280.0,
    "approximate": False,
}


def asked(
    folder: Path, reports: list[HandReport], findings: list[tuple[HandReport, str, str]] | None = None
) -> Ask:
    library = create_library(folder / "library")
    write_snapshot(library, reports, findings=findings or [])
    snapshot = open_current(library)
    return lambda question: snapshot.query(question.query, **question.parameters)


def shown(made: Exhibit | Blank) -> Exhibit:
    assert isinstance(made, Exhibit), made
    return made


@pytest.fixture
def hotline(tmp_path: Path) -> tuple[Ask, Scope]:
    """Three sub-districts of two years; the hotline of the first trebled."""
    reports = [
        usual_report(agency, year, hotline=orders)
        for agency, by_year in ((0, (200, 600)), (1, (500, 510)), (2, (300, 270)))
        for year, orders in zip((2023, 2024), by_year, strict=True)
    ]
    ask = asked(tmp_path, [*reports, usual_report(3, 2024, hotline=5000)])
    return ask, choose_scope(ask)


def test_the_largest_change_is_the_title_and_its_figures_lead_to_the_report(
    hotline: tuple[Ask, Scope],
) -> None:
    made = shown(make("overview/changes", *hotline, {}))
    first = made.sheet.rows.iloc[0]
    assert made.texts.title == "变化最大：东山街道热线受理 +200.0%"
    assert (first["previous"], first["value"], first["figure_key"]) == (200, 600, "hotline_orders.total")
    assert "北塬街道" not in set(made.sheet.rows["name"]), "it has no report of the year before"


def test_several_agencies_chosen_are_what_everything_is_about(hotline: tuple[Ask, Scope]) -> None:
    ask, scope = hotline
    chosen = replace(
        scope,
        agencies=(f"{DISTRICT}002", f"{DISTRICT}003"),
        agency_names=("西河街道", "南湖街道"),
    )
    assert set(shown(make("overview/changes", ask, chosen, {})).sheet.rows["name"]) == {
        "西河街道",
        "南湖街道",
    }
    assert OVERVIEW.answer(ask, chosen, {}).startswith("2024 年示例区西河街道、南湖街道 2 个单位已全部公布")
    assert OVERVIEW.headlines(ask, chosen, {})[0].value == "2 / 2"


def test_the_small_line_is_of_comparable_agencies_and_needs_three_years(tmp_path: Path) -> None:
    reports = [
        usual_report(agency, year, hotline=orders)
        for agency, by_year in ((0, (100, 200, 300)), (1, (100, 100, 100)))
        for year, orders in zip((2022, 2023, 2024), by_year, strict=True)
    ]
    ask = asked(tmp_path, [*reports, usual_report(2, 2024, hotline=600)])
    scope = choose_scope(ask)
    lines = {one.label: list(one.history) for one in OVERVIEW.headlines(ask, scope, {})}
    assert lines["热线受理"] == pytest.approx([500, 750, 1000]), "a newcomer is no growth"
    before = {one.label: list(one.history) for one in OVERVIEW.headlines(ask, replace(scope, year=2023), {})}
    assert before["热线受理"] == []


def test_a_contradiction_is_named_once_a_rule_and_leads_to_its_place(tmp_path: Path) -> None:
    reports = several_reports()
    last = reports[-1]
    ask = asked(tmp_path, reports, [(last, "error", "表三一行的合计差 1"), (last, "error", "表三另一行差 2")])
    scope = choose_scope(ask)
    found = OVERVIEW.notices(ask, scope, {})
    said = [line for line in found.attention if line.startswith("沙河镇")]
    assert said == ["沙河镇：表三一行的合计差 1"]
    place = found.places[said[0]]
    assert place.page == "source" and place.query["agency"] == last.agency_id
    dismissed = OVERVIEW.notices(ask, replace(scope, dismissed=("0", "1")), {})
    assert not any("沙河镇：" in line for line in dismissed.attention), (
        "what was judged 不属实 does not count"
    )


def test_an_agency_that_need_not_report_is_not_said_to_have_failed_to() -> None:
    scope = Scope("0", DISTRICT, "清河区", ("a", "b"), ("东街道", "西街道"), 2024, False, None)
    none = pd.DataFrame()
    assert reported_sentence(scope, Counted(1, 1), none) == (
        "2024 年清河区东街道、西街道中应公布的 1 个单位已全部公布年报。"
    )
    alone = replace(scope, agencies=("b",), agency_names=("西街道",))
    assert reported_sentence(alone, None, none) == "2024 年清河区西街道不在应公布年报的单位之列。"
    assert reported_sentence(alone, Counted(0, 1), none) == "资料库未收到 2024 年清河区西街道的年报。"
    two = reported_sentence(scope, Counted(0, 2), none)
    assert two == "2024 年清河区东街道、西街道 2 个单位的年报资料库都未收到。"


def test_one_year_alone_has_no_changes_and_says_so(tmp_path: Path) -> None:
    ask = asked(tmp_path, [usual_report(agency, 2024) for agency in range(3)])
    scope = choose_scope(ask)
    made = make("overview/changes", ask, scope, {})
    assert isinstance(made, Blank) and "没有可以与上年比较的变化" in made.sentence
    assert "没有 2024 年以前的年报，暂无逐年变化" in OVERVIEW.notices(ask, scope, {}).lines


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"misread": True, "in_error": True}, "该数存疑，或为误读"),
        ({"wrong_unit": True}, "疑似元、万元误用"),
        ({"in_error": True}, "与年报其他数矛盾，或为误填"),
        ({"middle": float("nan")}, "只比上年突变，或因口径变化"),
        ({"out_before": True}, "上年也偏离，或因规模、口径不同"),
        ({"previous": float("nan")}, "没有上年数可对照"),
        ({"previous": 800.0}, "与上年（800 件）相近，或因规模、口径不同"),
        ({}, "上年 280 件，本年突增"),
        ({"value": 30.0}, "上年 280 件，本年突减"),
    ],
)
def test_why_a_number_is_out_of_line_comes_from_what_is_known_of_it(
    known: dict[str, Any], words: str
) -> None:
    assert why(OUT | known) == words


def test_an_outlier_says_what_it_is_compared_with() -> None:
    assert sentence(OUT) == "东街道热线受理 900 件，为同类中位数 300 件的 3 倍"
    jumped = OUT | {"middle": float("nan"), "approximate": True}
    assert sentence(jumped) == "东街道热线受理约 900 件，为上年 280 件的 3.2 倍"
    assert sentence(OUT | {"middle": 0.0}) == "东街道热线受理 900 件，同类中位数为 0 件"


def test_among_several_districts_an_outlier_says_of_which_it_is() -> None:
    rows = pd.DataFrame(
        [OUT | {"district_code": "1", "short_name": name} for name in ("民政局", "清河区司法局")]
    )
    answers = {
        "out_of_line": rows,
        "districts": pd.DataFrame({"district_code": ["1"], "district": ["清河区"]}),
    }
    scope = Scope("0", "all", "全部", (), (), 2024, False, None)
    named = outlier_rows(lambda question: answers[question.query], scope)
    assert list(named["short_name"]) == ["清河区民政局", "清河区司法局"]
    alone = outlier_rows(lambda question: answers[question.query], replace(scope, district="1"))
    assert list(alone["short_name"]) == ["民政局", "清河区司法局"]


def test_outliers_of_the_fictional_district_lead_to_their_figures(demo_library: Any) -> None:
    snapshot = open_current(demo_library)

    def ask(question: Any) -> pd.DataFrame:
        return snapshot.query(question.query, **question.parameters)

    scope = choose_scope(ask)
    made = [
        rows
        for year in (scope.year, scope.year - 1)
        if isinstance(one := make("overview/outliers", ask, replace(scope, year=year), {}), Exhibit)
        for rows in one.sheet.rows.to_dict("records")
    ]
    assert made, "the demonstration has an outlier in one of its years"
    for row in made:
        stated = snapshot.query("source_figures", report=f"{row['agency_id']}-{row['year']}")
        assert row["place"] in set(stated["figure_key"])
