"""A library: the folder in which an office keeps its reports, corrections and the snapshots made of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from dashboard import resources
from dashboard.errors import LibraryError

HOME_VARIABLE = "GONGKAI_HOME"


@dataclass(frozen=True, slots=True)
class Library:
    """The folders and files of one library; `home` holds them all.

    reports/, corrections.csv, verdicts.csv, mappings.csv, population.csv, notes.csv and catalogue/ are
    the record; snapshots/ and cache/ are derived from them and may be deleted at any time.
    """

    home: Path

    @property
    def reports(self) -> Path:
        return self.home / "reports"

    @property
    def catalogue(self) -> Path:
        """Places and agencies that only this library knows, besides the bundled catalogue."""
        return self.home / "catalogue"

    @property
    def corrections(self) -> Path:
        return self.home / "corrections.csv"

    @property
    def verdicts(self) -> Path:
        """What people decided about findings of the checks."""
        return self.home / "verdicts.csv"

    @property
    def mappings(self) -> Path:
        """What the headings of the office's own sheets stand for."""
        return self.home / "mappings.csv"

    @property
    def population(self) -> Path:
        """How many people live where, in which year, as the office knows it."""
        return self.home / "population.csv"

    @property
    def notes(self) -> Path:
        """What an office notes on a year (年份注记), which charts print."""
        return self.home / "notes.csv"

    @property
    def snapshots(self) -> Path:
        return self.home / "snapshots"

    @property
    def pointer(self) -> Path:
        """A file that holds the name of the snapshot in use."""
        return self.snapshots / "current"

    @property
    def cache(self) -> Path:
        return self.home / "cache"


def locate_library(home: Path | None = None) -> Library:
    """The library at `home`, else at $GONGKAI_HOME, else the checkout's data/, else the user's own folder.

    The user's own folder is begun with the bundled reports on first use. A `home` that was named but does not
    exist raises LibraryError.
    """
    named = home or (Path(os.environ[HOME_VARIABLE]) if os.environ.get(HOME_VARIABLE) else None)
    if named is not None:
        if not named.is_dir():
            raise LibraryError(
                "资料库文件夹不存在",
                where=str(named),
                remedy=f"请核对路径，或先运行 gongkai init {named} 新建资料库",
            )
        return Library(named.resolve())
    library = Library(_default_home())
    if not resources.IN_CHECKOUT and not library.reports.is_dir():
        create_library(library.home)
        shutil.copytree(resources.DATA / "reports", library.reports, dirs_exist_ok=True)
    return library


def locate_libraries(homes: Sequence[Path] = ()) -> list[Library]:
    """The libraries at `homes`, else at each path in $GONGKAI_HOME, else the one of `locate_library`."""
    return [locate_library(home) for home in list(homes) or _homes_by_variable()] or [locate_library()]


def library_around(file: Path) -> Library | None:
    """The library that commands use unless told otherwise, if `file` lies in it; else None."""
    homes = (home.resolve() for home in _homes_by_variable() or [_default_home()])
    return next((Library(home) for home in homes if file.resolve().is_relative_to(home)), None)


def _homes_by_variable() -> list[Path]:
    return [Path(path) for path in os.environ.get(HOME_VARIABLE, "").split(os.pathsep) if path]


def _default_home() -> Path:
    """Where the library is that nobody names: in the checkout, else a folder of the user's."""
    if resources.IN_CHECKOUT:
        return resources.DATA
    return Path(platformdirs.user_data_dir("gongkai", appauthor=False))


def create_library(home: Path) -> Library:
    """Make an empty library in `home`, which must be absent or empty; LibraryError otherwise."""
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise LibraryError("文件夹已有内容，未作改动", where=str(home), remedy="请另选一个空文件夹")
    library = Library(home)
    library.reports.mkdir(parents=True, exist_ok=True)
    library.corrections.write_text(",".join(CORRECTION_COLUMNS) + "\n", encoding="utf-8-sig")
    return library


CORRECTION_COLUMNS = (
    "agency_id",
    "agency",
    "year",
    "metric",
    "member",
    "applicant",
    "printed",
    "value",
    "who",
    "at",
    "why",
)

VERDICT_COLUMNS = (
    "问题编号",
    "规则",
    "单位",
    "年度",
    "问题",
    "应为",
    "实为",
    "判断",
    "理由",
    "判断人",
    "判断时间",
)
