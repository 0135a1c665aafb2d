"""The bundled report, read whole: every figure and its quote, against answers made by hand."""

from collections import Counter
from decimal import Decimal

import pytest

from dashboard import resources
from dashboard.catalogue import load_catalogue
from dashboard.divisions import load_divisions
from dashboard.extraction import extract
from dashboard.extraction.report import Figure, Origin, Report, State
from dashboard.reading import read
from dashboard.reading.document import Document

SEED = next((resources.DATA / "reports").glob("*南关街道2024*"))

SENTENCES = {
    ("website_posts", "total", ""): (24, "24条信息", 1),
    ("website_posts", None, "23"): (23, "23条", 1),
    ("website_posts", None, "1"): (1, "信息1条", 1),
    ("board_posts", "", ""): (308, "308次", 2),
    ("newmedia_posts", "total", ""): (135, "135篇", 2),
    ("hotline_orders", "total", ""): (559, "559件", 2),
    ("hotline_orders", "help", ""): (245, "救助类 245件", 2),
    ("hotline_orders", "complaint", ""): (301, "投诉类 301件", 2),
    ("hotline_orders", "consultation", ""): (8, "咨询类 8件", 2),
    ("hotline_orders", "report", ""): (5, "类 5件", 2),
    ("consult_calls", "", ""): (692, "692", 2),
    ("requests_new", "", ""): (0, "申请", 2),
    ("reviews", "total", ""): (0, "行政复议", 2),
    ("lawsuits", "total", ""): (0, "行政诉讼", 2),
    ("processing_fees", "", ""): (0, "未收取", 8),
}


@pytest.fixture(scope="module")
def document() -> Document:
    return read(SEED)


@pytest.fixture(scope="module")
def report(document: Document) -> Report:
    return extract(document, load_catalogue(resources.CATALOGUE), load_divisions(resources.CATALOGUE))


def sentences(report: Report) -> list[Figure]:
    return [figure for figure in report.figures if figure.origin is Origin.NARRATIVE]


def test_it_is_nanguan_sub_district_of_yuanzhou_for_2024(report: Report) -> None:
    agency = report.identity.agency
    assert agency is not None
    assert (agency.agency_id, agency.short_name, agency.district) == ("640402001", "南关街道", "原州区")
    assert (report.identity.year, report.format) == (2024, "2021")
    assert report.identity.title_year == report.identity.period_year == report.identity.file_year == 2024


def test_the_six_sections_stand_in_order_under_their_official_titles(report: Report) -> None:
    assert [section.key for section in report.sections] == [
        "overview",
        "proactive",
        "requests",
        "disputes",
        "problems",
        "other",
    ]
    assert all(section.official for section in report.sections)


def test_all_two_hundred_cells_are_zero_and_table_three_and_four_are_proved(report: Report) -> None:
    cells = [figure for figure in report.figures if figure.origin is Origin.TABLE]
    assert len(cells) == 10 + 175 + 15
    assert {figure.value for figure in cells} == {Decimal(0)}
    assert Counter(figure.state for figure in cells) == {State.READ: 10, State.PROVED: 190}
    assert dict(report.tables) == {"two": "read", "three": "proved", "four": "proved"}
    assert len({(figure.metric, figure.member, figure.applicant) for figure in cells}) == 200


@pytest.mark.parametrize(("key", "answer"), SENTENCES.items(), ids=lambda item: str(item[0]))
def test_a_sentence_gives_its_figure(
    report: Report, key: tuple[str, str | None, str], answer: tuple[int, str, int]
) -> None:
    metric, member, _ = key
    value, phrase, page = answer
    [figure] = [
        figure
        for figure in sentences(report)
        if figure.metric == metric
        and figure.value == value
        and (figure.member == member or (member is None and figure.member != "total"))
    ]
    assert figure.state is State.READ
    assert not figure.approximate
    assert phrase in figure.quote.replace("\n", "")
    assert figure.page == page


def test_the_sentences_give_nothing_else(report: Report) -> None:
    parts_of_nothing = [
        figure
        for figure in sentences(report)
        if figure.metric == "website_posts" and figure.value == 0 and figure.member != "total"
    ]
    assert len(parts_of_nothing) == 2
    assert len(sentences(report)) == len(SENTENCES) + len(parts_of_nothing)
    assert report.set_aside == ()


def test_every_quote_is_the_documents_own_text_on_its_page(document: Document, report: Report) -> None:
    for figure in report.figures:
        assert document.text[figure.start : figure.end] == figure.quote
        assert document.page_at(figure.start) == figure.page
        assert figure.quote
