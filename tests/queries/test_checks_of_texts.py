"""The rules between sentences and tables, and those of form."""

from dataclasses import replace
from decimal import Decimal

import pytest
from warehouse.builders import Checked, Draft, aside

from dashboard.extraction.report import SetAsideKind

HOTLINE = (
    ("hotline_orders", "total", 559),
    ("hotline_orders", "help", 245),
    ("hotline_orders", "complaint", 301),
    ("hotline_orders", "consultation", 8),
    ("hotline_orders", "report", 5),
)


def test_a_breakdown_that_adds_up_is_kept() -> None:
    assert Checked(Draft(sentences=(HOTLINE,))).evaluation("PARTS") == (1, 0, 0)


def test_a_breakdown_that_does_not_add_up_is_named_with_both_numbers() -> None:
    checked = Checked(Draft(sentences=((*HOTLINE[:4], ("hotline_orders", "report", 6)),)))
    [finding] = checked.findings("PARTS").to_dict("records")
    assert finding["message"] == "“12345政务服务便民热线受理”：各分项之和为 560 件，合计为 559 件"
    assert len(finding["figures"]) == 5


def test_a_part_named_alone_is_no_breakdown_unless_it_exceeds_the_whole() -> None:
    alone = Draft(sentences=(HOTLINE[:2],))
    assert Checked(alone).evaluation("PARTS") == (1, 0, 0)
    too_much = Draft(sentences=((HOTLINE[0], ("hotline_orders", "help", 600)),))
    assert Checked(too_much).evaluation("PARTS") == (0, 1, 0)


def test_a_breakdown_in_round_numbers_cannot_be_checked() -> None:
    assert Checked(Draft(sentences=(HOTLINE,), approximate=True)).evaluation("PARTS") == (0, 0, 1)


def test_parts_of_another_sentence_are_not_mixed_in() -> None:
    checked = Checked(Draft(sentences=(HOTLINE, (("hotline_orders", "praise", 3),))))
    assert checked.evaluation("PARTS") == (1, 0, 0)


POSTS = (("website_posts", "total", 88), ("website_posts", "动态", 80), ("website_posts", "公告", 5))


def test_a_part_that_is_counted_by_itself_makes_up_what_is_lacking() -> None:
    whole = Draft(sentences=((*POSTS, ("policy_interpretations", "", 3)),))
    assert Checked(whole).evaluation("PARTS") == (1, 0, 0)
    followed = Draft(sentences=((*POSTS, ("policy_interpretations", "", 3), ("trainings", "", 2)),))
    assert Checked(followed).evaluation("PARTS") == (1, 0, 0)
    lacking = Draft(sentences=((*POSTS, ("policy_interpretations", "", 2)),))
    assert Checked(lacking).evaluation("PARTS") == (0, 1, 0)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("督查检查3条", (1, 0, 0)),
        ("督查检查３条，此外培训2期", (1, 0, 0)),
        ("督查检查2条", (0, 1, 0)),
        ("督查检查近3条", (0, 0, 1)),
    ],
)
def test_a_part_that_is_no_figure_counts_too(words: str, outcome: tuple[int, int, int]) -> None:
    assert Checked(Draft(sentences=((*POSTS, words),))).evaluation("PARTS") == outcome


def test_a_list_that_ends_with_and_so_on_need_not_add_up() -> None:
    assert Checked(Draft(sentences=((*POSTS, "其他1条等"),))).evaluation("PARTS") == (0, 0, 1)


NONE_AT_ALL = (("requests_new", "", 0), ("reviews", "total", 0), ("lawsuits", "total", 0))


def test_a_statement_of_none_agrees_with_tables_of_zeros() -> None:
    checked = Checked(Draft(sentences=(NONE_AT_ALL,)))
    assert checked.evaluation("TEXT-NONE") == (3, 0, 0)


def test_a_statement_of_none_against_a_table_that_counts_some_is_found() -> None:
    checked = Checked(
        Draft(
            sentences=(NONE_AT_ALL,),
            cells={("r1", "c7"): 2},
            disputes={"k5": 1, "k10": 1, "k15": 2},
        )
    )
    assert checked.messages("TEXT-NONE") == [
        "正文称“0件”，表三“一、本年新收政府信息公开申请数量”总计为 2",
        "正文称“0件”，表四行政复议总计为 1",
        "正文称“0件”，表四行政诉讼两组总计之和为 3",
    ]
    assert list(checked.findings("TEXT-NONE")["figures"].map(len)) == [2, 2, 3]


def test_all_processed_means_nothing_carried_out() -> None:
    said = (("all_processed", None, "所有申请均已全部办结"),)
    assert Checked(Draft(statements=said)).evaluation("TEXT-NONE") == (1, 0, 0)
    checked = Checked(Draft(statements=said, cells={("r25", "c7"): 1}))
    assert checked.messages("TEXT-NONE") == [
        "正文称“所有申请均已全部办结”，表三“四、结转下年度继续办理”总计为 1"
    ]


