"""The places of the country and the bodies that report for them."""

from collections import Counter
from pathlib import Path

import pytest

from dashboard.divisions import AGENCY_COLUMNS, NOT_A_PLACE, Divisions, kind_of, load_divisions
from dashboard.errors import LibraryError
from dashboard.resources import CATALOGUE


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return load_divisions(CATALOGUE)


def test_the_list_is_whole(divisions: Divisions) -> None:
    levels = Counter(place.level for place in divisions.places.values())
    assert levels == {"province": 31, "city": 342, "district": 2978, "township": 41352}


def test_every_place_lies_in_a_place_one_level_up(divisions: Divisions) -> None:
    above = {"township": "district", "district": "city", "city": "province"}
    for place in divisions.places.values():
        if place.level != "province":
            assert divisions.places[place.parent].level == above[place.level]


def test_the_file_is_sorted_by_code(divisions: Divisions) -> None:
    codes = list(divisions.places)
    assert codes == sorted(codes)


def test_yuanzhou_district_has_fourteen_sub_districts(divisions: Divisions) -> None:
    entries = [entry for entry in divisions.agencies() if entry.district_code == "640402"]
    assert len(entries) == 14
    assert Counter(entry.kind for entry in entries) == {"街道": 3, "镇": 7, "乡": 4}
    [nanguan] = [entry for entry in entries if entry.short_name == "南关街道"]
    assert nanguan.agency_id == nanguan.division_code == "640402001"
    assert nanguan.name == "宁夏回族自治区固原市原州区南关街道"
    assert (nanguan.district, nanguan.city, nanguan.province) == ("原州区", "固原市", "宁夏回族自治区")


def test_every_sub_district_of_the_country_is_a_reporting_body_once(divisions: Divisions) -> None:
    entries = list(divisions.agencies())
    assert len({entry.agency_id for entry in entries}) == len(entries) == 41352
    assert all(entry.name.endswith(entry.short_name) and entry.province for entry in entries)


@pytest.mark.parametrize(
    ("code", "name", "district", "city"),
    [
        ("110101001", "北京市东城区东华门街道", "东城区", "北京市"),
        ("441900003", "广东省东莞市东城街道", "东莞市", "东莞市"),
        ("460400100", "海南省儋州市那大镇", "儋州市", "儋州市"),
        ("419001001", "河南省济源市沁园街道", "济源市", ""),
        ("220303001", "吉林省四平市铁东区平东街道", "铁东区", "四平市"),
    ],
)
def test_rungs_of_the_code_that_are_no_places_stay_out_of_names(
    divisions: Divisions, code: str, name: str, district: str, city: str
) -> None:
    entry = divisions.township(code)
    assert (entry.name, entry.district, entry.city) == (name, district, city)


def test_no_body_is_named_after_a_rung_of_the_code(divisions: Divisions) -> None:
    for entry in divisions.agencies():
        assert not {entry.district, entry.city} & NOT_A_PLACE


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("南关街道", "街道"),
        ("东小口地区", "街道"),
        ("三营镇", "镇"),
        ("中河乡", "乡"),
        ("乌兰图克苏木", "乡"),
        ("一肯中乡", "乡"),
        ("八五〇农场", "其他"),
        ("经济技术开发区", "其他"),
    ],
)
def test_every_kind_of_township_has_its_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_a_sub_district_is_found_by_its_name_without_the_office(divisions: Divisions) -> None:
    assert "640402001" in divisions.townships_by_name["南关街道"]
    assert len(divisions.townships_by_name["南关街道"]) > 1
    assert "保康街道办事处" not in divisions.townships_by_name


def write_csv(path: Path, header: tuple[str, ...], *rows: tuple[str, ...], encoding: str = "utf-8") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(",".join(row) for row in (header, *rows)) + "\n", encoding=encoding)


def test_a_library_adds_places_and_bodies_of_its_own(tmp_path: Path) -> None:
    write_csv(
        tmp_path / "divisions.csv",
        ("code", "name", "level", "parent"),
        ("99", "示例省", "province", ""),
        ("9901", "示例市", "city", "99"),
        ("990101", "示例区", "district", "9901"),
        ("990101001", "示例街道", "township", "990101"),
        encoding="utf-8-sig",
    )
    (tmp_path / "agencies.csv").write_text(
        ",".join(AGENCY_COLUMNS) + "\n"
        "990101001,示例省示例市示例区示例街道,示例街道,街道,990101001,示例街办；示例街,02-20,31000,,2023,1\n"
        "990101-0a1b2c3d,示例省示例市示例区财政局,财政局,部门,990101,,,,,,1\n",
        encoding="utf-8",
    )
    divisions = load_divisions(CATALOGUE, tmp_path)
    own = {entry.agency_id: entry for entry in divisions.agencies() if entry.fictional}
    assert set(own) == {"990101001", "990101-0a1b2c3d"}
    street, department = own["990101001"], own["990101-0a1b2c3d"]
    assert street.aliases == ("示例街办", "示例街")
    assert (street.deadline, street.population, street.valid_from, street.valid_to) == (
        "02-20",
        31000,
        None,
        2023,
    )
    assert (department.district, department.district_code, department.population) == (
        "示例区",
        "990101",
        None,
    )


def test_a_file_without_its_columns_is_refused_by_name(tmp_path: Path) -> None:
    write_csv(tmp_path / "agencies.csv", ("agency_id", "name"), ("1", "示例街道"))
    with pytest.raises(LibraryError, match="缺少列 short_name"):
        load_divisions(CATALOGUE, tmp_path)


def test_a_population_that_is_no_number_is_refused(tmp_path: Path) -> None:
    row = ("1", "示例街道", "示例街道", "街道", "", "", "", "三万", "", "", "0")
    write_csv(tmp_path / "agencies.csv", AGENCY_COLUMNS, row)
    with pytest.raises(LibraryError, match="三万"):
        load_divisions(CATALOGUE, tmp_path)


def test_a_library_without_a_catalogue_changes_nothing(tmp_path: Path, divisions: Divisions) -> None:
    assert load_divisions(CATALOGUE, tmp_path).places == divisions.places
