"""Command to first chart in a browser, beside an empty Streamlit page."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Browser

from bench._browser import CHART, EMPTY, chromium, empty_served, seconds_to, served
from dashboard import resources
from dashboard.library import create_library
from dashboard.warehouse.build import build

ROUNDS = 5


def main() -> None:
    """Print medians in seconds and their ratio to the empty page's."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        library = create_library(Path(folder) / "library")
        shutil.copytree(resources.DATA / "reports", library.reports, dirs_exist_ok=True)
        build(library)
        ours: list[float] = []
        theirs: list[float] = []
        for _ in range(ROUNDS):
            theirs.append(_seconds_from_start(browser, empty_served(Path(folder) / "empty.py"), EMPTY))
            ours.append(_seconds_from_start(browser, served(library), CHART))
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    own, blank_page = statistics.median(ours), statistics.median(theirs)
    print(f"start to first chart    {own:6.2f} s, empty page {blank_page:6.2f} s")
    print(f"                        ratio {ratio:.2f} (median of {ROUNDS} pairs; bar 3)")


def _seconds_from_start(browser: Browser, server: AbstractContextManager[str], selector: str) -> float:
    begun = time.perf_counter()
    with server as url:
        seconds_to(browser, url, selector)
        return time.perf_counter() - begun
