"""Libraries, plans, and exhibits written by hand whose words mean no good."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from dashboard.charts.bars import ranked_bars
from dashboard.charts.palette import CHOSEN
from dashboard.charts.theme import Texts
from dashboard.exhibits.choosing import choose_scope
from dashboard.exhibits.exhibit import Ask, Exhibit, Field, Headline, Native, Notices, Question, Series, Sheet
from dashboard.exhibits.scope import Scope
from dashboard.export.material import Chapter, Item, Piece, Plan, Section
from dashboard.library import Library
from dashboard.warehouse.snapshot import open_current

SNAPSHOT = "0123456789abcdef"
NASTY = (
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "＝1+1",
    "\t=1+1",
    "\r=1+1",
    "响\x07铃\x00\x1b",
    "../../etc/passwd",
    "长" * 200,
)
"""What no file may run, choke on, or take for a path."""


def asker(library: Library) -> Ask:
    snapshot = open_current(library)
    return lambda question: snapshot.query(question.query, **question.parameters)


@pytest.fixture
def ask(demo_library: Library) -> Ask:
    return asker(demo_library)


@pytest.fixture
def scope(ask: Ask) -> Scope:
    return choose_scope(ask)


def scope_by_hand(*, fictional: bool = False) -> Scope:
    return Scope(SNAPSHOT, "990101", "示例区", (), (), 2024, fictional, date(2025, 3, 28))


def exhibit_by_hand(
    names: Iterable[str] = NASTY, *, rows: pd.DataFrame | None = None, native: bool = True
) -> Exhibit:
    """A ranking; rows: name, value and flags, where the names alone won't do."""
    if rows is None:
        rows = pd.DataFrame({"name": list(names)})
        rows["value"] = range(1, len(rows) + 1)
    texts = Texts("谁最多", "件数（件），示例区各单位，2024 年", scope_by_hand().source())
    few = rows.head(12).assign(approximate=False, is_small=False)
    values = tuple(None if pd.isna(value) else float(value) for value in few["value"])
    chart = Native("bar", tuple(few["name"]), (Series("件数", values, CHOSEN),))
    return Exhibit(
        "hotline/agencies",
        texts,
        ranked_bars(few, texts, "件"),
        Sheet((Field("name", "单位"), Field("value", "件数", "integer")), rows),
        Question("snapshot", {}),
        ("hotline_orders",),
        chart if native else None,
    )


def chapter_by_hand(exhibit: Exhibit, *, answer: str = "共 3 件。", scope: Scope | None = None) -> Chapter:
    scope = scope or scope_by_hand()
    definitions = pd.DataFrame(
        {
            "metric": ["hotline_orders"],
            "label": ["热线"],
            "unit": ["件"],
            "section": ["一"],
            "definition": ["="],
        }
    )
    return Chapter(
        "=章",
        scope,
        answer,
        [Headline("热线", "3 件", "比上年 +1")],
        Notices(["留意"], ["要核实"]),
        [Piece(Item(exhibit.key, scope), exhibit)],
        [],
        definitions,
        quotes_by_hand(),
        findings_by_hand(),
    )


def quotes_by_hand(quote: str = "=1+1") -> pd.DataFrame:
    row = {
        "agency_id": "990101001", "district_code": "990101", "short_name": "=甲街道", "year": 2024,
        "metric": "hotline_orders", "metric_label": "热线受理", "label": "合计", "unit": "件", "value": 3.0,
        "approximate": True, "marked": True, "corrected": True, "counts": True,
        "file": "=报告.docx", "page": 1, "quote": quote, "figure_key": "hotline_orders.total",
    }  # fmt: skip
    return pd.DataFrame([row])


def findings_by_hand() -> pd.DataFrame:
    row = {
        "finding_id": "1", "severity": "error", "short_name": "=甲街道", "year": 2024, "rule": "PARTS",
        "message": "@各类别之和不符", "expected": "=3", "actual": "+甲",
    }  # fmt: skip
    return pd.DataFrame([row])


def plan_by_hand(scope: Scope | None = None, title: str = "示例区 2024 年") -> Plan:
    scope = scope or scope_by_hand()
    return Plan(title, scope, (Section("章", scope, ()),))


def cells(path: Path) -> dict[str, list[list[Any]]]:
    """The values of a workbook by sheet and row."""
    book = openpyxl.load_workbook(path)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}
