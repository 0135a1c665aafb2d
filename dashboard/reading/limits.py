"""What one document may cost before it is set aside."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from dashboard.errors import UnreadableDocument

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one document may be or take.

    A report is some 10 pages, 1 MB and 500 cells; a scan 50 MB; a district's summary sheet 100,000 cells.

    bytes: size of the file; what a container holds may be four times that when inflated.
    pages, cells: of the whole document, cells over all its tables.
    seconds: time to read; the readers check it between pages, the worker process enforces it.
    scan_seconds: time on top of that for each page that has to be recognised.
    memory: bytes that a worker process may take beyond what it starts with (where the platform can limit it).
    """

    bytes: int = 64 * _MIB
    pages: int = 400
    cells: int = 300_000
    seconds: float = 120.0
    scan_seconds: float = 120.0
    memory: int = 2048 * _MIB

    @property
    def inflated_bytes(self) -> int:
        """The most that a container (zip) may hold once inflated."""
        return self.bytes * 4


DEFAULT = Limits()


class Budget:
    """What is left of the limits while one document is read; overspending raises UnreadableDocument."""

    def __init__(
        self, name: str, limits: Limits, on_extension: Callable[[float], None] | None = None
    ) -> None:
        self.name = name
        self.limits = limits
        self._on_extension = on_extension
        self._cells = 0
        self._deadline = time.monotonic() + limits.seconds

    def refusal(self, problem: str, remedy: str) -> UnreadableDocument:
        """The error that says why this document can't be read and what to do."""
        return UnreadableDocument(problem, where=self.name, remedy=remedy)

    def check_bytes(self, size: int) -> None:
        if size == 0:
            raise self.refusal("文件是空的", "请重新下载或另存后再导入")
        if size > self.limits.bytes:
            raise self.refusal(
                f"文件有 {_mib(size)} MB，超过上限 {_mib(self.limits.bytes)} MB",
                "请只导入年度报告正文，或压缩图片后另存",
            )

    def check_inflated(self, size: int) -> None:
        if size > self.limits.inflated_bytes:
            raise self.refusal(
                f"文件解压后有 {_mib(size)} MB，超过上限 {_mib(self.limits.inflated_bytes)} MB",
                "请核对文件来源，用 WPS 或 Word 打开后另存再导入",
            )

    def check_pages(self, count: int) -> None:
        if count > self.limits.pages:
            raise self.refusal(
                f"文件有 {count} 页，超过上限 {self.limits.pages} 页", "请只导入年度报告正文所在的页"
            )

    def spend_cells(self, count: int) -> None:
        """Take `count` cells off the budget; to be called before the cells are made."""
        self._cells += count
        self.check_cells(self._cells)

    def check_cells(self, count: int) -> None:
        if count > self.limits.cells:
            raise self.refusal(
                f"表格单元格超过上限 {self.limits.cells} 个", "请只导入年度报告或汇总表，删除无关表格后另存"
            )

    def extend_for_scan(self) -> None:
        """Allow time for one more page to be recognised; whoever watches the clock from outside is told."""
        self._deadline += self.limits.scan_seconds
        if self._on_extension:
            self._on_extension(self.limits.scan_seconds)

    def check_time(self) -> None:
        if time.monotonic() > self._deadline:
            raise self.refusal(
                f"读取超过 {self.limits.seconds:g} 秒，已停止", "请用 WPS 或 Word 打开后另存再导入"
            )


def _mib(size: int) -> int:
    return max(1, round(size / _MIB))
