"""A server over the bundled reports, as `gongkai serve` starts one, and Debian's Chromium before it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from dashboard import resources
from dashboard.library import HOME_VARIABLE, Library, create_library
from dashboard.serving import choose_port
from dashboard.warehouse.build import build

SERVE = """
import sys
from pathlib import Path
from dashboard.library import locate_library
from dashboard.serving import serve
serve([locate_library(Path(sys.argv[1]))], int(sys.argv[2]), open_browser=False)
"""


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the pages about the bundled reports are served."""
    library = create_library(tmp_path_factory.mktemp("served") / "library")
    shutil.copytree(resources.DATA / "reports", library.reports, dirs_exist_ok=True)
    build(library)
    with served(library) as where:
        yield where


@contextmanager
def served(library: Library) -> Iterator[str]:
    """The address of a server over `library`, which ends with the block."""
    port = choose_port(None)
    environment = {name: value for name, value in os.environ.items() if name != HOME_VARIABLE}
    log = library.home / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(library.home), str(port)],
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
        )
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the server did not start:\n{log.read_text('utf-8', 'replace')}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as found on PATH; a machine without one fails the tests, which would prove nothing there."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("no Chromium on PATH: `make browser` installs one (apt-get install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
            ],
        )
        yield chromium
        chromium.close()
