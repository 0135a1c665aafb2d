"""Whose report it is: titles in the shapes that offices give them, and what settles an ambiguous name."""

from pathlib import Path

import pytest

from dashboard.divisions import AGENCY_COLUMNS, load_divisions
from dashboard.extraction.identity import identify
from dashboard.extraction.normalised import normalise
from dashboard.extraction.report import Agency
from dashboard.resources import CATALOGUE

from .printed import SEED, identity_of, printed

REPORT = "2023年政府信息公开工作年度报告"


def agency_of(text: str, file_name: str = "年报.txt", **metadata: str) -> Agency:
    agency = identity_of(text, file_name, **metadata).agency
    assert agency is not None
    return agency


# One place only bears the name, or the title says which.
SETTLED = [
    # sub-districts: with and without the places above, and the ways to write the office
    (f"固原市原州区三营镇人民政府{REPORT}", "640402100"),
    (f"宁夏回族自治区固原市原州区南关街道{REPORT}", "640402001"),
    (f"宁夏原州区三营镇{REPORT}", "640402100"),
    (f"原州区人民政府南关街道办事处{REPORT}", "640402001"),
    (f"原州区南关街道办{REPORT}", "640402001"),
    (f"原州区南关街办{REPORT}", "640402001"),
    (f"原州区南关街{REPORT}", "640402001"),
    (f"原州区中河乡政府{REPORT}", "640402200"),
    (f"原州区中河乡人民政府{REPORT}", "640402200"),
    ("海淀区学院路街道2022年政府信息公开年报", "110108010"),
    ("2024年北京市海淀区人民政府中关村街道办事处政府信息公开工作年度报告", "110108011"),
    (f"上海徐汇区枫林路街道{REPORT}", "310104008"),
    (f"武侯区浆洗街街道{REPORT}", "510107001"),
    (f"武侯区浆洗街街办{REPORT}", "510107001"),
    (f"天津市和平区小白楼街{REPORT}", "120101002"),
    (f"桓台县索镇街道{REPORT}", "370321001"),
    (f"鼓楼区湖南路街道{REPORT}", "320106003"),
    (f"晋城市城区西街街道{REPORT}", "140502002"),
    (f"北京市朝阳区来广营地区办事处{REPORT}", "110105032"),
    # places without districts, and districts without a city
    (f"东莞市厚街镇{REPORT}", "441900122"),
    ("中山市小榄镇人民政府二〇二三年政府信息公开工作年度报告", "442000118"),
    (f"儋州市那大镇{REPORT}", "460400100"),
    (f"济源市沁园街道办事处{REPORT}", "419001001"),
    (f"重庆市城口县葛城街道{REPORT}", "500229001"),
    # leagues, banners, autonomous counties and ethnic townships
    (f"苏尼特左旗洪格尔苏木人民政府{REPORT}", "152523202"),
    (f"兴安盟科尔沁右翼前旗察尔森镇{REPORT}", "152221106"),
    (f"丰宁满族自治县汤河乡{REPORT}", "130826215"),
    (f"丰宁县汤河乡{REPORT}", "130826215"),
    (f"花溪区湖潮苗族布依族乡{REPORT}", "520111204"),
    (f"花溪区湖潮乡{REPORT}", "520111204"),
    # where the name stands
    (f"原州区三营镇人民政府办公室{REPORT}", "640402100"),
    (f"原州区三营镇党政综合办公室{REPORT}", "640402100"),
    (f"2023年度原州区三营镇{REPORT[5:]}", "640402100"),
    ("政府信息公开工作年度报告（原州区南关街道 2023年）", "640402001"),
    ("关于印发《原州区开城镇2023年政府信息公开工作年度报告》的通知", "640402104"),
    ("原州区南关街道2023年政务公开工作总结报告", "640402001"),
    ("原州区南关街道2023年度信息公开情况报告", "640402001"),
    ("原州區南關街道2023年政府信息公開工作年度報告", "640402001"),
    (" 原 州 区\n南关街道办事处\n2023年政府信息公开工作\n年度报告", "640402001"),
    ("首页\n政府信息公开\n信息公开年报\n固原市原州区三营镇2023年政府信息公开工作年度报告", "640402100"),
    ("财政局\n教育局\n固原市原州区南关街道2023年政府信息公开工作年度报告", "640402001"),
]

