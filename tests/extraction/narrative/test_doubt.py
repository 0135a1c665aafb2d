"""What is ambiguous is marked, what is not understood is set aside with its reason, nothing is guessed."""

import pytest

from dashboard.extraction.report import SetAsideKind, State
from tests.extraction.narrative.reading import figures_of, reading_of


def reasons(text: str, year: int | None = 2024) -> dict[str, str]:
    """Why each text was set aside, by its quote."""
    return {aside.quote: aside.reason for aside in reading_of(text, year).set_aside}


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [
        ("热线、领导信箱共受理诉求283件。", "热线、领导信箱共受理诉求283件", "一个数对应多个渠道"),
        ("历年累计公开信息4200条。", "公开信息4200条", "历年累计数"),
        ("下一步，将举办培训4次。", "举办培训4次", "计划或要求"),
        ("向区委办报送信息56条。", "报送信息56条", "报送上级"),
        ("被市级媒体采用信息12条。", "采用信息12条", "采用"),
        ("因信息公开引发行政复议、行政诉讼共3件。", "行政复议、行政诉讼共3件", "不能分开"),
        ("全年举办新闻发布会2场。", "新闻发布会2场", "没有对应的指标"),
        ("第一季度公开信息60条。", "公开信息60条", "一段时间"),
        ("全年办理依申请公开事项9件。", "办理依申请公开事项9件", "新收还是办结"),
        ("微信公众号推送文章90篇，其中原创30篇。", "原创30篇", "不设这类分项"),
        ("政府网站公开信息9条，包括预算5条(部门预算3条)。", "部门预算3条", "下一级分项"),
    ],
)
def test_an_output_without_a_metric_is_set_aside_with_its_reason(text: str, quote: str, reason: str) -> None:
    [(found, why)] = [(q, r) for q, r in reasons(text).items() if q.endswith(quote)]
    assert found.endswith(quote)
    assert reason in why


def test_another_years_number_is_set_aside_and_names_both_years() -> None:
    text = "2023年共公开信息88条。"
    assert figures_of(text) == set()
    assert reasons(text) == {"公开信息88条": "所述为2023年的数，报告年度为2024年"}


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("2023年共公开信息88条。", SetAsideKind.OTHER_YEAR, 2023),
        ("2023年未收到政府信息公开申请。", SetAsideKind.OTHER_YEAR, 2023),
        ("去年共公开信息88条。", SetAsideKind.OTHER_YEAR, None),
        ("上半年共公开信息88条。", SetAsideKind.PART_OF_YEAR, None),
        ("发放宣传册3册，张贴海报20张。", SetAsideKind.UNMAPPED, None),
    ],
)
def test_what_is_set_aside_says_of_which_kind_it_is(text: str, kind: SetAsideKind, year: int | None) -> None:
    asides = reading_of(text).set_aside
    assert {(one.kind, one.year, one.metric, one.value) for one in asides} == {(kind, year, "", None)}


def test_a_number_that_contradicts_a_figure_says_what_it_states() -> None:
    text = "收取信息处理费0元。全年共收取信息处理费500元。"
    [aside] = reading_of(text).set_aside
    assert (aside.kind, aside.metric, aside.value) == (SetAsideKind.RIVAL, "processing_fees", 500)


def test_without_a_known_year_no_sentence_is_refused_for_its_year() -> None:
    assert figures_of("2023年共公开信息88条。", year=None) == {"disclosures/total = 88"}


def test_a_year_that_names_what_is_published_is_no_other_year() -> None:
    assert "website_posts/2023年决算 = 2" in figures_of("网站公开信息9条，其中2023年决算2条、动态7条。")


def test_last_years_statement_of_none_is_not_this_years() -> None:
    assert figures_of("2023年未收到政府信息公开申请。") == set()


def test_two_different_numbers_for_one_metric_are_marked_and_both_are_shown() -> None:
    reading = reading_of("政府网站公开信息120条。全年政府网站主动公开信息150条。")
    [figure] = reading.figures
    assert (figure.value, figure.state) == (120, State.MARKED)
    assert "不同的数" in figure.reason
    assert [aside.quote for aside in reading.set_aside] == ["政府网站主动公开信息150条"]


def test_a_number_repeated_elsewhere_is_one_figure_and_no_doubt() -> None:
    reading = reading_of("政府网站公开信息120条。如前所述，政府网站公开信息120条。")
    assert [(f.value, f.state) for f in reading.figures] == [(120, State.READ)]
    assert reading.set_aside == ()


def test_the_total_that_contains_the_other_number_is_the_total() -> None:
    text = "部门网站公开信息60条。网站全年发布信息300条，其中动态240条、公开信息60条。"
    assert "website_posts/total = 300" in figures_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "微信公众号等推送信息210篇。",
        "政府网站刊载民生动态信息72条。",
        "政府开放日活动信息15条。",
        "2024年行政复议2件。",
    ],
)
def test_a_reading_with_two_sides_is_marked_with_a_reason(text: str) -> None:
    [figure] = reading_of(text).figures
    assert figure.state is State.MARKED
    assert figure.reason


def test_growth_devices_and_staff_are_not_even_set_aside() -> None:
    text = "同比增加11件，配备专职人员2名，设有公开栏12个，粉丝1.2万人，阅读量30万次。"
    reading = reading_of(text)
    assert (reading.figures, reading.set_aside) == ((), ())


def test_a_routine_is_not_set_aside_but_a_planned_output_is() -> None:
    assert reasons("每季度召开一次例会，每周巡查2次。") == {}
    assert list(reasons("今后每月推送信息2条。").values()) == ["平均数或频次要求，不是全年总数"]


def test_parts_are_kept_as_printed_when_they_do_not_sum_to_the_whole() -> None:
    assert figures_of("网站公开信息30条，其中动态20条、公告5条。") == {
        "website_posts/total = 30",
        "website_posts/动态 = 20",
        "website_posts/公告 = 5",
    }


def test_an_unknown_category_keeps_its_label() -> None:
    assert "hotline_orders/非诉业务 = 7" in figures_of("受理12345热线17件，其中咨询10件、非诉业务7件。")


def test_places_and_states_are_no_categories() -> None:
    text = "受理12345热线90件，其中甲镇50件、乙街道40件，有效诉求88件。"
    assert figures_of(text) == {"hotline_orders/total = 90"}
