"""The same snapshot and choices give the same file again: a workbook to the byte, others what they hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.exhibits.exhibit import Ask, Question
from dashboard.exhibits.scope import Scope
from dashboard.export.run import export_file
from dashboard.export.templates import TEMPLATES, plan

from .test_content import contents, properties


@pytest.fixture
def few(ask: Ask, scope: Scope) -> Scope:
    """Three agencies: files of all would take long."""
    rows = ask(Question("agencies", {"district": scope.district})).tail(3)
    return replace(scope, agencies=tuple(rows["agency_id"]), agency_names=tuple(rows["short_name"]))


@pytest.mark.parametrize("kind", ["pptx", "xlsx", "docx"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_same_snapshot_and_choices_give_the_same_content(
    ask: Ask, few: Scope, template: str, kind: str, tmp_path: Path
) -> None:
    paths = [export_file(ask, plan(template, ask, few), kind, tmp_path / name) for name in "ab"]
    first, second = (path.read_bytes() if kind == "xlsx" else contents(path) for path in paths)
    assert len(first) > 2 and first == second
    assert few.snapshot_id in properties(paths[0])
