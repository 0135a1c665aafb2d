"""Script time of every page and time of every query, over choices that nothing has cached yet.

Of a fictional district of 14 bodies x 10 years, built from its documents, and of a country of 40,000 agencies
x 10 years x 300 figures (120 M), made in the database. `python -m bench pages --agencies 4000` makes the
country smaller, `--browser` also times three pages in Chromium until their chart is drawn.
"""

from __future__ import annotations

import argparse
import logging
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

from bench._browser import CHART, EMPTY, EMPTY_PAGE, chromium, empty_served, seconds_to, served
from bench._choices import KINDS, Choice, choices_of
from bench._national import FIGURES, write_national
from bench._small import write_small
from bench._timing import PageFailedError, Timing, p95, print_heading, print_line, run_timed, timed
from dashboard import resources
from dashboard.app.settings import streamlit_options
from dashboard.library import HOME_VARIABLE, Library
from dashboard.serving import MAIN_SCRIPT
from dashboard.warehouse.snapshot import open_current
from dashboard.warehouse.statements import parameters_of

AGENCIES = 40_000
SMALL_BAR, NATIONAL_BAR = 100, 300
"""Milliseconds of script time, at the 95th percentile (DESIGN 9)."""
CHOICES = 20
DRAWN = {"overview": ("", "agency"), "profile": ("profile", "agency"), "hotline": ("hotline", "district")}
"""The pages that are opened in a browser: their addresses, and the kind of choice that always has a chart."""


def main(words: Sequence[str] = ()) -> None:
    """Print a table of pages and one of queries for each size, with the bars of DESIGN 9."""
    parser = argparse.ArgumentParser(prog="python -m bench pages")
    parser.add_argument("--agencies", type=int, default=AGENCIES, help="of the country; 0: no country")
    parser.add_argument("--choices", type=int, default=CHOICES, help="for each page and query")
    parser.add_argument("--browser", action="store_true", help="also time charts in Chromium")
    parser.add_argument("--home", type=Path, help="measure this library alone, by the bar of the country")
    options = parser.parse_args(words)
    # As the server runs the pages: without them, Streamlit also counts what is used for its makers.
    for name, value in streamlit_options().items():
        config.set_option(name, value)
    # Streamlit warns at each run that it runs without a server; a page that fails has its line in the table.
    logging.disable(logging.ERROR)
    if options.home:
        _measure(str(options.home), Library(options.home), NATIONAL_BAR, options)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _measure("14 agencies x 10 years", write_small(folder / "small"), SMALL_BAR, options)
        if options.agencies:
            title = f"{options.agencies:,} agencies x 10 years x {FIGURES} figures"
            library = write_national(folder / "national", options.agencies)
            _measure(title, library, NATIONAL_BAR, options)


def _measure(title: str, library: Library, bar: int, options: argparse.Namespace) -> None:
    size = sum(path.stat().st_size for path in library.snapshots.glob("*.duckdb")) / 1e6
    every = choices_of(library, options.choices + len(KINDS))
    choices, warm_up = every[: -len(KINDS)], every[-len(KINDS) :]
    print(f"\n{title}: snapshot of {size:,.0f} MB, {len(choices)} choices", flush=True)
    print_pages(library, warm_up, choices, bar)
    print_queries(library, choices)
    if options.browser:
        print_drawing(library, warm_up, choices)


