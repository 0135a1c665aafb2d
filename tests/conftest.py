"""Libraries built once for all tests that read them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard import resources
from dashboard.demo import write_demo
from dashboard.library import Library, create_library
from dashboard.warehouse.build import build


@pytest.fixture(scope="session")
def seed_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library built from the bundled reports, as `gongkai build` builds one."""
    library = create_library(tmp_path_factory.mktemp("libraries") / "seed")
    shutil.copytree(resources.DATA / "reports", library.reports, dirs_exist_ok=True)
    build(library)
    return library


@pytest.fixture(scope="session")
def demo_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A fictional district of six agencies and three years, written as documents and built."""
    folder: Path = tmp_path_factory.mktemp("libraries") / "demo"
    write_demo(folder, agencies=6, years=3)
    build(Library(folder))
    return Library(folder)
