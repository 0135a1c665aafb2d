"""Servers of the pages and of an empty page, and the seconds until a browser has drawn something."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from dashboard.library import Library
from dashboard.serving import choose_port

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
CHART = "[data-testid=stVegaLiteChart] svg, canvas.marks"
EMPTY = "[data-testid=stMarkdown]"
EMPTY_PAGE = "import streamlit as st\nst.write('empty')\n"
_SCRIPTS = Path(sys.executable).parent


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_executable(), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@contextmanager
def empty_served(script: Path) -> Iterator[str]:
    """The address of a page that only says 'empty', served by Streamlit's own command; script: made there."""
    script.write_text(EMPTY_PAGE, encoding="utf-8")
    port = str(choose_port(None))
    command = [str(_SCRIPTS / "streamlit"), "run", str(script), "--server.headless", "true"]
    with _served([*command, "--server.port", port]):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def served(library: Library) -> Iterator[str]:
    """The address at which `gongkai serve` shows `library`."""
    port = str(choose_port(None))
    command = [str(_SCRIPTS / "gongkai"), "serve", "--home", str(library.home), "--no-browser"]
    with _served([*command, "--port", port]):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def _served(command: list[str]) -> Iterator[None]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield
        finally:
            server.terminate()


def seconds_to(browser: Browser, url: str, selector: str) -> float:
    """Seconds until a browser that was never there has `selector` on the page at `url`, once it answers."""
    context = browser.new_context()
    try:
        page = context.new_page()
        begun = time.perf_counter()
        _goto(page, url)
        page.wait_for_selector(selector, timeout=120_000)
        return time.perf_counter() - begun
    finally:
        context.close()


def _goto(page: Page, url: str) -> None:
    for _ in range(600):
        try:
            page.goto(url)
            return
        except Error:
            time.sleep(0.05)
    raise TimeoutError(f"nothing listens at {url}")


def _executable() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise FileNotFoundError("no chromium on PATH: run `make browser`")
