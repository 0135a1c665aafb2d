"""The numbers of a sheet: their units, what is none, and what contradicts itself."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalogue import Catalogue
from dashboard.divisions import Divisions
from dashboard.errors import UnreadableDocument
from dashboard.extraction.sheet import read_sheet
from dashboard.reading import read
from tests.extraction.sheet.written import LONG_HEADINGS, csv_sheet, figures, reasons


def test_units_in_headings_and_cells_are_respected(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        ["单位", "区县", "年度", "微信发文（万条）", "行政事业性收费（元）", "热线工单"],
        ["春风街道", "示例区", "2024", "1.2", "35000", "1.5万"],
    )
    reading = read_sheet(document, catalogue, divisions)
    assert list(figures(reading).values()) == [12000, Decimal("3.5"), 15000]
    assert [figure.approximate for figure in reading.reports[0].report.figures] == [True, False, True]


def test_an_amount_without_a_unit_is_marked(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path, ["单位", "区县", "年度", "行政事业性收费"], ["春风街道", "示例区", "2024", "35000"]
    )
    [one] = read_sheet(document, catalogue, divisions).reports
    assert "金额单位" in one.report.figures[0].reason


@pytest.mark.parametrize("printed", ["=1+1", "@SUM(A1)", "12%", "约莫", "9" * 40, "2024-01-01", "1e9"])
def test_what_is_no_number_is_set_aside_as_text(
    printed: str, tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path, ["单位", "区县", "年度", "微信发文"], ["春风街道", "示例区", "2024", printed]
    )
    reading = read_sheet(document, catalogue, divisions)
    assert figures(reading) == {}
    assert reasons(reading) == ["“微信发文”一格不是数"]


def test_the_same_thing_twice_with_another_number_is_marked(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    row = ["春风街道", "示例区", "2024", "微信发文"]
    document = csv_sheet(tmp_path, LONG_HEADINGS[:5], [*row, "5"], [*row, "5"], [*row, "6"])
    reading = read_sheet(document, catalogue, divisions)
    [figure] = reading.reports[0].report.figures
    assert (figure.value, figure.state.value) == (5, "marked")
    [aside] = reading.reports[0].report.set_aside
    assert (aside.kind.value, aside.metric, aside.value) == ("rival", figure.metric, 6)


_SHEET = (
    "单位,区县,年度,指标,数值\n".encode()
    + "春风街道,示例区,2024,微信发文,5\n夏荷街道,示例区,2023,网站信息,1.2万\n".encode()
)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_mutated_sheets_never_crash_and_never_quote_what_is_not_there(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, divisions: Divisions
) -> None:
    content = bytearray(_SHEET)
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(
            st.sampled_from(
                [b",", b"\n", b'"', b"", b"=", "年".encode(), b"99999999999999", b"\xff", b"-", b"."]
            )
        )
        if not content:
            content = bytearray(b",")
    path = tmp_path_factory.getbasetemp() / "变异.csv"
    path.write_bytes(content)
    try:
        document = read(path)
    except UnreadableDocument:
        return
    reading = read_sheet(document, catalogue, divisions)
    for one in reading.reports:
        for figure in one.report.figures:
            assert document.text[figure.start : figure.end] == figure.quote
            assert figure.value is None or abs(figure.value) < 10**14
