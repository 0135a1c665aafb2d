"""Reading in worker processes: one bad file costs one file."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.errors import UnreadableDocument
from dashboard.reading import Document, Limits, map_isolated, read_isolated


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    paths = []
    for number in range(6):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"第{number}份报告。\n", "utf-8")
        paths.append(path)
    return paths


def misbehave(document: Document) -> int:
    """What a faulty reader does to its process, as the text says."""
    if "崩溃" in document.text:
        os.abort()
    if "卡住" in document.text:
        time.sleep(600)
    if "出错" in document.text:
        raise KeyError("出错")
    if "内存" in document.text:
        return len(bytearray(1 << 32))
    return os.getpid()


def test_documents_come_in_the_order_of_their_paths(texts: list[Path]) -> None:
    results = list(read_isolated(texts, workers=2))

    assert [path for path, _ in results] == texts
    assert [result.text for _, result in results if isinstance(result, Document)] == [
        f"第{number}份报告。\n" for number in range(6)
    ]


def test_a_refused_file_keeps_its_reason(texts: list[Path]) -> None:
    texts[1].write_bytes(b"")
    _, refused = list(read_isolated(texts, workers=1))[1]

    assert isinstance(refused, UnreadableDocument)
    assert (refused.problem, refused.where) == ("文件是空的", "1.txt")


def test_a_crash_a_hang_a_fault_and_a_glutton_cost_one_file_each(texts: list[Path]) -> None:
    for path, fault in zip(texts[1:5], ("崩溃", "卡住", "出错", "内存"), strict=True):
        path.write_text(fault, "utf-8")
    limits = Limits(seconds=0.5, memory=1 << 30)
    results = [result for _, result in map_isolated(misbehave, texts, limits, workers=1)]

    problems = [result.problem for result in results if isinstance(result, UnreadableDocument)]
    assert problems == [
        "读取程序异常退出",
        "读取超过 0.5 秒，已停止",
        "读取时发生内部错误（KeyError）",
        "文件过于复杂，内存不足",
    ]
    assert isinstance(results[0], int)
    assert isinstance(results[5], int)


def test_a_worker_is_kept_from_file_to_file(texts: list[Path]) -> None:
    assert len({process for _, process in map_isolated(misbehave, texts, workers=1)}) == 1


def test_a_script_without_a_guard_is_not_run_again_by_its_workers(texts: list[Path], tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\n"
        "from dashboard.reading import read_isolated\n"
        "print('run')\n"
        f"print([document.text for _, document in read_isolated([Path({str(texts[0])!r})], workers=1)])\n",
        "utf-8",
    )
    result = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60)

    assert result.stdout.splitlines() == ["run", "['第0份报告。\\n']"]
