"""Pages over libraries: without a browser, each starting from empty caches."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import resources
from dashboard.library import HOME_VARIABLE, Library, create_library

MAIN = Path(resources.__file__).parent / "app" / "main.py"

Open = Callable[..., AppTest]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library."""
    return create_library(tmp_path / "library")


@pytest.fixture(autouse=True)
def fresh_caches() -> Iterator[None]:
    """What one test cached is not there for the next."""
    st.cache_data.clear()
    st.cache_resource.clear()
    yield


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Runs a page (its name in views/) over libraries with a query, as a link does."""

    def run(page: str, *libraries: Library, **query: str) -> AppTest:
        monkeypatch.setenv(HOME_VARIABLE, os.pathsep.join(str(library.home) for library in libraries))
        at = AppTest.from_file(str(MAIN), default_timeout=60)
        for key, code in query.items():
            at.query_params[key] = code
        at.switch_page(f"views/{page}.py")
        at.run()
        assert not at.exception
        return at

    return run
