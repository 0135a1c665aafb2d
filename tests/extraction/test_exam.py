"""Invented excerpts in many registers: how many of the figures read are right, how many are found."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from dashboard.catalogue import load_catalogue
from dashboard.divisions import load_divisions
from dashboard.extraction import extract
from dashboard.extraction.report import Figure, Origin
from dashboard.reading import read
from dashboard.resources import CATALOGUE

EXAM = Path(__file__).parents[1] / "fixtures" / "sentences"
# Vocabularies in which a part's number may stand under any label.
OPEN = {
    "website_posts",
    "disclosures",
    "newmedia_posts",
    "hotline_orders",
    "board_posts",
    "messages_answered",
}
# A total is right only where the answers have it: last year's or other offices' is none.
WHOLE = {"", "total"}
# Asked for only where the answers have them: what else a text says of them is left open.
WHERE_ASKED = {"information_managed", "processing_fees"}
PUBLISHED = {"website_posts", "disclosures"}


def mark(figures: list[Figure], answers: dict[str, Any]) -> tuple[int, list[str], list[str]]:
    """How many figures are right, which are false, and which answers are missed."""
    right, false = 0, []
    wanted = [(metric, member, value) for metric, member, value, *_ in answers["figures"]]
    spare = Counter(Decimal(value) for _, value, _ in answers["others"])
    asked = {metric for metric, *_ in wanted}
    for figure in figures:
        if figure.value is None or (figure.metric in WHERE_ASKED and figure.metric not in asked):
            continue
        metrics = PUBLISHED if figure.metric in PUBLISHED else {figure.metric}
        answer = next((a for a in wanted if a[0] in metrics and a[1:] == (figure.member, figure.value)), None)
        if answer is not None:
            wanted.remove(answer)
            right += 1
        elif figure.metric in OPEN and figure.member not in WHOLE and spare[figure.value]:
            spare[figure.value] -= 1
            right += 1
        else:
            false.append(f"{figure.metric}/{figure.member} = {figure.value}: {figure.quote}")
    return right, false, [f"{metric}/{member} = {value}" for metric, member, value in wanted]


def test_figures_in_sentences_are_right_and_found() -> None:
    catalogue, divisions = load_catalogue(CATALOGUE), load_divisions(CATALOGUE)
    right, asked, false, missed = 0, 0, [], []
    for line in (EXAM / "gold.jsonl").read_text("utf-8").splitlines():
        answers = json.loads(line)
        report = extract(read(EXAM / answers["file"]), catalogue, divisions)
        figures = [figure for figure in report.figures if figure.origin is Origin.NARRATIVE]
        found, wrong, left = mark(figures, answers)
        right, asked = right + found, asked + len(answers["figures"])
        false += [f"{answers['file']} {figure}" for figure in wrong]
        missed += [f"{answers['file']} {answer}" for answer in left]
    faults = "\n".join(["false:", *false, "missed:", *missed])
    assert right / (right + len(false)) >= 0.98, faults
    assert 1 - len(missed) / asked >= 0.95, faults
