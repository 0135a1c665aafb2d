"""One fictional library of the usual size, written once."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.demo import write_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "library"
    write_demo(folder)
    return folder


@pytest.fixture(scope="session")
def truth(demo: Path) -> Callable[[str], list[dict[str, str]]]:
    """The rows of a file of the truth: figures, defects or documents."""

    def rows(name: str) -> list[dict[str, str]]:
        with (demo / "truth" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    return rows