# The bodies of districts, cities and provinces: id or its first part, name in full, kind.
BODIES = [
    (f"原州区{REPORT}", "640402", "宁夏回族自治区固原市原州区人民政府", "政府"),
    (f"固原市人民政府{REPORT}", "6404", "宁夏回族自治区固原市人民政府", "政府"),
    (f"福建省人民政府{REPORT}", "35", "福建省人民政府", "政府"),
    (f"济南市市中区人民政府{REPORT}", "370103", "山东省济南市市中区人民政府", "政府"),
    (f"原州区人民政府办公室{REPORT}", "640402-", "宁夏回族自治区固原市原州区人民政府办公室", "部门"),
    (f"原州区政府办{REPORT}", "640402-", "宁夏回族自治区固原市原州区人民政府办公室", "部门"),
    (f"原州区财政局{REPORT}", "640402-", "宁夏回族自治区固原市原州区财政局", "部门"),
    (f"原州区住建局{REPORT}", "640402-", "宁夏回族自治区固原市原州区住房和城乡建设局", "部门"),
    (f"重庆市科委{REPORT}", "50-", "重庆市科学技术委员会", "部门"),
    (f"深圳市发展和改革委员会{REPORT}", "4403-", "广东省深圳市发展和改革委员会", "部门"),
    (f"秦皇岛市海港区市场监管局{REPORT}", "130302-", "河北省秦皇岛市海港区市场监督管理局", "部门"),
    (f"固原原州区教育局{REPORT}", "640402-", "宁夏回族自治区固原市原州区教育局", "部门"),
]


@pytest.mark.parametrize(("title", "code"), SETTLED)
def test_a_sub_district_is_recognised_from_its_title(title: str, code: str) -> None:
    agency = agency_of(title)
    assert (agency.agency_id, agency.division) == (code, code)
    assert agency.district


@pytest.mark.parametrize(("title", "agency_id", "name", "kind"), BODIES)
def test_governments_and_departments_are_recognised_from_their_titles(
    title: str, agency_id: str, name: str, kind: str
) -> None:
    agency = agency_of(title)
    assert (agency.name, agency.kind) == (name, kind)
    assert agency.agency_id.startswith(agency_id) and agency.division == agency_id.rstrip("-")


def test_the_seed_report_is_that_of_nanguan_in_yuanzhou() -> None:
    agency = agency_of(SEED.read_text("utf-8"), SEED.name)
    assert agency == Agency(
        agency_id="640402001",
        name="宁夏回族自治区固原市原州区南关街道",
        short_name="南关街道",
        kind="街道",
        division="640402001",
        district_code="640402",
        district="原州区",
        city="固原市",
        province="宁夏回族自治区",
    )


def test_a_name_of_several_places_stays_open_when_nothing_tells_them_apart() -> None:
    agency = agency_of(f"南关街道{REPORT}")
    assert (agency.name, agency.kind, agency.division, agency.district) == ("南关街道", "街道", "", "")


@pytest.mark.parametrize(
    "evidence",
    [
        "本年度原州区人民政府门户网站公开信息20条。",
        "地址：宁夏固原市原州区文化街1号。",
        "发布机构：原州区南关街道办事处",
        "索引号：640402001/2024-00003",
        "统一社会信用代码：11640402MB1234567X",
        "\n固原市原州区南关街道办事处\n2024年1月12日",
    ],
)
def test_an_ambiguous_name_is_settled_by_what_the_text_says_of_its_place(evidence: str) -> None:
    assert agency_of(f"南关街道{REPORT}\n一、总体情况\n{evidence}").division == "640402001"


def test_the_city_settles_a_district_name_that_several_cities_have() -> None:
    assert agency_of(f"鼓楼区财政局{REPORT}").division == ""
    text = f"鼓楼区财政局{REPORT}\n一、总体情况\n按照南京市委、市政府的部署，公开信息20条。"
    assert agency_of(text).division == "320106"


def test_a_district_that_is_an_ordinary_word_is_no_evidence_by_itself() -> None:
    """城区 is a district of 阳泉, 晋城 and others, and what every town calls its built-up part."""
    open_ = agency_of(f"西街街道{REPORT}\n一、总体情况\n我街道地处城区，城区改造信息公开3条。")
    settled = agency_of(f"西街街道{REPORT}\n一、总体情况\n晋城市城区人民政府网站公开信息3条。")
    assert open_.division != "140502002"
    assert settled.division == "140502002"


def test_a_place_that_the_title_states_rules_others_out() -> None:
    """枫林路街道 is in 徐汇区; one of another district is none that the catalogue has."""
    agency = agency_of(f"海原县枫林路街道{REPORT}")
    assert (agency.division, agency.district, agency.short_name) == ("", "海原县", "枫林路街道")


def test_a_new_sub_district_keeps_the_district_that_its_title_states() -> None:
    agency = agency_of(f"原州区清水河街道{REPORT}")
    assert (agency.short_name, agency.kind, agency.division) == ("清水河街道", "街道", "")
    assert (agency.district, agency.city) == ("原州区", "固原市")
    assert agency.agency_id.startswith("640402-")


