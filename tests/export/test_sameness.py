"""The same snapshot and choices give the same file again."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exhibits.exhibit import Ask
from dashboard.exhibits.scope import Scope
from dashboard.export.run import export_file
from dashboard.export.templates import TEMPLATES, plan

from .test_content import contents


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_workbook_is_the_same_to_the_byte(ask: Ask, scope: Scope, template: str, tmp_path: Path) -> None:
    first, second = (
        export_file(ask, plan(template, ask, scope), "xlsx", tmp_path / name).read_bytes() for name in "ab"
    )
    assert first == second


@pytest.mark.parametrize("template", ["热线专题", "一街一页"])
def test_slides_hold_the_same(ask: Ask, scope: Scope, template: str, tmp_path: Path) -> None:
    first, second = (
        contents(export_file(ask, plan(template, ask, scope), "pptx", tmp_path / name)) for name in "ab"
    )
    assert len(first) > 2 and first == second