def print_pages(library: Library, warm_up: Sequence[Choice], choices: Sequence[Choice], bar: int) -> None:
    """A line for each page of the app: time of the run after each choice, and of an empty page.

    warm_up: choices that are run before, so that modules are imported and the snapshot is open.
    """
    print_heading("page")
    with tempfile.TemporaryDirectory() as folder, _home(library):
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY_PAGE, encoding="utf-8")
        blank: list[Timing] = []
        for choice in choices:
            run_timed(AppTest.from_file(str(empty)), blank, choice.kind)
        print_line("(empty page)", blank)
        for view in sorted((MAIN_SCRIPT.parent / "views").glob("[a-z]*.py")):
            timings: list[Timing] = []
            st.cache_data.clear()
            st.cache_resource.clear()
            for choice in warm_up:
                _opened(view.name, choice).run()
            try:
                for choice in choices:
                    run_timed(_opened(view.name, choice), timings, choice.kind)
            except PageFailedError as error:
                print(f"{view.stem:<24} failed: {error}")
                continue
            print_line(view.stem, timings, bar)


def _opened(view: str, choice: Choice) -> AppTest:
    """The page as a link opens it, before its script has run."""
    app = AppTest.from_file(str(MAIN_SCRIPT), default_timeout=600)
    for key, code in choice.query.items():
        app.query_params[key] = code
    return app.switch_page(f"views/{view}")


@contextmanager
def _home(library: Library) -> Iterator[None]:
    before = os.environ.get(HOME_VARIABLE)
    os.environ[HOME_VARIABLE] = str(library.home)
    try:
        yield
    finally:
        del os.environ[HOME_VARIABLE]
        if before is not None:
            os.environ[HOME_VARIABLE] = before


def print_queries(library: Library, choices: Sequence[Choice]) -> None:
    """A line for each query that a page may ask, with its parameters filled in by their names."""
    snapshot = open_current(library)
    print_heading("query")
    for path in sorted(resources.QUERIES.glob("*.sql")):
        names = parameters_of(path.stem)
        if unknown := names - _values(choices[0]).keys():
            print(f"{path.stem:<24} not run: the bench has no {', '.join(sorted(unknown))}")
            continue
        timings: list[Timing] = []
        for choice in choices:
            values = {name: value for name, value in _values(choice).items() if name in names}
            with timed(timings, choice.kind):
                snapshot.query(path.stem, **values)
        print_line(path.stem, timings)


def _values(choice: Choice) -> dict[str, Any]:
    """A value for each parameter that queries have, by its name."""
    agency, year = choice.report.rsplit("-", 1)
    finding = f"{choice.report}#T3-ROW#1"
    return {
        "agencies": list(choice.agencies),
        "agency": agency,
        "dismissed": [],
        "district": choice.district,
        "finding": finding,
        "findings": [finding],
        "first_year": choice.year - 9,
        "format": "2021",
        "indicators": ["completion_rate", "disclosure_rate"],
        "key": "hotline_orders",
        "keys": ["hotline_orders", "completion_rate"],
        "kinds": [],
        "last_year": choice.year,
        "metric": "hotline_orders",
        "metrics": ["hotline_orders", "newmedia_posts"],
        "most": 20,
        "report": choice.report,
        "year": int(year),
        "years": [choice.year - 1, choice.year],
    }


def print_drawing(library: Library, warm_up: Sequence[Choice], choices: Sequence[Choice]) -> None:
    """A line for each of three pages: seconds from opening a link to its chart, and of an empty page."""
    print(f"\n{'opened in a browser':<24}{'p50':>9}{'p95':>9}{'ratio':>7}")
    every = (*warm_up, *choices)
    rounds = sum(choice.kind == "agency" for choice in every)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        with empty_served(Path(folder) / "empty.py") as url:
            _, *blank = [seconds_to(browser, url, EMPTY) for _ in range(rounds)]
        middle = statistics.median(blank)
        print(f"{'(empty page)':<24}{middle:7.2f} s{p95(blank):7.2f} s")
        with served(library) as url:
            for page, (path, kind) in DRAWN.items():
                links = [f"{url}{path}?{urlencode(one.query)}" for one in every if one.kind == kind]
                _, *drawn = [seconds_to(browser, link, CHART) for link in links]
                half = statistics.median(drawn)
                print(f"{page:<24}{half:7.2f} s{p95(drawn):7.2f} s{half / middle:7.2f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
