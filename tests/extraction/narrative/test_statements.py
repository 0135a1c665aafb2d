"""Sentences that can be checked against the tables: all dealt with, no fee, a percentage."""

import pytest

from tests.extraction.narrative.reading import reading_of


def statements(text: str) -> list[tuple[str, str]]:
    return [(statement.kind, statement.quote) for statement in reading_of(text).statements]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("全年收到政府信息公开申请5件，已全部办结。", "全部办结"),
        ("收到申请5件，均在法定期限内答复。", "均在法定期限内答复"),
        ("（二）依申请公开\n收到5件，办结率100%。", "办结率100%"),
        ("依申请公开办结率达到百分之百，收到申请1件。", "办结率达到百分之百"),
    ],
)
def test_that_all_applications_were_dealt_with_is_a_statement(text: str, quote: str) -> None:
    assert ("all_processed", quote) in statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "受理12345热线47件，全部办结。",
        "受理12345热线47件，办结率100%。",
        "收到申请5件，未全部办结。",
        "收到申请5件，办结率90%。",
        "政民互动留言12条，均已答复。",
        "收到申请5件，平均3天答复。",
    ],
)
def test_other_things_dealt_with_say_nothing_of_applications(text: str) -> None:
    assert "all_processed" not in [kind for kind, _ in statements(text)]


@pytest.mark.parametrize(
    "text",
    [
        "本年度未收取政府信息公开信息处理费。",
        "依申请提供信息未收取任何费用。",
        "信息处理费收取情况：无。",
        "2024年，没有产生政府信息公开收费。",
    ],
)
def test_that_no_fee_was_charged_is_a_statement_and_a_zero(text: str) -> None:
    reading = reading_of(text)
    assert [statement.kind for statement in reading.statements] == ["no_fee"]
    assert [(figure.metric, figure.value) for figure in reading.figures] == [("processing_fees", 0)]


@pytest.mark.parametrize(
    ("text", "value", "quote"),
    [
        ("受理12345热线500件，其中投诉269件，占53.8%。", "53.8", "占53.8%"),
        ("受理12345热线500件，其中投诉269件(53.8%)。", "53.8", "其中投诉269件(53.8%"),
        ("公开信息120条，同比增长20%。", "20", "同比增长20%"),
        ("受理12345热线500件，办结率99.2%。", "99.2", "办结率99.2%"),
    ],
)
def test_a_percentage_beside_a_figure_is_a_share(text: str, value: str, quote: str) -> None:
    found = [(str(s.value), s.quote) for s in reading_of(text).statements if s.kind == "share"]
    assert found == [(value, quote)]


def test_a_percentage_without_a_figure_is_none() -> None:
    assert statements("群众满意度达到98%。") == []
