"""Tables of milliseconds: wall time and processor time at the 50th and 95th percentile."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from streamlit.runtime.scriptrunner import script_runner
from streamlit.runtime.scriptrunner.exec_code import exec_func_with_error_handling
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner

from bench._choices import KINDS

_SCRIPTS = ScriptCache()


@dataclass(slots=True)
class Timing:
    """Of one run in milliseconds. processor: of all threads together; kind: of the choice."""

    kind: str
    wall: float = 0
    processor: float = 0


class PageFailedError(Exception):
    """A page showed an error instead of what it is for."""


@contextmanager
def timed(timings: list[Timing], kind: str) -> Iterator[None]:
    """Time what is done inside and add it to `timings`."""
    wall, processor = time.perf_counter(), time.process_time()
    yield
    timings.append(
        Timing(kind, (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000)
    )


def run_timed(app: AppTest, timings: list[Timing], kind: str) -> None:
    """Run the script of `app` and add the time that the script itself took to `timings`.

    AppTest makes a runtime for each run, which takes longer than many a page, and compiles the scripts anew:
    what a server does once.
    """
    parts: list[Timing] = []

    def execute(*arguments: Any) -> Any:
        with timed(parts, kind):
            return exec_func_with_error_handling(*arguments)

    with (
        patch.object(script_runner, exec_func_with_error_handling.__name__, execute),
        patch.object(local_script_runner, ScriptCache.__name__, lambda: _SCRIPTS),
        patch.object(app_test, ScriptCache.__name__, lambda: _SCRIPTS),
    ):
        app.run()
    if app.exception or app.error:
        raise PageFailedError("; ".join(element.value for element in (*app.exception, *app.error)))
    timings.append(Timing(kind, sum(part.wall for part in parts), sum(part.processor for part in parts)))


def p95(values: Sequence[float]) -> float:
    """The smallest value that 95 of a hundred don't exceed."""
    return sorted(values)[-(-len(values) * 95 // 100) - 1]


def print_heading(subject: str) -> None:
    """The head of a table; load: of the machine, as other work makes wall time longer."""
    kinds = "".join(f"{kind:>9}" for kind in KINDS)
    print(f"\n{subject:<24}{'wall p50':>9}{'p95':>6}{'CPU p50':>9}{'p95':>6}  most CPU:{kinds}  load")


def print_line(subject: str, timings: Sequence[Timing], bar: int | None = None) -> None:
    """One line of it; bar: at the 95th percentile, of processor time where others keep the machine busy."""
    walls = [timing.wall for timing in timings]
    processors = [timing.processor for timing in timings]
    line = f"{subject:<24}{statistics.median(walls):9.0f}{p95(walls):6.0f}"
    line += f"{statistics.median(processors):9.0f}{p95(processors):6.0f}{'':11}"
    for kind in KINDS:
        most = max((timing.processor for timing in timings if timing.kind == kind), default=None)
        line += f"{'-' if most is None else round(most):>9}"
    load = os.getloadavg()[0]
    line += f"{load:6.1f}"
    if bar is not None:
        of, reached = ("CPU", p95(processors)) if load > (os.cpu_count() or 1) else ("wall", p95(walls))
        line += f"  {of} p95 / {bar} ms = {reached / bar:.2f}: {'met' if reached <= bar else 'missed'}"
    print(line, flush=True)
