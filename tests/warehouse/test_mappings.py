"""What an office decides about headings is kept as it was, and nothing in the file runs as a formula."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard import resources
from dashboard.catalogue import load_catalogue
from dashboard.extraction.sheet import Entry, Status
from dashboard.warehouse.mappings import load_mappings, save_mappings


@pytest.mark.parametrize("heading", ["微信发文", "=1+1", "＝1+1", "-其中：视频", "@SUM(A1)", "'引号", "'=1"])
def test_a_heading_comes_back_as_it_was_and_is_no_formula_in_the_file(heading: str, tmp_path: Path) -> None:
    path = tmp_path / "mappings.csv"
    entry = Entry("表一", "column", heading, "newmedia_posts", heading, "", Decimal(1), Status.CONFIRMED)
    save_mappings(path, [entry])
    assert load_mappings(path, load_catalogue(resources.CATALOGUE)) == (entry,)
    with path.open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert not row["heading"].startswith(("=", "＝", "-", "@"))
    assert not row["member"].startswith(("=", "＝", "-", "@"))
