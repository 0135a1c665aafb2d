"""The rules between a report and last year's."""

import pytest
from warehouse.builders import Checked, Draft, street


def test_what_was_carried_out_is_carried_in() -> None:
    last = Draft(year=2023, cells={("r25", "c1"): 3, ("r25", "c7"): 3})
    kept = Checked(last, Draft(cells={("r2", "c1"): 3, ("r2", "c7"): 3}))
    assert kept.evaluation("CARRY") == (7, 0, 7)
    broken = Checked(last, Draft(cells={("r2", "c1"): 2, ("r2", "c7"): 2}))
    assert broken.messages("CARRY") == [
        "表三“总计”列：上年年报结转下年度 3，本年上年结转为 2",
        "表三“自然人”列：上年年报结转下年度 3，本年上年结转为 2",
    ]


def test_a_first_report_and_one_after_a_gap_cannot_be_checked_against_last_year() -> None:
    checked = Checked(Draft(year=2022), Draft(year=2024))
    assert checked.evaluation("CARRY") == (0, 0, 14)


def test_the_stock_of_documents_is_last_years_plus_issued_less_repealed() -> None:
    last = Draft(year=2023, table_two={"normative_in_force": 7})
    right = Draft(table_two={"normative_issued": 2, "normative_repealed": 1, "normative_in_force": 8})
    assert Checked(last, right).evaluation("STOCK") == (2, 0, 2)
    wrong = Draft(table_two={"normative_issued": 2, "normative_repealed": 1, "normative_in_force": 9})
    assert Checked(last, wrong).messages("STOCK") == [
        "表二“行政规范性文件”：上年现行有效 7 件，本年制发 2 件、废止 1 件，应为 8 件，现行有效填为 9 件"
    ]


def test_pending_cases_do_not_vanish() -> None:
    last = Draft(year=2023, disputes={"k4": 1, "k5": 1, "k9": 2, "k10": 2})
    assert Checked(last, Draft(disputes={"k1": 1, "k5": 1})).evaluation("PENDING")[:2] == (1, 0)
    assert Checked(last, Draft()).messages("PENDING") == [
        "上年年报有 3 件复议、诉讼尚未审结，本年表四各总计均为 0"
    ]


def test_nothing_pending_last_year_asks_nothing_of_this_year() -> None:
    assert Checked(Draft(year=2023), Draft()).evaluation("PENDING") == (0, 0, 1)


def test_a_table_equal_to_last_years_is_found_unless_it_is_all_zero() -> None:
    cells = {("r1", "c1"): 4, ("r1", "c7"): 4, ("r3", "c1"): 4, ("r3", "c7"): 4}
    checked = Checked(Draft(year=2023, cells=cells), Draft(cells=cells))
    assert "表三全部数据与上年年报相同，且不全为 0" in checked.messages("SAME")
    zeros = Checked(Draft(year=2023), Draft())
    assert "表三全部数据与上年年报相同，且不全为 0" not in zeros.messages("SAME")


def test_a_table_in_which_every_changed_number_changed_alike_is_no_copy() -> None:
    last = Draft(year=2023, cells={("r1", "c1"): 4, ("r1", "c7"): 4, ("r3", "c1"): 4, ("r3", "c7"): 4})
    now = Draft(cells={("r1", "c1"): 5, ("r1", "c7"): 5, ("r3", "c1"): 5, ("r3", "c7"): 5})
    assert "表三全部数据与上年年报相同，且不全为 0" not in Checked(last, now).messages("SAME")


ESSAY = "".join(
    f"第{first}项工作由{second}负责推进落实并形成长效机制"
    for first in "甲乙丙丁戊己庚辛"
    for second in "东南西北"
)
OTHER_ESSAY = "".join(
    f"针对{first}类诉求，{second}组逐件回访办理群众评价良好"
    for first in "金木水火土日月"
    for second in "春夏秋冬"
)


def test_sentences_copied_from_last_year_are_found_though_their_numbers_differ() -> None:
    last = Draft(year=2023, bodies={"problems": ESSAY + "共12次。"})
    checked = Checked(last, Draft(bodies={"problems": ESSAY + "共35次。"}))
    assert checked.messages("SAME") == ["正文与上年年报的相似度约为 100%"]
    assert Checked(last, Draft(bodies={"problems": OTHER_ESSAY})).messages("SAME") == []


def test_sentences_copied_within_the_district_are_found_on_both_sides() -> None:
    copied = {"problems": ESSAY}
    checked = Checked(
        Draft(agency=street(1), bodies=copied),
        Draft(agency=street(2), bodies=copied),
        Draft(agency=street(3), bodies={"problems": OTHER_ESSAY}),
    )
    assert checked.messages("SAME") == [
        "正文与第2街道 2024 年年报的相似度约为 100%",
        "正文与第1街道 2024 年年报的相似度约为 100%",
    ]


def test_two_districts_may_sound_alike() -> None:
    checked = Checked(
        Draft(agency=street(1), bodies={"problems": ESSAY}),
        Draft(agency=street(1, district=2), bodies={"problems": ESSAY}),
    )
    assert checked.messages("SAME") == []


def hotline(orders: int) -> tuple[tuple[tuple[str, str, int], ...], ...]:
    return ((("hotline_orders", "total", orders),),)


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [(100, 501, True), (100, 500, False), (100, 19, True), (3, 19, False), (0, 20, True)],
)
def test_a_total_that_moved_more_than_fivefold_is_noted(before: int, now: int, found: bool) -> None:
    checked = Checked(Draft(year=2023, sentences=hotline(before)), Draft(sentences=hotline(now)))
    assert bool(checked.messages("JUMP")) is found


def test_yuan_for_ten_thousand_yuan_is_named_as_such() -> None:
    checked = Checked(
        Draft(year=2023, table_two={"fees_charged": "3.5"}), Draft(table_two={"fees_charged": "36000"})
    )
    assert checked.messages("JUMP") == [
        "“行政事业性收费本年收费金额”由上年的 3.5 万元变为 36000 万元，相差约一万倍，疑似单位误用（元、万元）"
    ]


def shares(value: str, quote: str) -> Draft:
    """A report with a hotline total and a share said of it."""
    return Draft(sentences=hotline(120), statements_in_sentence=((value, quote),))


def test_growth_is_checked_against_last_years_report() -> None:
    last = Draft(year=2023, sentences=hotline(100))
    assert Checked(last, shares("20", "同比增长20%")).evaluation("TEXT-SHARE") == (1, 0, 0)
    assert Checked(last, shares("26.4", "同比增长26.4%")).messages("TEXT-SHARE") == [
        "正文称“同比增长26.4%”，按 120 与 100 计算，“12345政务服务便民热线受理·total”同比为 20.00%"
    ]
    assert Checked(shares("20", "同比增长20%")).evaluation("TEXT-SHARE") == (0, 0, 1)
