"""gongkai export as a person types it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from dashboard.exhibits.choosing import choose_scope
from dashboard.exhibits.exhibit import Question
from dashboard.export.basket import entry_of, save
from dashboard.export.material import Item
from dashboard.library import Library, create_library
from tests.command_line import gongkai
from tests.test_cli import gongkai as in_a_process

from .conftest import asker


def export(library: Library, out: Path, *words: str | Path, status: int = 0) -> tuple[str, list[Path]]:
    """What `gongkai export` says, and the files that it leaves."""
    done = gongkai("export", "--home", library.home, "--out", out, *words, status=status)
    return done.stdout + done.stderr, sorted(out.iterdir()) if out.exists() else []


def test_several_kinds_of_a_template_in_one_call(demo_library: Library, tmp_path: Path) -> None:
    words = ("--template", "街道对比", "--year", "2024", "--to", "pptx", "--to", "xlsx")
    said, files = export(demo_library, tmp_path / "out", *words)
    assert [path.name for path in files] == [
        f"示例区2024年政务公开年报-街道对比.{kind}" for kind in ("pptx", "xlsx")
    ]
    assert said.count("已导出") == 2


def test_the_only_district_the_newest_year_and_all_agencies_are_usual(
    seed_library: Library, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    said = in_a_process("export", "--home", seed_library.home, "--out", out, status=0).stdout
    [path] = out.iterdir()
    assert path.name == "原州区2024年政务公开年报-全区总览.pptx" and "已导出" in said
    assert Presentation(str(path)).slides[0].shapes.title.text == "原州区2024 年政务公开年报 · 全区总览"


def test_agencies_are_named_and_an_office_template_is_taken(demo_library: Library, tmp_path: Path) -> None:
    deck = Presentation()
    deck.save(str(tmp_path / "本单位.pptx"))
    ask = asker(demo_library)
    name = choose_agency(demo_library)
    words = ("--template", "热线专题", "--template", tmp_path / "本单位.pptx", "--agency", name)
    _, [path] = export(demo_library, tmp_path / "out", *words)
    assert name in path.name
    assert Presentation(str(path)).slide_width == deck.slide_width
    assert choose_scope(ask, agencies=[name]).agency_name == name


def choose_agency(library: Library) -> str:
    rows = asker(library)(Question("agencies", {"district": choose_scope(asker(library)).district}))
    return str(rows["short_name"].iloc[-1])


def test_a_saved_basket_is_exported(demo_library: Library, tmp_path: Path) -> None:
    scope = choose_scope(asker(demo_library))
    saved = tmp_path / "会议材料.json"
    saved.write_bytes(save([entry_of(Item("hotline/mix", scope, title="自己的标题", note="自己的附注"))]))
    _, [path] = export(demo_library, tmp_path / "out", "--material", saved, "--to", "xlsx")
    assert path.name == "会议材料.xlsx"
    sheet = openpyxl.load_workbook(path).worksheets[1]
    values = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert "自己的标题" in values and any("自己的附注" in value for value in values)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--template", "没有的"), "没有名为“没有的”的模板"),
        (("--district", "没有区"), "没有名为“没有区”的区县"),
        (("--agency", "没有街道"), "没有名为“没有街道”的单位"),
        (("--year", "1999"), "没有示例区 1999 年的年报"),
        (("--to", "odp"), "不能导出为“odp”"),
        (("--template", "街道对比", "--template", "热线专题"), "一次只能用一个模板"),
        (("--template", "没有.pptx"), "不是可用的演示文稿模板"),
    ],
)
def test_what_is_unknown_is_said_and_leaves_no_file(
    demo_library: Library, tmp_path: Path, words: tuple[str, ...], problem: str
) -> None:
    said, files = export(demo_library, tmp_path / "out", *words, status=1)
    assert problem in said.replace("\n", "") and files == []


def test_a_broken_basket_is_said(demo_library: Library, tmp_path: Path) -> None:
    broken = tmp_path / "清单.json"
    broken.write_text("{", encoding="utf-8")
    said, files = export(demo_library, tmp_path / "out", "--material", broken, status=1)
    assert "材料清单已损坏" in said and files == []


def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    said, files = export(create_library(tmp_path / "空"), tmp_path / "out", status=1)
    assert "gongkai build" in said and files == []
