"""The rules between sentences and tables, and those of form."""

from warehouse.builders import Checked, Draft

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