def test_a_statement_of_none_cannot_be_checked_against_a_missing_table() -> None:
    checked = Checked(Draft(sentences=(NONE_AT_ALL,), tables=("two",)))
    assert checked.evaluation("TEXT-NONE") == (0, 0, 3)


def test_a_missing_section_and_a_missing_table_are_named() -> None:
    sections = ("overview", "proactive", "requests", "disputes", "other")
    checked = Checked(Draft(sections=sections, tables=("two", "three")))
    assert checked.messages("FORM") == [
        "缺少表四（政府信息公开行政复议、行政诉讼情况）",
        "缺少部分：五、存在的主要问题及改进情况",
    ]


def test_sections_out_of_order_are_found() -> None:
    sections = ("overview", "requests", "proactive", "disputes", "problems", "other")
    [message] = Checked(Draft(sections=sections)).messages("FORM")
    assert message.startswith("各部分次序与规定格式不符：总体情况、收到和处理政府信息公开申请情况、")


def test_a_title_in_other_words_is_found() -> None:
    checked = Checked(Draft(titles={"problems": "存在问题及改进措施"}))
    assert checked.messages("FORM") == [
        "标题“存在问题及改进措施”与规定格式“五、存在的主要问题及改进情况”不符"
    ]


def test_an_empty_section_five_is_found() -> None:
    checked = Checked(Draft(bodies={"problems": ""}))
    assert checked.messages("FORM") == ["“五、存在的主要问题及改进情况”没有内容"]


def test_years_that_disagree_are_found_and_named_by_where_they_stand() -> None:
    checked = Checked(Draft(identity={"title_year": 2023}))
    assert checked.messages("FORM") == ["年度不一致：标题为 2023，统计期为 2024，文件名为 2024"]


def test_a_report_older_than_the_common_form_is_not_judged_by_it() -> None:
    kept, broken, unevaluable = Checked(Draft(format="earlier", sections=("overview",))).evaluation("FORM")
    assert (kept, broken) == (0, 0)
    assert unevaluable > 0


def requests(value: int) -> tuple[tuple[tuple[str, str, int], ...], ...]:
    return ((("requests_new", "", value),),)


def test_a_number_in_a_sentence_agrees_with_the_table() -> None:
    assert Checked(Draft(sentences=requests(2), cells={("r1", "c7"): 2})).evaluation("TEXT-TABLE") == (
        1,
        0,
        0,
    )
    checked = Checked(Draft(sentences=requests(4), cells={("r1", "c7"): 2}))
    assert checked.messages("TEXT-TABLE") == ["正文称“4件”，表三“一、本年新收政府信息公开申请数量”总计为 2"]


def test_lawsuits_in_a_sentence_are_both_groups_of_table_four() -> None:
    said = ((("lawsuits", "total", 3),),)
    assert Checked(Draft(sentences=said, disputes={"k10": 1, "k15": 2})).evaluation("TEXT-TABLE") == (1, 0, 0)
    assert Checked(Draft(sentences=said, disputes={"k10": 3, "k15": 2})).evaluation("TEXT-TABLE") == (0, 1, 0)


def test_a_round_number_cannot_be_held_against_a_table() -> None:
    checked = Checked(Draft(sentences=requests(4), cells={("r1", "c7"): 2}, approximate=True))
    assert checked.evaluation("TEXT-TABLE") == (0, 0, 1)


PROCESSED = {("r1", "c7"): 40, ("r2", "c7"): 10, ("r24", "c7"): 45, ("r25", "c7"): 5}


def test_the_stated_rate_of_processing_is_computed_from_the_table() -> None:
    right = Draft(sentences=requests(40), cells=PROCESSED, statements_in_sentence=(("90", "办结率90%"),))
    assert Checked(right).evaluation("TEXT-SHARE") == (1, 0, 0)
    wrong = Draft(sentences=requests(40), cells=PROCESSED, statements_in_sentence=(("92.3", "办结率92.3%"),))
    assert Checked(wrong).messages("TEXT-SHARE") == ["正文称“办结率92.3%”，按 45 与 50 计算，办结率为 90.00%"]


def test_the_rate_of_processing_in_time_is_another_matter() -> None:
    draft = Draft(
        sentences=requests(40), cells=PROCESSED, statements_in_sentence=(("100", "按时办结率100%"),)
    )
    assert Checked(draft).evaluation("TEXT-SHARE") == (0, 0, 0)


def test_a_share_of_a_breakdown_is_computed_from_its_whole() -> None:
    sentences = (HOTLINE[:3],)
    right = Draft(sentences=sentences, statements_in_sentence=(("53.8", "占53.8%"),))
    assert Checked(right).evaluation("TEXT-SHARE") == (1, 0, 0)
    rounded = Draft(sentences=sentences, statements_in_sentence=(("54", "占54%"),))
    assert Checked(rounded).evaluation("TEXT-SHARE") == (1, 0, 0)
    wrong = Draft(sentences=sentences, statements_in_sentence=(("53.9", "占53.9%"),))
    [message] = Checked(wrong).messages("TEXT-SHARE")
    assert message.startswith("正文称“占53.9%”，按 301 与 559 计算，")


