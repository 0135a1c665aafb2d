"""Every SQL file says what it answers, and its header can't rot."""

import re
from pathlib import Path

import duckdb
import pytest

from dashboard.resources import QUERIES
from dashboard.warehouse.checks import rule_of

FILES = sorted(QUERIES.rglob("*.sql"))
KEYWORDS = re.compile(r"\b(?:SELECT|FROM|WHERE|JOIN|GROUP BY|ORDER BY|CREATE|INSERT|UNION|CASE|WITH)\b")
CHECKS = sorted((QUERIES / "checks").glob("*.sql"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_query_begins_with_what_it_answers_its_grain_and_its_columns(path: Path) -> None:
    first, *rest = path.read_text("utf-8").splitlines()
    assert re.match(r"-- \S", first)
    for part in ("grain", "params", "columns"):
        assert any(re.match(rf"-- {part}:\s+\S", line) for line in rest), f"no {part} line"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_header_lists_the_parameters_that_the_query_binds(path: Path) -> None:
    sql = path.read_text("utf-8")
    listed = re.search(r"-- params:(.*(?:\n--  .*)*)", sql)
    assert listed is not None
    bound = set().union(*(part.named_parameters for part in duckdb.extract_statements(sql)))
    assert set(re.findall(r"\$(\w+)", listed[1])) == bound


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sql_is_written_in_lower_case(path: Path) -> None:
    code = "\n".join(line.split("--")[0] for line in path.read_text("utf-8").splitlines())
    assert not KEYWORDS.findall(code)


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_a_rules_file_names_the_rule_its_severity_and_its_basis(path: Path) -> None:
    first, *rest = path.read_text("utf-8").splitlines()
    assert re.match(rf"-- {rule_of(path.stem)} \((?:error|warning|note|suggestion)[ ,)]", first)
    assert any(line.startswith("-- basis:") for line in rest)


def test_every_rule_of_the_rules_page_has_its_file() -> None:
    assert {rule_of(path.stem) for path in CHECKS} == {
        "T3-ROW", "T3-SUM", "T3-BALANCE", "T4-SUM", "CELL", "LOCATE", "CARRY", "STOCK", "PENDING",
        "TEXT-TABLE", "TEXT-NONE", "TEXT-SHARE", "PARTS", "FEE", "FORM", "OLD-YEAR", "DEADLINE", "SAME",
        "JUMP", "PEER", "PARENT",
    }  # fmt: skip
