"""The rules inside tables: each on a report that keeps it and on one that breaks it."""

import pytest
from warehouse.builders import APPLICANTS, Checked, Draft

LABELS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def column(row: str, *values: int | None) -> dict[tuple[str, str], int | None]:
    """The cells of one row of table three from 自然人 on."""
    return {(row, f"c{number}"): value for number, value in enumerate(values, start=1)}


CONSISTENT = {
    **column("r1", 5, 1, 0, 0, 0, 2, 8),
    **column("r2", 1, 0, 0, 0, 0, 0, 1),
    **column("r3", 4, 1, 0, 0, 0, 1, 6),
    **column("r13", 1, 0, 0, 0, 0, 1, 2),
    **column("r24", 5, 1, 0, 0, 0, 2, 8),
    **column("r25", 1, 0, 0, 0, 0, 0, 1),
}


@pytest.mark.parametrize("rule", ["T3-ROW", "T3-SUM", "T3-BALANCE", "T4-SUM", "CELL", "FORM"])
def test_a_consistent_report_breaks_no_rule(rule: str) -> None:
    checked = Checked(Draft(cells=CONSISTENT, disputes={"k1": 2, "k5": 2}))
    kept, broken, unevaluable = checked.evaluation(rule)
    assert kept > 0
    assert (broken, unevaluable) == (0, 0)


def test_a_row_whose_kinds_of_applicant_do_not_add_up_is_named_with_both_numbers() -> None:
    checked = Checked(Draft(cells={**CONSISTENT, ("r3", "c7"): 7}))
    [finding] = checked.findings("T3-ROW").to_dict("records")
    assert finding["message"] == "表三“（一）予以公开”行：自然人至其他六类之和为 6，总计为 7"
    assert (finding["expected"], finding["actual"], finding["severity"]) == ("6", "7", "error")
    assert len(finding["figures"]) == 7


def test_a_column_whose_outcomes_do_not_add_up_is_named_with_both_numbers() -> None:
    checked = Checked(Draft(cells={**CONSISTENT, ("r13", "c6"): 0}))
    assert checked.messages("T3-SUM") == ["表三“其他”列：办理结果（一）至（六）之和为 1，（七）总计为 2"]


def test_a_column_that_does_not_balance_is_named_with_both_sides() -> None:
    checked = Checked(Draft(cells={**CONSISTENT, ("r25", "c1"): 0}))
    assert checked.messages("T3-BALANCE") == [
        "表三“自然人”列：本年新收与上年结转之和为 6，（七）总计与结转下年度之和为 5"
    ]


def test_a_group_of_disputes_that_does_not_add_up_is_named() -> None:
    checked = Checked(Draft(disputes={"k6": 1, "k9": 2, "k10": 4}))
    assert checked.messages("T4-SUM") == ["表四“行政诉讼（未经复议直接起诉）”：四种结果之和为 3，总计为 4"]


def test_the_row_of_other_handling_counts_in_a_report_of_the_2019_format() -> None:
    cells = {**CONSISTENT, ("r13", "c1"): 0, ("r13", "c6"): 0, ("r13", "c7"): 0}
    without = tuple((f"r{row}", f"c{number}") for row in (21, 22, 23) for number in range(1, 8))
    other_handling = tuple(
        ("requests_outcome", "other_handling", applicant, value)
        for applicant, value in zip(APPLICANTS, (1, 0, 0, 0, 0, 1, 2), strict=True)
    )
    checked = Checked(Draft(cells=cells, format="2019", missing_cells=without, extra_cells=other_handling))
    assert checked.evaluation("T3-SUM") == (7, 0, 0)
    assert checked.evaluation("T3-ROW") == (23, 0, 0)
    assert checked.evaluation("CELL") == (9, 0, 0)


@pytest.mark.parametrize(("rule", "unevaluable"), [("T3-ROW", 1), ("T3-SUM", 1), ("T3-BALANCE", 0)])
def test_a_blank_cell_neither_passes_nor_fails_the_sums_that_need_it(rule: str, unevaluable: int) -> None:
    checked = Checked(Draft(cells={**CONSISTENT, ("r4", "c2"): None}))
    assert checked.evaluation(rule)[1:] == (0, unevaluable)


def test_a_blank_cell_that_a_sum_needs_is_an_error_and_another_a_note() -> None:
    checked = Checked(Draft(cells={("r4", "c2"): None}, table_two={"licensing_decisions": None}))
    findings = checked.findings("CELL")[["severity", "message"]].to_dict("records")
    assert findings == [
        {"severity": "error", "message": "表三有 1 个单元格空白：（二）部分公开·商业企业"},
        {"severity": "note", "message": "表二有 1 个单元格空白：行政许可·本年处理决定数量"},
    ]


