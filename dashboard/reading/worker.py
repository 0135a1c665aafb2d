"""Reading in processes of their own: a reader that crashes, hangs or eats memory costs one file."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from dashboard.errors import UnreadableDocument
from dashboard.reading.document import Document
from dashboard.reading.limits import DEFAULT, Budget, Limits
from dashboard.reading.reader import read_file

Result = TypeVar("Result")
_log = logging.getLogger(__name__)
_SPAWNING = multiprocessing.get_context("spawn")
_SWAPPING = threading.Lock()
# Beyond the limit on time, a worker has this many seconds to say so itself before it is ended.
_GRACE = 2.0
# How many files may be ahead of the one that is given next.
_AHEAD = 64
_RESAVE = "请用 WPS 或 Word 打开后另存再导入"


def read_isolated(
    paths: Iterable[Path], limits: Limits = DEFAULT, workers: int | None = None
) -> Iterator[tuple[Path, Document | UnreadableDocument]]:
    """Each path with its document, or with the reason why there is none, in the order of `paths`.

    workers: how many processes read at the same time, one a core if not said; they are kept for all files.
    """
    return map_isolated(_itself, paths, limits, workers)


def map_isolated(
    function: Callable[[Document], Result],
    paths: Iterable[Path],
    limits: Limits = DEFAULT,
    workers: int | None = None,
) -> Iterator[tuple[Path, Result | UnreadableDocument]]:
    """Each path with what `function` makes of its document in the worker process, in the order of `paths`.

    `function` belongs to a module other than the main script, and its result can be pickled; its time and
    memory count to the limits.
    """
    crew = [_Worker(function, limits) for _ in range(workers or os.cpu_count() or 1)]
    coming = enumerate(paths)
    asked: dict[int, Path] = {}
    done: dict[int, Any] = {}
    number = 0
    try:
        while True:
            for worker in crew:
                if worker.is_idle and len(asked) < _AHEAD and (following := next(coming, None)):
                    asked[following[0]] = following[1]
                    worker.give(*following)
            if not asked:
                return
            done.update(_finished([worker for worker in crew if not worker.is_idle]))
            while number in done:
                yield asked.pop(number), done.pop(number)
                number += 1
    finally:
        for worker in crew:
            worker.end()


def _itself(document: Document) -> Document:
    return document


def _finished(busy: list[_Worker]) -> list[tuple[int, Any]]:
    """(number, result) of each task that is done once a worker has something to say or its time is over."""
    if busy:
        wait(
            [worker.connection for worker in busy],
            timeout=max(0.0, min(worker.deadline for worker in busy) - time.monotonic()),
        )
    return [result for worker in busy for result in worker.finished()]


class _Worker:
    """A process that reads file after file; begun when there is the first, and anew after a failure."""

    def __init__(self, function: Callable[[Document], Any], limits: Limits) -> None:
        self._function = function
        self._limits = limits
        self._process: SpawnProcess | None = None
        self._number = -1
        self._name = ""
        self.connection: Connection
        self.deadline = 0.0

    @property
    def is_idle(self) -> bool:
        return self._number < 0

    def give(self, number: int, path: Path) -> None:
        """Have the file at `path` read as task `number`."""
        self._number, self._name = number, path.name
        if self._process is None or not self._process.is_alive():
            self.end()
            self._begin()
        self.deadline = time.monotonic() + self._limits.seconds + _GRACE
        # A process that ended meanwhile shows when its answer is asked for.
        with contextlib.suppress(OSError):
            self.connection.send(path)

    def finished(self) -> list[tuple[int, Any]]:
        """The task's number and result, if it is done or had to be given up; else nothing."""
        try:
            while self.connection.poll():
                kind, content = self.connection.recv()
                if kind is _Answer.EXTENSION:
                    self.deadline += content
                elif kind is _Answer.RESULT:
                    return self._done(content)
                else:
                    return self._done(UnreadableDocument(content[0], where=content[1], remedy=content[2]))
        except (EOFError, OSError):
            return self._failed("读取程序异常退出")
        if time.monotonic() > self.deadline:
            return self._failed(f"读取超过 {self._limits.seconds:g} 秒，已停止")
        return []

    def end(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self.connection.close()
            self._process = None

    def _begin(self) -> None:
        self.connection, far_end = _SPAWNING.Pipe()
        self._process = _SPAWNING.Process(
            target=_serve, args=(far_end, self._function, self._limits), daemon=True
        )
        with _without_main():
            self._process.start()
        far_end.close()

    def _done(self, result: Any) -> list[tuple[int, Any]]:
        number, self._number = self._number, -1
        return [(number, result)]

    def _failed(self, problem: str) -> list[tuple[int, Any]]:
        self.end()
        return self._done(UnreadableDocument(problem, where=self._name, remedy=_RESAVE))


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Keep a process that is begun meanwhile from running the main script again, as spawned ones do.

    Under Streamlit that script is a page; and a script without a guard would begin workers of its own.
    """
    with _SWAPPING:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


class _Answer(Enum):
    """What a worker says: its time was extended, it has a result, or the reason why there is none."""

    EXTENSION = auto()
    RESULT = auto()
    REFUSAL = auto()


def _serve(connection: Connection, function: Callable[[Document], Any], limits: Limits) -> None:
    """Read the files whose paths come in, in the worker process, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(limits.memory)
    while True:
        try:
            path = connection.recv()
        except EOFError:
            return
        connection.send(
            _answer(path, function, limits, lambda more: connection.send((_Answer.EXTENSION, more)))
        )


def _answer(
    path: Path, function: Callable[[Document], Any], limits: Limits, extend: Callable[[float], None]
) -> tuple[_Answer, Any]:
    try:
        return _Answer.RESULT, function(read_file(path, Budget(path.name, limits, extend)))
    except UnreadableDocument as refused:
        return _Answer.REFUSAL, (refused.problem, refused.where, refused.remedy)
    except MemoryError:
        return _Answer.REFUSAL, ("文件过于复杂，内存不足", path.name, _RESAVE)
    except Exception as error:
        # A fault of a reader: the file is set aside, the trace is for whoever mends the reader.
        _log.exception("reading %s failed", path)
        problem = f"读取时发生内部错误（{type(error).__name__}）"
        return _Answer.REFUSAL, (problem, path.name, "请改用其他格式导入，并将该文件交给维护人员")


def _limit_memory(more: int) -> None:
    """Let this process take `more` bytes beyond what it has; where the platform can't limit it, it isn't."""
    if not sys.platform.startswith("linux"):
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + more, hard))
