"""The field's phrasings and their right answers: phrasings/*.txt has a passage, then its figures."""

from pathlib import Path

import pytest

from tests.extraction.narrative.reading import figures_of, reading_of

FOLDER = Path(__file__).parent / "phrasings"


def passages(name: str) -> list[tuple[str, set[str]]]:
    """The passages of one file, each with the figures that it must give."""
    found = []
    for block in (FOLDER / f"{name}.txt").read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        figures = {line.strip() for line in lines if line.startswith("    ")}
        text = "\n".join(line for line in lines if not line.startswith("    "))
        if text.strip():
            found.append((text, figures - {"none"}))
    return found


@pytest.mark.parametrize(("text", "figures"), passages("publications"))
def test_what_was_published_is_counted_by_channel(text: str, figures: set[str]) -> None:
    assert figures_of(text) == figures


@pytest.mark.parametrize(("text", "figures"), passages("breakdowns"))
def test_a_breakdown_gives_the_whole_and_its_parts(text: str, figures: set[str]) -> None:
    assert figures_of(text) == figures


@pytest.mark.parametrize(("text", "figures"), passages("applications"))
def test_applications_disputes_and_fees_are_told_apart(text: str, figures: set[str]) -> None:
    assert figures_of(text) == figures


@pytest.mark.parametrize(("text", "figures"), passages("enquiries"))
def test_hotline_mailboxes_and_calls_are_told_apart(text: str, figures: set[str]) -> None:
    assert figures_of(text) == figures


@pytest.mark.parametrize(("text", "figures"), passages("activities"))
def test_interpretations_and_events_are_counted(text: str, figures: set[str]) -> None:
    assert figures_of(text) == figures


@pytest.mark.parametrize(("text", "figures"), passages("passages"))
def test_headings_and_broken_lines_keep_their_meaning(text: str, figures: set[str]) -> None:
    assert figures_of(text) == figures


@pytest.mark.parametrize(("text", "figures"), passages("not_figures"))
def test_what_is_no_figure_gives_none(text: str, figures: set[str]) -> None:
    assert figures == set()
    assert figures_of(text) == set()


@pytest.mark.parametrize("name", [path.stem for path in sorted(FOLDER.glob("*.txt"))])
def test_every_quote_is_what_the_document_says_at_its_place(name: str) -> None:
    for text, _ in passages(name):
        reading = reading_of(text)
        for found in (*reading.figures, *reading.statements, *reading.set_aside):
            assert found.quote
            assert text[found.start : found.end] == found.quote
