"""The cache of readings: one reading a content, read again when anything that it depends on changes."""

from __future__ import annotations

import ast
import sys
from importlib import metadata
from pathlib import Path

import pytest

import dashboard
from dashboard.library import Library
from dashboard.warehouse.build import build
from dashboard.warehouse.inputs import Inputs
from dashboard.warehouse.readings import READER_PACKAGES, ReadingCache
from dashboard.warehouse.snapshot import open_current
from warehouse.libraries import STREETS, new_library, put

PACKAGE = Path(dashboard.__file__).parent


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = new_library(tmp_path / "library")
    put(library, STREETS[0])
    return library


def cache_of(library: Library, extractor: str) -> ReadingCache:
    inputs = Inputs.of(library)
    return ReadingCache(library, inputs.catalogue_sha256, extractor)


def test_a_document_is_read_once_and_again_by_another_extractor(library: Library) -> None:
    [(name, sha256)] = Inputs.of(library).documents.items()
    reading = cache_of(library, "1").get(name, sha256)
    assert reading.report_id == "990101001-2024"
    assert cache_of(library, "1").has(name, sha256)
    assert not cache_of(library, "2").has(name, sha256)


def test_a_document_that_changes_while_it_is_read_is_set_aside(library: Library) -> None:
    [name] = Inputs.of(library).documents
    reading = cache_of(library, "1").get(name, "0" * 64)
    assert (reading.report_id, reading.problem) == (None, "文件在读取时被改动")


def test_a_document_that_cannot_be_read_keeps_its_reason(library: Library) -> None:
    (library.reports / "空.txt").write_bytes(b"")
    [rejection] = build(library).rejected
    assert rejection.file == "空.txt"
    assert rejection.problem != ""
    assert rejection.remedy != ""


def test_a_damaged_cache_is_read_over(library: Library) -> None:
    build(library)
    for kept in (library.cache / "readings").glob("*/*"):
        kept.write_bytes(b"{")
    library.pointer.unlink()
    for snapshot in library.snapshots.glob("*.duckdb"):
        snapshot.unlink()
    build(library)
    assert open_current(library).query("snapshot")["reports"].tolist() == [1]


def test_what_is_no_longer_there_leaves_the_cache_when_all_is_built_anew(library: Library) -> None:
    build(library)
    next(library.reports.iterdir()).unlink()
    put(library, STREETS[1])
    library.pointer.unlink()
    build(library)
    assert len(list((library.cache / "readings").glob("*/*"))) == 1


def third_party_imports(folder: Path) -> set[str]:
    names: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names) - {"dashboard"}


def test_the_extractors_version_counts_every_package_that_reading_depends_on() -> None:
    distributions = metadata.packages_distributions()
    imported = third_party_imports(PACKAGE / "reading") | third_party_imports(PACKAGE / "extraction")
    needed = {name.lower() for module in imported for name in distributions.get(module, [])}
    assert needed - set(READER_PACKAGES) == set()
