"""Begins what a page is about to show: while one part waits for the database, another draws its chart.

The database lets go of Python while it works, so that parts of a page overlap on two cores.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from dashboard.app import cached
from dashboard.app.filters import Choice
from dashboard.exhibits.exhibit import Options

Part = TypeVar("Part")
# For the pages of all visitors together. A part waits for what has begun, never for one in the queue.
_WORKERS = ThreadPoolExecutor(max_workers=os.cpu_count(), thread_name_prefix="ahead")


def begin(make: Callable[[], Part]) -> Future[Part]:
    """Make a part, without drawing on the page; an error comes with the result."""
    return _WORKERS.submit(make)


def exhibits(choice: Choice, keys: Iterable[str], options: Options) -> None:
    """Make the exhibits with `keys`: cached.exhibit then has them, or waits for what is under way.

    One that fails is not kept: cached.exhibit makes it again, and the error comes there.
    """
    for key in keys:
        begin(partial(cached.exhibit, choice.snapshot, choice, key, options))
