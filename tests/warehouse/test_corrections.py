"""corrections.csv: what is applied, what is not, and why."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.errors import LibraryError
from dashboard.extraction.report import Figure, Origin, State
from dashboard.library import CORRECTION_COLUMNS, Library
from dashboard.warehouse.corrections import Correction, apply_corrections, load_corrections
from warehouse.builders import CATALOGUE, Draft
from warehouse.libraries import correct, new_library


def correction(**changes: object) -> Correction:
    """A correction of 新收申请 total from 8 to 9."""
    fields: dict[str, object] = {
        "line": 2,
        "agency_id": "990101001",
        "agency": "第1街道",
        "year": 2024,
        "metric": "requests_new",
        "member": "",
        "applicant": "total",
        "printed": "8",
        "value": "9",
        "who": "王某",
        "at": "2025-02-01",
        "why": "漏计一件",
    }
    return Correction(**{**fields, **changes})  # type: ignore[arg-type]


def figures(*, cell: int | None = 8, sentence: int | None = None) -> tuple[Figure, ...]:
    """Those of a report whose 新收申请 total stands in table three, and perhaps in a sentence."""
    said = () if sentence is None else ((("requests_new", "", sentence),),)
    return Draft(cells={("r1", "c7"): cell}, sentences=said).write()[1].figures


def shown(found: list[Figure], origin: Origin) -> Figure:
    [figure] = [figure for figure in found if figure.origin is origin]
    return figure


def test_a_correction_whose_guard_matches_is_applied_and_keeps_the_quote() -> None:
    corrected, [outcome] = apply_corrections(figures(), [correction()], CATALOGUE)
    figure = shown(corrected, Origin.CORRECTED)
    assert outcome.problem == ""
    assert (figure.value, figure.state, figure.quote) == (Decimal(9), State.READ, "8")
    assert figure.reason == "王某（2025-02-01）：漏计一件"


def test_a_correction_whose_guard_no_longer_matches_is_not_applied() -> None:
    corrected, [outcome] = apply_corrections(figures(cell=9), [correction()], CATALOGUE)
    assert outcome.problem == "更正时原值为“8”，现读到“9”，未采用"
    assert Origin.CORRECTED not in {figure.origin for figure in corrected}


def test_a_blank_cell_can_be_filled_in() -> None:
    corrected, [outcome] = apply_corrections(figures(cell=None), [correction(printed="")], CATALOGUE)
    assert outcome.problem == ""
    assert shown(corrected, Origin.ENTERED).value == 9


def test_what_the_report_does_not_state_can_be_entered_with_a_label() -> None:
    entered = correction(metric="hotline_orders", member="help", applicant="", printed="", value="12")
    corrected, [outcome] = apply_corrections(figures(), [entered], CATALOGUE)
    figure = shown(corrected, Origin.ENTERED)
    assert outcome.problem == ""
    assert (figure.value, figure.quote, figure.label) == (12, "", "12345政务服务便民热线受理·求助")


def test_a_guard_for_something_that_is_not_stated_does_not_match() -> None:
    absent = correction(metric="hotline_orders", member="help", applicant="", printed="11")
    _, [outcome] = apply_corrections(figures(), [absent], CATALOGUE)
    assert outcome.problem == "更正时原值为“11”，现未读到这项数据，未采用"


def test_a_figure_can_be_corrected_to_missing() -> None:
    corrected, _ = apply_corrections(figures(), [correction(value="")], CATALOGUE)
    assert shown(corrected, Origin.CORRECTED).value is None


def test_the_guard_tells_the_cell_from_the_sentence() -> None:
    corrected, [outcome] = apply_corrections(
        figures(cell=8, sentence=7), [correction(printed="7")], CATALOGUE
    )
    assert outcome.problem == ""
    assert shown(corrected, Origin.CORRECTED).quote == "7件"


def test_the_last_of_several_corrections_counts() -> None:
    corrected, outcomes = apply_corrections(
        figures(), [correction(value="9"), correction(line=3, value="10")], CATALOGUE
    )
    assert [outcome.problem for outcome in outcomes] == ["已被后一条更正取代", ""]
    assert shown(corrected, Origin.CORRECTED).value == 10


@pytest.mark.parametrize("written", ["1,234", "１２３４", " 1234 ", "1234.0"])
def test_numbers_are_read_as_people_write_them(written: str) -> None:
    corrected, _ = apply_corrections(figures(cell=1234), [correction(printed=written)], CATALOGUE)
    assert shown(corrected, Origin.CORRECTED).value == 9


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"who": ""}, "缺少更正人"),
        ({"at": "", "why": ""}, "缺少更正时间、更正理由"),
        ({"agency_id": ""}, "缺少单位代码"),
        ({"year": None}, "年度不是四位年份"),
        ({"metric": "visitors"}, "没有名为“visitors”的指标"),
        ({"value": "九"}, "原值和更正值应为数字或空白"),
        ({"value": "nan"}, "原值和更正值应为数字或空白"),
        ({"value": "1e30"}, "原值和更正值应为数字或空白"),
        ({"value": "9" * 20}, "原值和更正值应为数字或空白"),
    ],
)
def test_a_row_with_a_flaw_is_not_applied_and_says_why(changes: dict[str, object], problem: str) -> None:
    corrected, [outcome] = apply_corrections(figures(), [correction(**changes)], CATALOGUE)
    assert outcome.problem == problem
    assert corrected == list(figures())


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return new_library(tmp_path / "library")


def test_a_library_without_the_file_has_no_corrections(library: Library) -> None:
    library.corrections.unlink()
    assert load_corrections(library.corrections) == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_file_is_read_as_offices_save_it(library: Library, encoding: str) -> None:
    correct(library, {})
    text = library.corrections.read_text("utf-8-sig")
    library.corrections.write_text(text, encoding)
    [read] = load_corrections(library.corrections)
    assert (read.line, read.year, read.who, read.printed) == (2, 2024, "王某", "559")


def test_columns_may_stand_in_any_order_and_empty_rows_do_not_count(library: Library) -> None:
    header = ",".join(reversed(CORRECTION_COLUMNS))
    library.corrections.write_text(
        f"{header}\n,,,,,,,,,,\n漏计,2025,王某,9,8,total,,requests_new,2024,甲,990101001\n"
    )
    [read] = load_corrections(library.corrections)
    assert (read.line, read.metric, read.value, read.agency_id) == (3, "requests_new", "9", "990101001")


def test_a_file_without_its_columns_is_an_error_that_names_them(library: Library) -> None:
    library.corrections.write_text("agency,year\n甲,2024\n", "utf-8")
    with pytest.raises(LibraryError, match="更正表缺少列 agency_id、metric"):
        load_corrections(library.corrections)
