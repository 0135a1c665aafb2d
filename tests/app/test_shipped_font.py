"""The font for computers that have no Chinese one."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from dashboard import labels, resources
from dashboard.app import settings
from dashboard.charts import palette

STATIC = Path(settings.__file__).parent / "static"


@pytest.fixture(scope="module")
def letters() -> set[int]:
    """The characters that the shipped font has."""
    return set(TTFont(STATIC / "gongkai-sans-sc.woff2", lazy=True).getBestCmap())


def test_it_has_every_character_of_the_interface(letters: set[int]) -> None:
    package = Path(labels.__file__).parent
    written = set()
    for folder in ("app", "charts"):
        for path in (package / folder).rglob("*.*"):
            if path.suffix in {".py", ".js", ".html", ".css"}:
                written |= set(path.read_text("utf-8"))
    written |= set(Path(labels.__file__).read_text("utf-8")) - {"\n"}
    assert {letter for letter in written if letter.isprintable() and ord(letter) not in letters} == set()


def test_it_has_the_names_of_all_places_and_metrics(letters: set[int]) -> None:
    names = "".join(path.read_text("utf-8") for path in resources.CATALOGUE.rglob("*.csv"))
    assert {letter for letter in names if letter.isprintable() and ord(letter) not in letters} == set()


def test_it_is_the_last_family_so_that_only_a_desktop_without_chinese_loads_it() -> None:
    assert palette.FONT.endswith(f"'{palette.SHIPPED_FONT}', sans-serif")
    assert settings.streamlit_options()["theme.font"] == palette.FONT


def test_its_licence_lies_beside_it() -> None:
    assert "SIL OPEN FONT LICENSE" in (STATIC / "OFL.txt").read_text("utf-8")