def test_a_district_of_no_catalogue_is_never_taken_for_one_that_it_has() -> None:
    agency = agency_of(f"示例市示例区中关村街道{REPORT}")
    assert (agency.name, agency.division, agency.kind) == ("示例市示例区中关村街道", "", "街道")


def test_a_single_place_of_its_name_is_not_taken_for_one_on_another_district_s_website() -> None:
    settled = agency_of(f"枫林路街道{REPORT}")
    elsewhere = agency_of(f"枫林路街道{REPORT}\n一、总体情况\n在海原县人民政府网站公开信息20条。")
    assert (settled.division, elsewhere.division) == ("310104008", "")


def test_the_province_alone_settles_nothing_unless_the_name_states_it() -> None:
    """Texts name provinces for many reasons."""
    assert agency_of(f"城关镇{REPORT}\n一、总体情况\n学习贵州省、贵州省的做法。").division == ""


def test_a_body_is_not_taken_from_words_that_stand_for_any() -> None:
    text = "2023年政府信息公开工作年度报告\n一、总体情况\n本街道根据要求公开信息20条，我区各镇、各部门落实。"
    assert identity_of(text).agency is None


def test_the_title_s_place_stands_against_that_of_another_source() -> None:
    agency = agency_of(f"来源：海原县财政局\n原州区财政局{REPORT}")
    assert agency.name == "宁夏回族自治区固原市原州区财政局"


def test_all_sub_districts_of_a_district_are_no_single_agency() -> None:
    assert identity_of(f"河东区街道{REPORT}").agency is None


def test_a_text_that_names_no_body_has_no_agency() -> None:
    assert identity_of("通知\n各单位：请按时报送材料。").agency is None


def test_the_file_name_tells_what_the_title_leaves_out() -> None:
    assert agency_of(f"{REPORT}", "原州区三营镇2023年年报.docx").division == "640402100"
    assert agency_of(f"南关街道{REPORT}", "原州区/2023/年报.docx").division == "640402001"


def test_without_any_title_the_sub_district_that_speaks_of_itself_is_taken() -> None:
    text = "2023年，南关街道公开信息20条。南关街道办理热线30件。我街道接受原州区政府监督。"
    assert agency_of(text).division == "640402001"


def test_the_signature_and_the_publisher_name_the_agency_as_well() -> None:
    body = "2023年政府信息公开工作年度报告\n一、总体情况\n公开信息20条。\n"
    assert agency_of(body + "\n原州区三营镇人民政府\n2024年1月12日").division == "640402100"
    fields = "发布时间：2024-01-12 来源：原州区三营镇 浏览次数：31\n"
    assert agency_of(fields + body).division == "640402100"


def test_a_department_without_a_place_has_that_of_the_website() -> None:
    text = f"民政局{REPORT}\n一、总体情况\n在原州区人民政府门户网站公开信息20条。"
    assert agency_of(text).name == "宁夏回族自治区固原市原州区民政局"


def test_the_title_of_the_web_page_is_evidence_too() -> None:
    agency = agency_of(f"南关街道{REPORT}", title=f"南关街道{REPORT}_原州区人民政府")
    assert agency.division == "640402001"


def test_a_department_has_one_id_however_its_name_is_written() -> None:
    ids = {
        agency_of(f"{name}{REPORT}").agency_id
        for name in ("重庆市科委", "重庆市科学技术委员会", "重庆科学技术委员会")
    }
    assert len(ids) == 1


def test_a_library_s_own_bodies_are_recognised_by_name_and_alias(tmp_path: Path) -> None:
    (tmp_path / "divisions.csv").write_text(
        "code,name,level,parent\n99,示例省,province,\n9901,示例市,city,99\n990101,示例区,district,9901\n"
        "990101001,幸福街道,township,990101\n",
        encoding="utf-8",
    )
    (tmp_path / "agencies.csv").write_text(
        ",".join(AGENCY_COLUMNS) + "\n"
        "990101001,示例省示例市示例区幸福街道,幸福街道,街道,990101001,幸福社区管理中心,,,,,1\n"
        "990101-shuiwu,示例省示例市示例区水务局,水务局,部门,990101,,,,,,1\n",
        encoding="utf-8",
    )
    divisions = load_divisions(CATALOGUE, tmp_path)

    def recognised(title: str) -> Agency | None:
        document = printed(title + REPORT)
        return identify(document, normalise(document), divisions, "年报.txt").agency

    for title, agency_id in (
        ("示例市示例区幸福街道", "990101001"),
        ("示例区幸福街道办事处", "990101001"),
        ("示例区幸福社区管理中心", "990101001"),
        ("示例区水务局", "990101-shuiwu"),
    ):
        agency = recognised(title)
        assert agency is not None and (agency.agency_id, agency.fictional) == (agency_id, True)
    other = recognised("原州区水务局")
    assert other is not None and other.district == "原州区" and not other.fictional
