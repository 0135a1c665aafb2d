"""A text cut up so that every quote can be shown where it stands."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.app.excerpts import Line, Run, Span, lines_of


def text_of(lines: list[Line], span: int) -> str:
    """What is shown as the quote of `span`."""
    return "".join(run.text for line in lines for cell in line.cells for run in cell if span in run.figures)


def test_a_quote_is_a_run_of_its_own() -> None:
    [line] = lines_of("受理热线559件。", 0, [Span(4, 8)])
    assert line == Line("", ((Run("受理热线", ()), Run("559件", (0,)), Run("。", ())),))


def test_positions_count_from_the_start_of_the_whole_text() -> None:
    [line] = lines_of("受理热线559件。", 100, [Span(104, 108)])
    assert text_of([line], 0) == "559件"


def test_a_quote_over_two_lines_is_shown_on_both() -> None:
    lines = lines_of("发布政务新媒体文\n章135篇。", 0, [Span(2, 14)])
    assert text_of(lines, 0) == "政务新媒体文章135篇"
    assert len(lines) == 2


def test_where_quotes_overlap_the_widest_comes_first() -> None:
    [line] = lines_of("共24条其中23条", 0, [Span(6, 9), Span(1, 9)])
    assert line.cells[0][-1] == Run("23条", (1, 0))


def test_a_blank_cell_keeps_its_place() -> None:
    [line] = lines_of("行政许可\t\t3", 0, [Span(5, 5), Span(6, 7)])
    assert line == Line("row", ((Run("行政许可", ()),), (Run("", (0,)),), (Run("3", (1,)),)))


def test_a_text_printed_with_a_blank_line_after_every_line_loses_them() -> None:
    assert [line.kind for line in lines_of("一\n\n二\n\n三", 0, [])] == ["", "", ""]


def test_a_blank_line_between_paragraphs_stays_a_gap() -> None:
    assert [line.kind for line in lines_of("一\n二\n三\n\n\n四", 0, [])] == ["", "", "", "gap", ""]


@settings(max_examples=150, deadline=None)
@given(
    st.text("字1，\t\n ", max_size=60).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted), max_size=6),
        )
    )
)
def test_every_quote_is_shown_whole_whatever_the_spans(drawn: tuple[str, list[list[int]]]) -> None:
    text, pairs = drawn
    lines = lines_of(text, 0, [Span(*pair) for pair in pairs])
    for index, (start, end) in enumerate(pairs):
        quoted = text[start:end].replace("\n", "").replace("\t", "")
        assert text_of(lines, index) == quoted
