"""A build as a person runs it: what it does while it works, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.printing import metric_labels, print_mapping
from dashboard.terminal import DONE, SET_ASIDE, progress, say, warn

if TYPE_CHECKING:
    from dashboard.extraction.sheet import Entry
    from dashboard.library import Library


def build_and_tell(library: Library, paths: Sequence[Path]) -> int:
    """Take in `paths`, build, and say what came of it; gives the exit status."""
    from dashboard.warehouse.build import build as build_snapshot
    from dashboard.warehouse.documents import add_documents

    if paths:
        for taken in add_documents(library, paths):
            outcome = "内容已在资料库中" if taken.known else "已收入"
            warn(f"{outcome}：{taken.file}")
    with progress() as tell:
        result = build_snapshot(library, progress=tell)
    state = f"已生成快照 {result.snapshot_id}" if result.new else f"没有变化，沿用快照 {result.snapshot_id}"
    say(
        f"{state}：文件 {result.documents} 份，年报 {result.reports} 份，本次读取 {result.read_now} 份，"
        f"搁置 {len(result.rejected)} 份，用时 {result.seconds:.1f} 秒。"
    )
    if result.from_sheets:
        say(f"其中 {result.from_sheets} 份的数字据汇总表，不计为已公布的年报。")
    if result.new_headings:
        _show_new_headings(library, result.new_headings)
    for rejection in result.rejected:
        warn(f"搁置 {rejection.file}：{rejection.problem}。{rejection.remedy}。")
    return SET_ASIDE if result.rejected else DONE


def _show_new_headings(library: Library, entries: Sequence[Entry]) -> None:
    """What the headings of a newly met sheet were taken to stand for, and where to say otherwise."""
    from dashboard import resources
    from dashboard.catalogue import load_catalogue
    from dashboard.sheet_json import entry_object

    say("新的汇总表，表头含义推断如下：")
    names = metric_labels(load_catalogue(resources.CATALOGUE))
    print_mapping([entry_object(entry) for entry in entries], names)
    say(f"如有不对或未识别，请在 {library.mappings} 中修改，再运行 gongkai build。")
