"""The catalogue, and the country with a district that does not exist."""

import pytest

from dashboard import resources
from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.divisions import Divisions, load_divisions


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources.CATALOGUE)


@pytest.fixture(scope="module")
def divisions(tmp_path_factory: pytest.TempPathFactory) -> Divisions:
    """The country and a district that does not exist, with a sub-district whose name exists elsewhere too."""
    folder = tmp_path_factory.mktemp("catalogue")
    places = [
        "99,虚构省,province,",
        "9901,虚构市,city,99",
        *("990101,示例区,district,9901", "990102,样板区,district,9901"),
        *("990101001,春风街道,township,990101", "990101002,夏荷街道,township,990101"),
        *("990101003,秋月街道,township,990101", "990102003,秋月街道,township,990102"),
    ]
    (folder / "divisions.csv").write_text("\n".join(("code,name,level,parent", *places)) + "\n", "utf-8")
    return load_divisions(resources.CATALOGUE, folder)
