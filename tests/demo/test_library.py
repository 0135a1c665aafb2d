"""The fictional library as a whole: same bytes for a seed, nothing real in it, bounds."""

import csv
from pathlib import Path

import pypdfium2
import pytest

from dashboard import resources
from dashboard.demo import write_demo
from dashboard.divisions import load_divisions
from dashboard.errors import LibraryError, UnreadableDocument
from dashboard.reading import read_bytes


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_demo(tmp_path / name, agencies=8, years=3, seed=7)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_another_seed_gives_other_reports(tmp_path: Path) -> None:
    for seed in (1, 2):
        write_demo(tmp_path / str(seed), agencies=2, years=1, seed=seed)
    assert contents(tmp_path / "1") != contents(tmp_path / "2")


def test_no_place_or_body_of_it_exists(demo: Path) -> None:
    real = load_divisions(resources.CATALOGUE).places.values()
    names, codes = {place.name for place in real}, {place.code[:2] for place in real}
    with (demo / "catalogue" / "divisions.csv").open(encoding="utf-8-sig") as file:
        invented = list(csv.DictReader(file))
    assert len(invented) > 10
    for place in invented:
        assert place["name"] not in names
        assert place["code"][:2] not in codes


def test_names_stay_invented_when_ten_thousand_bodies_are_needed() -> None:
    from dashboard.demo.places import invent_realm

    real = {place.name for place in load_divisions(resources.CATALOGUE).places.values()}
    realm = invent_realm(10_000, range(2020, 2026), seed=1)
    assert sum(len(district.bodies) for district in realm.districts) >= 10_000
    assert not {place.name for place in realm.places} & real
    assert len({place.code for place in realm.places}) == len(realm.places)
    districts = [district.city + district.name for district in realm.districts]
    assert len(set(districts)) == len(districts)


def test_the_divisions_of_the_program_take_the_catalogue(demo: Path) -> None:
    divisions = load_divisions(resources.CATALOGUE, demo / "catalogue")
    fictional = [entry for entry in divisions.agencies() if entry.fictional]
    assert {entry.kind for entry in fictional} == {"街道", "镇", "乡", "部门", "政府"}
    assert {(entry.city, entry.district) for entry in fictional} == {("示例市", "示例区")}
    assert all(entry.deadline for entry in fictional)


def test_every_report_says_in_its_title_that_it_is_fictional(demo: Path, truth) -> None:
    webpages = [row for row in truth("documents") if row["media_type"] == "text/html"]
    for row in webpages:
        text = (
            (demo / "reports" / row["file"])
            .read_bytes()
            .decode("gb18030" if "utf" not in row["layout"] else "utf-8")
        )
        assert "年度报告（虚构）</h1>" in text


@pytest.mark.parametrize(("agencies", "years"), [(0, 3), (3, 0), (3, 8)])
def test_numbers_that_make_no_sense_are_refused_in_chinese(tmp_path: Path, agencies: int, years: int) -> None:
    with pytest.raises(LibraryError, match="年数为 1 至 7"):
        write_demo(tmp_path / "demo", agencies=agencies, years=years)
    assert not (tmp_path / "demo").exists()


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(LibraryError):
        write_demo(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_progress_ends_at_the_number_of_reports(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    result = write_demo(tmp_path / "demo", agencies=3, years=2, progress=lambda *now: seen.append(now))
    assert seen[-1][0] == result.reports == 8


def test_reports_are_scanned_on_request_and_nothing_else_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = write_demo(tmp_path / "plain", agencies=2, years=1)
    result = write_demo(tmp_path / "scanned", agencies=2, years=1, scanned=1)
    assert (result.reports, result.defects) == (plain.reports, plain.defects)
    figures = [(tmp_path / name / "truth" / "figures.csv").read_bytes() for name in ("plain", "scanned")]
    assert figures[0] == figures[1]
    with (tmp_path / "scanned" / "truth" / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        [scan] = [row for row in csv.DictReader(file) if row["layout"] == "scanned pdf"]
    data = (tmp_path / "scanned" / "reports" / scan["file"]).read_bytes()
    write_demo(tmp_path / "again", agencies=2, years=1, scanned=1)
    assert (tmp_path / "again" / "reports" / scan["file"]).read_bytes() == data
    with pypdfium2.PdfDocument(data) as pdf:
        assert [page.get_textpage().get_text_range() for page in pdf] == [""] * len(pdf)

    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(UnreadableDocument) as refused:
        read_bytes(data, scan["file"])
    assert "pip install 'gongkai-dashboard[ocr]'" in refused.value.remedy
