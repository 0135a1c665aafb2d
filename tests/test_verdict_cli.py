"""`gongkai check` with people's verdicts on what it lists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from warehouse.libraries import STREETS, new_library, put

from dashboard.library import VERDICT_COLUMNS, Library
from dashboard.warehouse.build import build
from dashboard.warehouse.verdicts import Verdict, add_verdict
from tests.command_line import gongkai


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """One report whose hotline orders exceed the sum of their parts by one."""
    library = new_library(tmp_path / "library")
    put(library, STREETS[0], orders=560)
    build(library)
    return library


def listed(library: Library, *words: str) -> list[dict[str, Any]]:
    """What check prints about breakdowns."""
    found = json.loads(gongkai("check", "--home", library.home, "--json", *words, status=0).stdout)
    return [one for one in found if one["rule"] == "PARTS"]


def say(library: Library, finding: dict[str, Any], verdict: str) -> None:
    fields = ("PARTS", STREETS[0], "2024", finding["message"], "559", "560")
    add_verdict(
        library, Verdict(0, finding["finding_id"], *fields, verdict, "与台账核对", "张某", "2025-03-01 10:00")
    )


def test_a_dismissed_finding_is_listed_only_when_asked_for(library: Library) -> None:
    [finding] = listed(library)
    assert finding["verdict"] is None
    say(library, finding, "不属实")
    assert listed(library) == []
    [told] = listed(library, "--all")
    expected = {"verdict": "不属实", "why": "与台账核对", "who": "张某", "at": "2025-03-01 10:00"}
    assert told["verdict"] == expected
    printed = gongkai("check", "--home", library.home, status=0).stdout
    assert "另有 1 项判为不属实，未列出" in printed


def test_a_confirmed_finding_is_listed_with_who_said_so(library: Library) -> None:
    say(library, listed(library)[0], "确认")
    printed = gongkai("check", "--home", library.home, status=0).stdout
    assert "确认（张某：与台账核对）" in printed and "未列出" not in printed


def test_a_wrong_row_is_named_and_the_list_goes_on(library: Library) -> None:
    [finding] = listed(library)
    say(library, finding, "确认")
    with library.verdicts.open("a", encoding="utf-8") as file:
        file.write(",".join([finding["finding_id"], *[""] * (len(VERDICT_COLUMNS) - 1)]) + "\n")
    run = gongkai("check", "--home", library.home, status=0)
    assert "判断表第 3 行缺少判断、理由、判断人" in run.stderr
    assert "确认（张某" in run.stdout
