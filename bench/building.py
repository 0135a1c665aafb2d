"""Building a library: reports a second, memory, and the cost of one new report beside many old ones.

`python -m bench building` does 100 and 1,000 reports; `python -m bench.building 10000` any number.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from dashboard.demo import write_demo
from dashboard.library import Library, create_library

SIZES = (100, 1_000)
_YEARS = 6
_BODIES_OF_A_DISTRICT = 14
_GONGKAI = Path(sys.executable).with_name("gongkai")


class Run(NamedTuple):
    """One build as a whole process: wall seconds, and memory of its largest process in MB."""

    seconds: float
    megabytes: float


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print a line for each number of reports."""
    headings = f"{'reports':>8} {'first build':>12} {'reports/s':>10} {'memory':>9}"
    print(f"{headings} {'one new':>9} {'alone':>8} {'ratio':>6}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            _line(Path(folder), size)


def _line(folder: Path, size: int) -> None:
    # Each district of fourteen bodies has its government's report besides.
    bodies = max(1, size * _BODIES_OF_A_DISTRICT // ((_BODIES_OF_A_DISTRICT + 1) * _YEARS))
    library = Library(write_demo(folder / "many", agencies=bodies, years=_YEARS).folder)
    documents = sorted(path for path in library.reports.rglob("*") if path.is_file())
    new = documents[len(documents) // 2]
    apart = folder / new.name
    new.rename(apart)
    whole = _build(library)
    again = _build(library, apart)
    alone = _build(_with_catalogue_of(library, create_library(folder / "alone")), apart)
    count = len(documents) - 1
    print(
        f"{count:8,} {whole.seconds:10.1f} s {count / whole.seconds:10.1f} {whole.megabytes:6.0f} MB"
        f" {again.seconds:7.2f} s {alone.seconds:6.2f} s {again.seconds / alone.seconds:6.2f}",
        flush=True,
    )


def _with_catalogue_of(other: Library, library: Library) -> Library:
    library.catalogue.mkdir()
    for path in other.catalogue.iterdir():
        (library.catalogue / path.name).write_bytes(path.read_bytes())
    return library


def _build(library: Library, *documents: Path) -> Run:
    begun = time.perf_counter()
    command = [str(_GONGKAI), "build", "--home", str(library.home), *map(str, documents)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return Run(time.perf_counter() - begun, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main(tuple(int(word) for word in sys.argv[1:]) or SIZES)
