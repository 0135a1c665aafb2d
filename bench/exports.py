"""Exporting 一街一页: time and memory for a district's agencies and for a thousand.

`python -m bench exports` does 14 and 1,000 agencies; `python -m bench.exports 100` any number.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench._national import write_national
from dashboard.exhibits.scope import EVERY
from dashboard.library import Library

SIZES = (14, 1_000)
KINDS = ("pptx", "xlsx")
_OF_FEW, _FEW = "docx", 100
"""A brief draws two pictures a page, a second each: of a thousand it is not asked for."""
_GONGKAI = Path(sys.executable).with_name("gongkai")


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print a line for each number of agencies and kind of file."""
    print(f"{'agencies':>9} {'kind':>5} {'wall':>8} {'CPU':>8} {'CPU each':>9} {'memory':>8} {'file':>8}")
    for agencies in sizes:
        with tempfile.TemporaryDirectory() as folder:
            library = write_national(Path(folder, "library"), agencies)
            for kind in (*KINDS, _OF_FEW) if agencies <= _FEW else KINDS:
                _line(library, agencies, kind, Path(folder, "out"))


def _line(library: Library, agencies: int, kind: str, out: Path) -> None:
    command = [str(_GONGKAI), "export", "--home", str(library.home), "--out", str(out)]
    command += ["--template", "一街一页", "--district", EVERY, "--to", kind]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"{' '.join(command)}: {os.waitstatus_to_exitcode(status)}")
    wall, processor = time.perf_counter() - begun, usage.ru_utime + usage.ru_stime
    [made] = out.glob(f"*.{kind}")
    print(
        f"{agencies:9,} {kind:>5} {wall:6.1f} s {processor:6.1f} s {processor / agencies:7.2f} s"
        f" {usage.ru_maxrss / 1024:5.0f} MB {made.stat().st_size / 2**20:5.1f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main(tuple(int(word) for word in sys.argv[1:]) or SIZES)