@pytest.mark.parametrize(
    ("value", "quote", "kept"),
    [
        ("43.8", "其中help类占43.8%", True),
        ("53.8", "其中help类占53.8%", False),
        ("53.8", "complaint类诉求占比53.8%", True),
        ("1.4", "占1.4%", True),
    ],
)
def test_a_share_is_of_the_part_that_its_clause_names_else_of_the_last_one(
    value: str, quote: str, kept: bool
) -> None:
    checked = Checked(Draft(sentences=(HOTLINE[:4],), statements_in_sentence=((value, quote),)))
    assert checked.evaluation("TEXT-SHARE") == ((1, 0, 0) if kept else (0, 1, 0))


def test_a_share_of_something_that_has_no_figure_is_not_judged() -> None:
    draft = Draft(sentences=(HOTLINE[:4],), statements_in_sentence=(("97.1", "满意度占97.1%"),))
    assert Checked(draft).evaluation("TEXT-SHARE") == (0, 0, 0)


@pytest.mark.parametrize(("quote", "kept"), [("比上年下降20%", True), ("比上年增长20%", False)])
def test_growth_has_a_direction_and_is_of_the_whole(quote: str, kept: bool) -> None:
    last = Draft(year=2023, sentences=((("hotline_orders", "total", 100),),))
    now = ((("hotline_orders", "total", 80), ("hotline_orders", "help", 30)),)
    said = Draft(sentences=now, statements_in_sentence=(("20", f"工单量{quote}"),))
    assert Checked(last, said).evaluation("TEXT-SHARE") == ((1, 0, 0) if kept else (0, 1, 0))


def fee(amount: int) -> tuple[tuple[tuple[str, str, int], ...], ...]:
    return ((("processing_fees", "", amount),),)


NO_FEE = (("no_fee", None, "未收取信息处理费"),)


def test_a_fee_that_another_sentence_denies_is_found() -> None:
    assert Checked(Draft(statements=NO_FEE)).evaluation("FEE") == (1, 0, 0)
    assert Checked(Draft(sentences=fee(0), statements=NO_FEE)).evaluation("FEE") == (1, 0, 0)
    assert Checked(Draft(sentences=fee(500), statements=NO_FEE)).messages("FEE") == [
        "正文一处称“未收取信息处理费”，另一处称“500件”"
    ]


def test_a_fee_set_aside_for_another_contradicts_a_denial_but_another_years_fee_does_not() -> None:
    rival = aside(
        "收取信息处理费500元", kind=SetAsideKind.RIVAL, metric="processing_fees", value=Decimal(500)
    )
    none = replace(rival, quote="信息处理费0元", value=Decimal(0))
    earlier = aside("2023年收取信息处理费500元", kind=SetAsideKind.OTHER_YEAR, year=2023)
    denied = Draft(sentences=fee(0), statements=NO_FEE, set_aside=(none, earlier))
    assert Checked(denied).evaluation("FEE") == (1, 0, 0)
    assert Checked(replace(denied, set_aside=(none, rival))).messages("FEE") == [
        "正文一处称“未收取信息处理费”，另一处称“收取信息处理费500元”"
    ]


def test_requests_closed_for_an_unpaid_fee_call_for_a_word_on_fees() -> None:
    unpaid = {("r22", "c1"): 1, ("r22", "c7"): 1}
    assert Checked(Draft(cells=unpaid, statements=NO_FEE)).evaluation("FEE") == (2, 0, 0)
    assert Checked(Draft(cells=unpaid)).messages("FEE") == [
        "表三“（六）2.申请人逾期未按收费通知要求缴纳费用”总计为 1，正文未报告信息处理费情况"
    ]


def test_a_sentence_about_another_year_is_found_unless_it_compares() -> None:
    said = aside("2023年发布信息120条", kind=SetAsideKind.OTHER_YEAR, year=2023)
    assert Checked(Draft(set_aside=(said,))).messages("OLD-YEAR") == [
        "正文“2023年发布信息120条”所述为 2023 年，年报为 2024 年度，疑似沿用其他年度的文字"
    ]
    compared = Draft(sentences=hotline_with("2023年发布信息120条"), set_aside=(said,))
    assert Checked(compared).evaluation("OLD-YEAR") == (0, 0, 0)


@pytest.mark.parametrize("year", [None, 2021, 2026])
def test_a_year_that_is_not_next_to_the_reports_or_not_named_is_no_copied_text(year: int | None) -> None:
    said = aside("发布信息120条", kind=SetAsideKind.OTHER_YEAR, year=year)
    assert Checked(Draft(set_aside=(said,))).evaluation("OLD-YEAR") == (0, 0, 0)


def hotline_with(words: str) -> tuple[tuple[tuple[str, str, int] | str, ...], ...]:
    return ((("hotline_orders", "total", 5), words),)
