"""The command line as a person in an office uses it: what is printed, and the exit status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import resources

GONGKAI = Path(sys.executable).with_name("gongkai")
SEED = next((resources.DATA / "reports").glob("*南关街道2024*"))


def gongkai(*words: str | Path, status: int) -> subprocess.CompletedProcess[str]:
    """Run the command line, and hold it to the exit status."""
    run = subprocess.run(
        [GONGKAI, *map(str, words)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.returncode == status, run.stdout + run.stderr
    return run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A new library."""
    gongkai("init", tmp_path / "library", status=0)
    return tmp_path / "library"


def test_a_report_is_taken_in_built_and_checked(home: Path) -> None:
    built = gongkai("build", "--home", home, SEED, status=0)
    assert "年报 1 份" in built.stdout
    assert (home / "reports" / SEED.name).read_bytes() == SEED.read_bytes()
    findings = json.loads(gongkai("check", "--home", home, "--json", status=0).stdout)
    assert all(finding["severity"] != "error" for finding in findings)


def test_building_again_says_that_nothing_changed(home: Path) -> None:
    gongkai("build", "--home", home, SEED, status=0)
    assert "没有变化" in gongkai("build", "--home", home, status=0).stdout


def test_a_document_that_cannot_be_read_is_named_with_its_reason_and_the_rest_goes_on(
    home: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "空白.pdf"
    broken.write_bytes(b"")
    run = gongkai("build", "--home", home, SEED, broken, status=1)
    assert "年报 1 份" in run.stdout
    assert "搁置 空白.pdf" in run.stderr


def test_extract_prints_one_object_and_leaves_the_library_alone() -> None:
    printed = json.loads(gongkai("extract", SEED, "--json", status=0).stdout)
    assert printed["agency"] == {
        "name": "原州区南关街道",
        "district": "原州区",
        "kind": "街道",
        "division": "640402001",
    }
    assert (printed["year"], printed["format"]) == (2024, "2021")
    assert printed["findings"] == []


def test_extract_for_a_person_names_figures_and_sources() -> None:
    shown = gongkai("extract", SEED, status=0).stdout
    assert "原州区南关街道" in shown
    assert "559" in shown


def test_brackets_of_a_document_are_printed_as_they_are(tmp_path: Path) -> None:
    text = tmp_path / "节录.txt"
    text.write_text("某镇2024年度报告节录\n政府网站公开[红头/]信息[/b]12条。\n", encoding="utf-8")
    assert "[红头/]信息[/b]12条" in gongkai("extract", text, status=0).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["extract"], "缺少参数「文件」"),
        (["extract", "没有.pdf"], "没有文件 没有.pdf"),
        (["bild"], "没有命令 bild"),
        (["build", "--hom", "x"], "没有选项 --hom"),
        (["serve", "--port", "abc"], "选项 --port 的内容不能用"),
    ],
)
def test_wrong_use_is_explained_in_chinese(words: list[str], said: str) -> None:
    assert said in gongkai(*words, status=2).stderr


def test_help_is_in_chinese() -> None:
    shown = gongkai("build", "--help", status=0).stdout
    assert "用法：" in shown
    assert "显示本说明" in shown
    assert "Usage" not in shown


def test_a_library_that_does_not_exist_is_not_made_by_mistake(tmp_path: Path) -> None:
    run = gongkai("build", "--home", tmp_path / "nowhere", status=1)
    assert "资料库文件夹不存在" in run.stderr
    assert not (tmp_path / "nowhere").exists()


def test_init_does_not_touch_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "年报.txt").write_text("x", encoding="utf-8")
    assert "文件夹已有内容" in gongkai("init", tmp_path, status=1).stderr
