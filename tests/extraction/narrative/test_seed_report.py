"""The real seed report: every figure of its sentences, and nothing else."""

from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.extraction.narrative import SentenceReading, read_sentences
from dashboard.extraction.normalised import normalise
from dashboard.extraction.report import State
from dashboard.reading import Document, read
from dashboard.resources import DATA
from tests.extraction.narrative.reading import THE_CATALOGUE

SEED = DATA / "reports" / "原州区南关街道2024年政府信息公开工作年度报告.txt"

EXPECTED = {
    ("website_posts", "total"): 24,
    ("website_posts", "公共租赁住房与补贴、最低生活保障及临时救助、法治政府建设等关键领域的信息"): 23,
    ("website_posts", "年度财务预算信息"): 1,
    ("website_posts", "决算信息"): 0,
    ("website_posts", "单位信息"): 0,
    ("board_posts", ""): 308,
    ("newmedia_posts", "total"): 135,
    ("hotline_orders", "total"): 559,
    ("hotline_orders", "help"): 245,
    ("hotline_orders", "complaint"): 301,
    ("hotline_orders", "consultation"): 8,
    ("hotline_orders", "report"): 5,
    ("consult_calls", ""): 692,
    ("requests_new", ""): 0,
    ("reviews", "total"): 0,
    ("lawsuits", "total"): 0,
    ("processing_fees", ""): 0,
}


@pytest.fixture(scope="module")
def document() -> Document:
    return read(Path(SEED))


@pytest.fixture(scope="module")
def reading(document: Document) -> SentenceReading:
    return read_sentences(document, normalise(document), THE_CATALOGUE, sections=(), year=2024, skip=())


def test_every_figure_of_the_sentences_is_read_and_nothing_else(reading: SentenceReading) -> None:
    found = {(figure.metric, figure.member): figure.value for figure in reading.figures}
    assert found == {key: Decimal(value) for key, value in EXPECTED.items()}
    assert len(reading.figures) == len(found)


def test_each_figure_is_exact_and_unambiguous(reading: SentenceReading) -> None:
    assert all(figure.state is State.READ and not figure.approximate for figure in reading.figures)


def test_each_quote_stands_in_the_document_where_the_figure_says(
    document: Document, reading: SentenceReading
) -> None:
    for figure in reading.figures:
        assert document.text[figure.start : figure.end] == figure.quote
        assert figure.page == document.page_at(figure.start)


def test_a_quote_goes_across_line_breaks_of_the_text_layer(reading: SentenceReading) -> None:
    quotes = {figure.metric: "".join(figure.quote.split()) for figure in reading.figures}
    assert quotes["consult_calls"] == "接听咨询电话692个"
    assert quotes["reviews"] == "未发生行政复议或行政诉讼案件"


def test_the_context_is_the_printed_sentence_on_one_line(reading: SentenceReading) -> None:
    contexts = {figure.metric: figure.context for figure in reading.figures}
    assert contexts["processing_fees"] == (
        "依据《政府信息公开信息处理费管理办法》，本机关在2024年未收到政府信息公开申请，"
        "因此未收取任何信息处理费用。"
    )


def test_that_no_fee_was_charged_is_stated(reading: SentenceReading) -> None:
    assert [(s.kind, s.quote) for s in reading.statements] == [("no_fee", "未收取任何信息处理费用")]
