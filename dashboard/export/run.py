"""A plan becomes a file: PPTX, XLSX, DOCX or PDF, in a folder or as bytes."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard import labels
from dashboard.errors import GongkaiError
from dashboard.exhibits.exhibit import Ask
from dashboard.export.brief import write_brief, write_pdf
from dashboard.export.deck import write_deck
from dashboard.export.material import Chapter, Plan, chapters
from dashboard.export.workbook import write_workbook

Progress = Callable[[str, int, int], None]
"""Told what is under way, how many chapters are done, of how many."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file.

    label: as a page offers it; mime: for browsers; on_a_page: how many exhibits a chapter shows that has one
    page (一街一页), None for all.
    """

    label: str
    mime: str
    on_a_page: int | None = None


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS: Mapping[str, Kind] = {
    "pptx": Kind("演示文稿（PPTX）", f"{_OFFICE}.presentationml.presentation", 1),
    "xlsx": Kind("工作簿（XLSX）", f"{_OFFICE}.spreadsheetml.sheet"),
    "docx": Kind("简报（DOCX）", f"{_OFFICE}.wordprocessingml.document", 2),
    "pdf": Kind("简报（PDF）", "application/pdf", 2),
}
_NAME_LENGTH = 60
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)


def file_name(title: str, kind: str) -> str:
    """`title` as the name of a file: one that every system takes and that leads into no other folder."""
    plain = "".join(unicodedata.normalize("NFC", title).split())
    kept = "".join(letter if letter.isalnum() or letter in "—（）" else "-" for letter in plain)
    name = kept[:_NAME_LENGTH].strip("-") or labels.MATERIAL
    # Windows keeps such names for devices.
    return f"{labels.MATERIAL + name if _DEVICE.fullmatch(name) else name}.{kind}"


def export_file(
    ask: Ask,
    plan: Plan,
    kind: str,
    folder: Path,
    *,
    template: Path | None = None,
    progress: Progress | None = None,
) -> Path:
    """Write `plan` as a file of `kind` into `folder`; one of its name is replaced at the end. Gives its path.

    template: a .pptx whose master slides take. GongkaiError for an unknown kind, an empty plan, and what the
    machine or the template can't do.
    """
    if kind not in KINDS:
        raise GongkaiError(f"不能导出为“{kind}”", remedy=f"可选：{'、'.join(KINDS)}")
    if not plan.sections:
        raise GongkaiError("没有可导出的内容", remedy="请先把图表加入材料，或选择一个模板")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file_name(plan.title, kind)
    with tempfile.TemporaryDirectory(prefix=".gongkai-", dir=folder) as under_way:
        made = Path(under_way) / path.name
        most = KINDS[kind].on_a_page if plan.page_each else None
        content = _told(chapters(ask, plan, most), plan, progress)
        if kind == "pptx":
            write_deck(plan, content, made, template)
        elif kind == "xlsx":
            write_workbook(plan, content, made)
        elif kind == "docx":
            write_brief(plan, content, made)
        else:
            write_pdf(plan, content, made)
        made.replace(path)
    return path


def export_bytes(ask: Ask, plan: Plan, kind: str) -> bytes:
    """The same as bytes, for a browser."""
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        return export_file(ask, plan, kind, Path(folder)).read_bytes()


def _told(made: Iterator[Chapter], plan: Plan, progress: Progress | None) -> Iterator[Chapter]:
    for done, chapter in enumerate(made, start=1):
        if progress:
            progress(chapter.title, done, len(plan.sections))
        yield chapter
