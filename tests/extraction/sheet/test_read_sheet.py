"""An office's own sheet, long or wide, as reports: what its headings mean, and what is not used."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import resources
from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.divisions import Divisions, load_divisions
from dashboard.errors import UnreadableDocument
from dashboard.extraction.sheet import Entry, SheetReading, Status, is_sheet, read_sheet
from dashboard.extraction.sheet.headings import Vocabulary, bare
from dashboard.reading import read
from dashboard.reading.document import Document

LONG_HEADINGS = ["单位", "区县", "年度", "指标", "数值", "约", "来源"]


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


def csv_sheet(folder: Path, *rows: list[str], name: str = "汇总.csv") -> Document:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path = folder / name
    path.write_text(out.getvalue(), "utf-8-sig")
    return read(path)


def workbook(folder: Path, *rows: list[object], name: str = "汇总.xlsx", sheet: str = "Sheet1") -> Document:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    book.save(folder / name)
    return read(folder / name)


def figures(reading: SheetReading) -> dict[tuple[str, int, str, str, str], Decimal | None]:
    """(agency, year, metric, member, applicant) -> value."""
    found = {}
    for one in reading.reports:
        identity = one.report.identity
        assert identity.agency is not None and identity.year is not None
        for figure in one.report.figures:
            key = (identity.agency.short_name, identity.year, figure.metric, figure.member, figure.applicant)
            found[key] = figure.value
    return found


def reasons(reading: SheetReading) -> list[str]:
    return [
        text.reason
        for text in (*reading.set_aside, *(text for one in reading.reports for text in one.report.set_aside))
    ]


def test_a_long_sheet_gives_a_report_for_each_agency_and_year(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        LONG_HEADINGS,
        ["春风街道", "示例区", "2023", "网站信息条数", "1,204", "", "https://example.cn/1"],
        ["春风街道", "示例区", "2024年", "wechat_posts", "350", "1", ""],
        ["夏荷街道办事处", "示例区", "2024", "依申请公开数", "—", "", ""],
    )
    reading = read_sheet(document, catalogue, divisions)
    assert figures(reading) == {
        ("春风街道", 2023, "website_posts", "total", ""): 1204,
        ("春风街道", 2024, "newmedia_posts", "wechat", ""): 350,
        ("夏荷街道", 2024, "requests_new", "", "total"): None,
    }
    by_year = {(one.report.identity.agency.name, one.report.identity.year): one for one in reading.reports}
    assert by_year["虚构省虚构市示例区春风街道", 2024].report.figures[0].approximate
    assert by_year["虚构省虚构市示例区春风街道", 2023].report.identity.url == "https://example.cn/1"
    assert reading.set_aside == ()


def test_every_quote_is_the_text_of_its_cell(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        ["2024年示例区汇总表", "", ""],
        ["街道", "政府网站信息（条）", "12345热线工单"],
        ["春风街道", "88", ""],
        ["夏荷街道", " 约90条 ", "3"],
    )
    reading = read_sheet(document, catalogue, divisions)
    found = [figure for one in reading.reports for figure in one.report.figures]
    assert len(found) == 4
    for figure in found:
        assert document.text[figure.start : figure.end] == figure.quote
        assert "\n" not in figure.context
    about = next(figure for figure in found if figure.value == 90)
    assert (about.approximate, about.label) == (True, "政府网站信息（条）")


def test_a_wide_workbook_with_headings_over_two_rows_is_joined(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = workbook(
        tmp_path,
        ["示例区2024年政务公开工作汇总表"],
        ["序号", "单位", "依申请公开", None, "行政复议", None, "备注"],
        [None, None, "新收", "上年结转", "结果维持", "总计", None],
        [1, "春风街道", 12, 1, 0, 2, "无误"],
        ["合计", None, 12, 1, 0, 2, None],
    )
    reading = read_sheet(document, catalogue, divisions)
    assert figures(reading) == {
        ("春风街道", 2024, "requests_new", "", "total"): 12,
        ("春风街道", 2024, "requests_carried_in", "", "total"): 1,
        ("春风街道", 2024, "reviews", "upheld", ""): 0,
        ("春风街道", 2024, "reviews", "total", ""): 2,
    }
    assert reasons(reading) == ["合计行或没有单位名称的行，未采用"]


@pytest.mark.parametrize(
    "headings",
    [
        [["单位", "区县", "热线", "", "", "网站信息"], ["", "", "投诉", "求助", "合计", ""]],
        [
            ["单位", "区县", "热线", "热线", "热线", "网站信息"],
            ["单位", "区县", "投诉", "求助", "合计", "网站信息"],
        ],
        [["", "", "热线", "", "", "网站"], ["单位", "区县", "投诉", "求助", "合计", "信息"]],
    ],
    ids=["merged", "merged cells filled", "agency below"],
)
def test_a_csv_sheet_with_headings_over_two_rows_is_joined(
    headings: list[list[str]], tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        *headings,
        ["春风街道", "示例区", "3", "4", "7", "12"],
        ["夏荷街道", "示例区", "", "1", "1", "9"],
        name="2024年汇总.csv",
    )
    assert is_sheet(document, catalogue)
    found = figures(read_sheet(document, catalogue, divisions))
    assert {key[2:]: value for key, value in found.items() if key[0] == "春风街道"} == {
        ("hotline_orders", "complaint", ""): 3,
        ("hotline_orders", "help", ""): 4,
        ("hotline_orders", "total", ""): 7,
        ("website_posts", "total", ""): 12,
    }
    assert found["夏荷街道", 2024, "hotline_orders", "complaint", ""] is None


def test_the_year_comes_from_a_column_of_its_own_a_heading_the_sheets_name_or_the_file(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    named = workbook(tmp_path, ["单位", "区县", "微信发文"], ["春风街道", "示例区", 5], sheet="2022")
    by_heading = csv_sheet(
        tmp_path, ["单位", "区县", "2021年微信发文", "2023年微信发文"], ["春风街道", "示例区", "1", "3"]
    )
    by_file = csv_sheet(
        tmp_path, ["单位", "区县", "微信发文"], ["春风街道", "示例区", "4"], name="2020年台账.csv"
    )
    years = [
        sorted(one.report.identity.year for one in read_sheet(document, catalogue, divisions).reports)
        for document in (named, by_heading, by_file)
    ]
    assert years == [[2022], [2021, 2023], [2020]]


def test_a_sheet_without_any_year_is_set_aside(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(tmp_path, ["单位", "区县", "微信发文"], ["春风街道", "示例区", "4"])
    reading = read_sheet(document, catalogue, divisions)
    assert reading.reports == ()
    assert "没有年度" in reasons(reading)[0]


def test_units_in_headings_and_cells_are_respected(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        ["单位", "区县", "年度", "微信发文（万条）", "行政事业性收费（元）", "热线工单"],
        ["春风街道", "示例区", "2024", "1.2", "35000", "1.5万"],
    )
    reading = read_sheet(document, catalogue, divisions)
    assert list(figures(reading).values()) == [12000, Decimal("3.5"), 15000]
    assert [figure.approximate for figure in reading.reports[0].report.figures] == [True, False, True]


def test_an_amount_without_a_unit_is_marked(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path, ["单位", "区县", "年度", "行政事业性收费"], ["春风街道", "示例区", "2024", "35000"]
    )
    [one] = read_sheet(document, catalogue, divisions).reports
    assert "金额单位" in one.report.figures[0].reason


def test_figures_under_a_heading_that_is_not_known_are_listed_not_lost(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        ["单位", "区县", "年度", "微信发文", "微信发文增长率", "联系人"],
        ["春风街道", "示例区", "2024", "5", "12%", "王某"],
    )
    reading = read_sheet(document, catalogue, divisions)
    assert list(figures(reading).values()) == [5]
    assert reasons(reading) == ["表头“微信发文增长率”未识别"]
    statuses = {entry.heading: entry.status for entry in reading.mappings[0].entries}
    assert statuses["联系人"] is Status.IGNORED
    assert statuses["微信发文增长率"] is Status.UNKNOWN


def test_what_an_office_decided_wins_over_the_guess(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        ["单位", "区县", "年度", "微信发文", "小红书"],
        ["春风街道", "示例区", "2024", "5", "7"],
    )
    guessed = read_sheet(document, catalogue, divisions).mappings[0]
    kept = [
        Entry(guessed.sheet, "column", "微信发文", "", "", "", Decimal(1), Status.IGNORED),
        Entry(guessed.sheet, "column", "小红书", "newmedia_posts", "other", "", Decimal(1), Status.CONFIRMED),
    ]
    reading = read_sheet(document, catalogue, divisions, kept)
    assert figures(reading) == {("春风街道", 2024, "newmedia_posts", "other", ""): 7}
    assert reasons(reading) == []


def test_an_agency_that_two_districts_have_is_set_aside_unless_the_row_names_the_district(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        ["单位", "区县", "年度", "微信发文"],
        ["秋月街道", "", "2024", "1"],
        ["秋月街道", "样板区", "2024", "2"],
        ["幻境居委会某处", "示例区", "2024", "3"],
    )
    reading = read_sheet(document, catalogue, divisions)
    assert list(figures(reading).values()) == [2]
    assert reading.reports[0].report.identity.agency.agency_id == "990102003"
    assert "几个区县" in reasons(reading)[0]
    assert "未识别" in reasons(reading)[1]


def test_the_same_thing_twice_with_another_number_is_marked(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    row = ["春风街道", "示例区", "2024", "微信发文"]
    document = csv_sheet(tmp_path, LONG_HEADINGS[:5], [*row, "5"], [*row, "5"], [*row, "6"])
    reading = read_sheet(document, catalogue, divisions)
    [figure] = reading.reports[0].report.figures
    assert (figure.value, figure.state.value) == (5, "marked")
    assert len(reasons(reading)) == 1


@pytest.mark.parametrize("printed", ["=1+1", "@SUM(A1)", "12%", "约莫", "9" * 40, "2024-01-01", "1e9"])
def test_what_is_no_number_is_set_aside_as_text(
    printed: str, tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path, ["单位", "区县", "年度", "微信发文"], ["春风街道", "示例区", "2024", printed]
    )
    reading = read_sheet(document, catalogue, divisions)
    assert figures(reading) == {}
    assert reasons(reading) == ["“微信发文”一格不是数"]


def test_a_member_column_narrows_the_metric_and_keeps_open_labels(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        ["单位", "区县", "年度", "指标", "类别", "数值"],
        ["春风街道", "示例区", "2024", "热线工单", "投诉", "5"],
        ["春风街道", "示例区", "2024", "热线工单", "噪声", "6"],
        ["春风街道", "示例区", "2024", "本年度办理结果", "予以公开", "1"],
        ["春风街道", "示例区", "2024", "行政复议", "不存在的结果", "1"],
    )
    reading = read_sheet(document, catalogue, divisions)
    assert figures(reading) == {
        ("春风街道", 2024, "hotline_orders", "complaint", ""): 5,
        ("春风街道", 2024, "hotline_orders", "噪声", ""): 6,
        ("春风街道", 2024, "requests_outcome", "disclosed", "total"): 1,
    }
    assert len(reasons(reading)) == 1


def test_a_sheet_of_one_agency_is_read_by_its_title(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(
        tmp_path,
        ["示例区春风街道办事处历年政务公开工作统计表", "", ""],
        ["年度", "微信发文", "热线工单"],
        ["2023", "5", "70"],
        ["2024", "6", "80"],
        ["合计", "11", "150"],
        name="示例区夏荷街道.csv",
    )
    assert is_sheet(document, catalogue)
    reading = read_sheet(document, catalogue, divisions)
    assert figures(reading) == {
        ("春风街道", 2023, "newmedia_posts", "wechat", ""): 5,
        ("春风街道", 2023, "hotline_orders", "total", ""): 70,
        ("春风街道", 2024, "newmedia_posts", "wechat", ""): 6,
        ("春风街道", 2024, "hotline_orders", "total", ""): 80,
    }
    assert reasons(reading) == ["合计行，未采用"]


def test_a_sheet_of_one_agency_is_read_by_its_name_or_its_files_where_no_title_names_one(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    long = csv_sheet(
        tmp_path,
        ["指标", "数值"],
        ["微信发文", "5"],
        ["热线工单", "7"],
        name="示例区夏荷街道2024年台账.csv",
    )
    assert is_sheet(long, catalogue)
    assert list(figures(read_sheet(long, catalogue, divisions)).items()) == [
        (("夏荷街道", 2024, "newmedia_posts", "wechat", ""), 5),
        (("夏荷街道", 2024, "hotline_orders", "total", ""), 7),
    ]
    named = workbook(tmp_path, ["微信发文", "年度"], [5, 2022], sheet="春风街道", name="示例区.xlsx")
    assert list(figures(read_sheet(named, catalogue, divisions))) == [
        ("春风街道", 2022, "newmedia_posts", "wechat", "")
    ]


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("2024年统计表", "标题和文件名中也没有单位名称，请加一列“单位”，或在标题中写明单位全称"),
        ("示例区2024年政务公开汇总表", "标题和文件名中也没有单位名称"),
        ("示例区各街道2024年汇总表", "标题和文件名中也没有单位名称"),
        ("春风街道、夏荷街道2024年汇总表", "标题和文件名中也没有单位名称"),
        ("秋月街道2024年汇总表", "与几个区县的同名"),
    ],
)
def test_a_sheet_whose_agency_nothing_names_is_set_aside_with_what_to_add(
    title: str, reason: str, tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    document = csv_sheet(tmp_path, [title, ""], ["微信发文", "热线工单"], ["5", "7"])
    assert is_sheet(document, catalogue)
    reading = read_sheet(document, catalogue, divisions)
    assert reading.reports == ()
    assert reason in reasons(reading)[0]


def test_rows_that_may_be_other_agencies_are_not_given_to_the_one_in_the_title(
    tmp_path: Path, catalogue: Catalogue, divisions: Divisions
) -> None:
    title = ["示例区春风街道2024年统计表", ""]
    two_rows = csv_sheet(tmp_path, title, ["微信发文", "热线工单"], ["5", "7"], ["6", "8"])
    named = csv_sheet(tmp_path, title, ["名称", "热线工单"], ["夏荷街道", "7"])
    for document, reason in ((two_rows, "同一年度有几行"), (named, "“夏荷街道”像是单位名称")):
        reading = read_sheet(document, catalogue, divisions)
        assert figures(reading) == {}
        assert reason in reasons(reading)[0]


def test_a_workbook_that_holds_the_tables_of_a_report_is_no_sheet(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    heads = ["行政复议", *[""] * 4, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4]
    document = workbook(
        tmp_path,
        ["示例区春风街道2024年政府信息公开工作年度报告"],
        ["四、政府信息公开行政复议、行政诉讼情况"],
        [name or None for name in heads],
        results * 3,
        [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    )
    assert not is_sheet(document, catalogue)


def test_a_sheet_without_agencies_is_none_of_these(tmp_path: Path, catalogue: Catalogue) -> None:
    assert not is_sheet(csv_sheet(tmp_path, ["物品", "数量"], ["纸", "3"]), catalogue)


def test_no_name_of_the_catalogue_means_two_things(catalogue: Catalogue) -> None:
    vocabulary = Vocabulary(catalogue)
    seen: dict[str, tuple[str, str, str]] = {}
    for name, target in catalogue.sheet_names.items():
        assert target[0] in catalogue.metrics
        assert vocabulary.target_of(name) == target == seen.setdefault(bare(name), target)
    for metric in catalogue.metrics.values():
        if metric.key != "requests_outcome":
            for name in (metric.key, metric.label):
                assert vocabulary.target_of(name) is not None, name
                assert vocabulary.target_of(name)[0] == metric.key, name


_SHEET = (
    "单位,区县,年度,指标,数值\n".encode()
    + "春风街道,示例区,2024,微信发文,5\n夏荷街道,示例区,2023,网站信息,1.2万\n".encode()
)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_mutated_sheets_never_crash_and_never_quote_what_is_not_there(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, divisions: Divisions
) -> None:
    content = bytearray(_SHEET)
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(
            st.sampled_from(
                [b",", b"\n", b'"', b"", b"=", "年".encode(), b"99999999999999", b"\xff", b"-", b"."]
            )
        )
        if not content:
            content = bytearray(b",")
    path = tmp_path_factory.getbasetemp() / "变异.csv"
    path.write_bytes(content)
    try:
        document = read(path)
    except UnreadableDocument:
        return
    reading = read_sheet(document, catalogue, divisions)
    for one in reading.reports:
        for figure in one.report.figures:
            assert document.text[figure.start : figure.end] == figure.quote
            assert figure.value is None or abs(figure.value) < 10**14
