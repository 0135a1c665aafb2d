"""Command to first chart in a browser, and script time a page, beside an empty Streamlit page."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from streamlit.testing.v1 import AppTest

from dashboard import resources
from dashboard.library import HOME_VARIABLE, Library, create_library
from dashboard.serving import MAIN_SCRIPT, choose_port
from dashboard.warehouse.build import build

ROUNDS = 5
RERUNS = 20
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
EMPTY_PAGE = "import streamlit as st\nst.write('empty')\n"


def main() -> None:
    """Print medians in seconds and their ratio to the empty page's."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY_PAGE, encoding="utf-8")
        library = create_library(Path(folder) / "library")
        shutil.copytree(resources.DATA / "reports", library.reports, dirs_exist_ok=True)
        build(library)
        _print_start(empty, library)
        _print_script_times(empty, library)


def _print_start(empty: Path, library: Library) -> None:
    scripts = Path(sys.executable).parent
    ours: list[float] = []
    theirs: list[float] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=CHROMIUM_FLAGS)
        for _ in range(ROUNDS):
            port = str(choose_port(None))
            blank = [str(scripts / "streamlit"), "run", str(empty), "--server.headless", "true"]
            theirs.append(
                _seconds_to(browser, [*blank, "--server.port", port], port, "[data-testid=stMarkdown]")
            )
            port = str(choose_port(None))
            serve = [
                str(scripts / "gongkai"),
                "serve",
                "--home",
                str(library.home),
                "--no-browser",
                "--port",
                port,
            ]
            ours.append(_seconds_to(browser, serve, port, "[data-testid=stVegaLiteChart] svg, canvas.marks"))
        browser.close()
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    own, blank_page = statistics.median(ours), statistics.median(theirs)
    print(f"start to first chart    {own:6.2f} s, empty page {blank_page:6.2f} s")
    print(f"                        ratio {ratio:.2f} (median of {ROUNDS} pairs; bar 3)")


def _seconds_to(browser: Browser, command: list[str], port: str, selector: str) -> float:
    """Seconds from starting `command` until `selector` is on the page that it serves."""
    context = browser.new_context()
    page = context.new_page()
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_until_open(page.goto, f"http://127.0.0.1:{port}/")
            page.wait_for_selector(selector, timeout=60_000)
            return time.perf_counter() - begun
        finally:
            server.terminate()
            context.close()


def _wait_until_open(goto: Callable[[str], object], url: str) -> None:
    from playwright.sync_api import Error

    for _ in range(600):
        try:
            goto(url)
            return
        except Error:
            time.sleep(0.05)
    raise TimeoutError(f"nothing listens at {url}")


def _print_script_times(empty: Path, library: Library) -> None:
    with _home(library):
        blank = _reruns(AppTest.from_file(str(empty), default_timeout=60))
        base = statistics.median(blank)
        print(f"script time, empty page {base * 1000:6.1f} ms")
        for view in sorted((MAIN_SCRIPT.parent / "views").glob("[a-z]*.py")):
            app = AppTest.from_file(str(MAIN_SCRIPT), default_timeout=60).run()
            app.switch_page(f"views/{view.name}")
            times = sorted(_reruns(app))
            p95 = times[int(len(times) * 0.95) - 1]
            middle = statistics.median(times)
            print(
                f"script time, {view.stem:<11} {middle * 1000:6.1f} ms p50 {p95 * 1000:6.1f} ms p95 (bar 100)"
            )


def _reruns(app: AppTest) -> list[float]:
    app.run()
    seconds = []
    for _ in range(RERUNS):
        begun = time.perf_counter()
        app.run()
        seconds.append(time.perf_counter() - begun)
    return seconds


@contextmanager
def _home(library: Library) -> Iterator[None]:
    os.environ[HOME_VARIABLE] = str(library.home)
    try:
        yield
    finally:
        del os.environ[HOME_VARIABLE]


def _chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise FileNotFoundError("no chromium on PATH: run `make browser`")
