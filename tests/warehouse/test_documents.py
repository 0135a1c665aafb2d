"""Taking documents into a library, and seeing which have changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.errors import LibraryError
from dashboard.library import Library
from dashboard.warehouse.documents import add_documents, documents_of
from warehouse.libraries import new_library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return new_library(tmp_path / "library")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with documents that are not in the library yet."""
    folder = tmp_path / "年报"
    (folder / "街道").mkdir(parents=True)
    (folder / "甲.txt").write_text("甲", "utf-8")
    (folder / "街道" / "乙.txt").write_text("乙", "utf-8")
    return folder


def test_a_file_keeps_its_name(library: Library, desk: Path) -> None:
    [taken] = add_documents(library, [desk / "甲.txt"])
    assert (taken.file, taken.known) == ("甲.txt", False)
    assert (library.reports / "甲.txt").read_text("utf-8") == "甲"


def test_a_folder_comes_with_all_that_is_in_it(library: Library, desk: Path) -> None:
    (desk / ".隐藏").write_text("x", "utf-8")
    assert [taken.file for taken in add_documents(library, [desk])] == ["年报/甲.txt", "年报/街道/乙.txt"]
    assert list(documents_of(library)) == ["年报/甲.txt", "年报/街道/乙.txt"]


def test_the_same_content_is_not_taken_twice(library: Library, desk: Path) -> None:
    add_documents(library, [desk])
    copy = desk / "甲的副本.txt"
    copy.write_text("甲", "utf-8")
    [taken] = add_documents(library, [copy])
    assert (taken.file, taken.known) == ("年报/甲.txt", True)
    assert len(documents_of(library)) == 2


def test_another_content_under_the_same_name_gets_a_number_and_overwrites_nothing(
    library: Library, desk: Path
) -> None:
    for content in ("一", "二", "三"):
        (desk / "甲.txt").write_text(content, "utf-8")
        add_documents(library, [desk / "甲.txt"])
    contents = {path.name: path.read_text("utf-8") for path in library.reports.iterdir()}
    assert contents == {"甲.txt": "一", "甲 (2).txt": "二", "甲 (3).txt": "三"}


def test_nothing_is_taken_when_a_path_is_wrong(library: Library, desk: Path) -> None:
    with pytest.raises(LibraryError, match="文件不存在"):
        add_documents(library, [desk / "甲.txt", desk / "没有.txt"])
    assert documents_of(library) == {}


def test_taking_in_what_lies_in_the_library_already_changes_nothing(library: Library) -> None:
    (library.reports / "甲.txt").write_text("甲", "utf-8")
    before = documents_of(library)
    assert [taken.known for taken in add_documents(library, [library.reports])] == [True]
    assert documents_of(library) == before


def test_a_changed_file_is_seen_though_its_size_and_time_are_the_same(library: Library) -> None:
    path = library.reports / "甲.txt"
    path.write_text("aa", "utf-8")
    before = documents_of(library)
    path.write_text("bb", "utf-8")
    assert documents_of(library) != before


def test_a_file_whose_stamp_has_long_been_the_same_is_not_read_again(library: Library) -> None:
    path = library.reports / "甲.txt"
    path.write_text("aa", "utf-8")
    os.utime(path, (1_600_000_000, 1_600_000_000))
    before = documents_of(library)
    path.write_text("bb", "utf-8")
    os.utime(path, (1_600_000_000, 1_600_000_000))
    assert documents_of(library) == before


def test_a_file_replaced_by_another_of_the_same_size_and_time_is_seen(library: Library) -> None:
    old, new = library.reports / "甲.txt", library.home / "new.txt"
    old.write_text("aa", "utf-8")
    os.utime(old, (1_600_000_000, 1_600_000_000))
    before = documents_of(library)
    new.write_text("bb", "utf-8")
    os.utime(new, (1_600_000_000, 1_600_000_000))
    new.replace(old)
    assert documents_of(library) != before


def test_a_damaged_list_of_files_is_made_anew(library: Library) -> None:
    (library.reports / "甲.txt").write_text("甲", "utf-8")
    library.cache.mkdir(exist_ok=True)
    (library.cache / "files.json").write_text("{", "utf-8")
    assert list(documents_of(library)) == ["甲.txt"]