def test_a_cell_that_was_not_found_counts_as_blank() -> None:
    checked = Checked(Draft(missing_cells=(("r4", "c2"),)))
    assert checked.messages("CELL") == ["表三有 1 个单元格空白：（二）部分公开·商业企业"]


def test_a_table_of_blanks_is_one_finding() -> None:
    cells = {(f"r{row}", f"c{number}"): None for row in range(1, 26) for number in range(1, 8)}
    checked = Checked(Draft(cells=cells))
    [message] = checked.messages("CELL")
    assert message.startswith("表三有 175 个单元格空白：")


def test_negative_and_broken_numbers_are_flaws_but_an_amount_may_have_decimals() -> None:
    checked = Checked(
        Draft(table_two={"fees_charged": "3.25", "penalty_decisions": "1.5"}, disputes={"k1": -1, "k5": -1})
    )
    assert checked.messages("CELL") == [
        "表二有 1 个单元格不是整数：行政处罚·本年处理决定数量",
        "表四有 2 个单元格为负数：行政复议结果维持、行政复议总计",
    ]


def test_an_excerpt_without_tables_gets_one_finding_a_table_and_no_more() -> None:
    checked = Checked(Draft(sections=("overview",), tables=()))
    assert list(checked.findings("FORM")["actual"]) == [
        "无", "无", "无",
        "缺少二、主动公开政府信息情况、三、收到和处理政府信息公开申请情况、四、政府信息公开行政复议、行政诉讼情况、"
        "五、存在的主要问题及改进情况、六、其他需要报告的事项",
    ]  # fmt: skip
    for rule in ("T3-ROW", "T3-SUM", "T3-BALANCE", "T4-SUM", "CELL"):
        kept, broken, unevaluable = checked.evaluation(rule)
        assert (kept, broken) == (0, 0)
        assert unevaluable > 0
    everything = checked.connection.execute("select count(*) from finding").fetchall()
    assert everything == [(4,)]


def test_every_column_of_table_three_is_checked() -> None:
    cells = {("r25", f"c{number}"): 1 for number in range(1, 8)}
    checked = Checked(Draft(cells=cells))
    assert sorted(
        message.split("”")[0].removeprefix("表三“") for message in checked.messages("T3-BALANCE")
    ) == (sorted(LABELS))


def test_the_one_cell_that_mends_a_row_and_a_column_is_suggested() -> None:
    checked = Checked(Draft(cells={**CONSISTENT, ("r3", "c1"): 9}))
    [finding] = checked.findings("LOCATE").to_dict("records")
    assert finding["severity"] == "suggestion"
    assert finding["message"] == ("表三“（一）予以公开”行“自然人”列现为 9，若为 4，则行、列的勾稽关系均成立")
    assert (finding["expected"], finding["actual"]) == ("4", "9")


@pytest.mark.parametrize(
    ("place", "wrong"),
    [(("r1", "c1"), 7), (("r2", "c7"), 3), (("r24", "c6"), 5), (("r25", "c1"), 2), (("r3", "c7"), 1)],
)
def test_a_wrong_cell_is_located_in_every_part_of_the_table(place: tuple[str, str], wrong: int) -> None:
    checked = Checked(Draft(cells={**CONSISTENT, place: wrong}))
    assert list(checked.findings("LOCATE")["expected"]) == [str(CONSISTENT[place])]


def test_two_wrong_rows_that_could_share_a_column_get_no_suggestion() -> None:
    cells = {**CONSISTENT, ("r3", "c1"): 5, ("r3", "c2"): 2}
    assert Checked(Draft(cells=cells)).messages("LOCATE") == []


def test_a_row_and_a_column_that_fail_by_different_amounts_get_no_suggestion() -> None:
    cells = {**CONSISTENT, ("r3", "c1"): 6, ("r13", "c1"): 2}
    assert Checked(Draft(cells=cells)).messages("LOCATE") == []


def test_a_row_with_a_blank_cell_gets_no_suggestion() -> None:
    cells = {**CONSISTENT, ("r3", "c1"): 9, ("r3", "c2"): None}
    assert Checked(Draft(cells=cells)).messages("LOCATE") == []


def test_a_consistent_table_gets_no_suggestion() -> None:
    assert Checked(Draft(cells=CONSISTENT)).evaluation("LOCATE") == (0, 0, 0)
