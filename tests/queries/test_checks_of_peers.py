"""The rules between agencies, and those against the calendar."""

from datetime import date

import pytest
from warehouse.builders import Checked, Draft, street

GOVERNMENT = street(agency_id="990101", short_name="示例1区", name="虚构市示例1区人民政府", kind="政府")


def streets(*orders: int) -> list[Draft]:
    return [
        Draft(agency=street(number), sentences=((("hotline_orders", "total", value),),))
        for number, value in enumerate(orders, start=1)
    ]


def test_a_total_far_from_its_peers_is_noted() -> None:
    checked = Checked(*streets(100, 110, 95, 105, 98, 900))
    assert checked.messages("PEER") == [
        "“12345政务服务便民热线受理”为 900 件，明显高于本区同类 6 个单位的中位数 102.5 件"
    ]


def test_fewer_than_five_peers_are_no_yardstick() -> None:
    assert Checked(*streets(100, 110, 95, 105, 900)).evaluation("PEER") == (0, 0, 0)


def test_peers_are_of_the_same_kind_and_district() -> None:
    drafts = streets(100, 110, 95, 105, 98)
    outsider = Draft(agency=street(9, kind="镇"), sentences=((("hotline_orders", "total", 900),),))
    neighbour = Draft(agency=street(9, district=2), sentences=((("hotline_orders", "total", 900),),))
    assert Checked(*drafts, outsider, neighbour).evaluation("PEER")[1] == 0


def test_peers_that_are_all_alike_give_no_measure_of_spread() -> None:
    checked = Checked(*streets(100, 100, 100, 100, 100, 101))
    _, broken, unevaluable = checked.evaluation("PEER")
    assert (broken, unevaluable) == (0, 1)


def new_requests(value: int) -> dict[tuple[str, str], int]:
    return {("r1", "c1"): value, ("r1", "c7"): value}


def test_a_governments_cells_are_the_sum_of_its_agencies() -> None:
    bodies = [Draft(agency=street(number), cells=new_requests(number)) for number in (1, 2)]
    assert Checked(Draft(agency=GOVERNMENT, cells=new_requests(3)), *bodies).evaluation("PARENT") == (3, 0, 0)
    checked = Checked(Draft(agency=GOVERNMENT, cells=new_requests(5)), *bodies)
    [finding] = checked.findings("PARENT").to_dict("records")
    assert finding["severity"] == "warning"
    assert finding["message"].startswith("表三“")
    assert "为 5，所属 2 个单位之和为 3，另有 1 格不等" in finding["message"]


def test_a_difference_is_a_note_while_reports_are_missing() -> None:
    bodies = [Draft(agency=street(1), cells=new_requests(1)), Draft(agency=street(2), year=2023)]
    [finding] = (
        Checked(Draft(agency=GOVERNMENT, cells=new_requests(5)), *bodies)
        .findings("PARENT")
        .to_dict("records")
    )
    assert finding["severity"] == "note"
    assert "（尚有 1 个单位未报）" in finding["message"]


@pytest.mark.parametrize(
    ("kind", "deadline", "published", "outcome"),
    [
        ("部门", None, date(2025, 1, 31), (1, 0, 0)),
        ("部门", None, date(2025, 2, 1), (0, 1, 0)),
        ("政府", None, date(2025, 3, 31), (1, 0, 0)),
        ("政府", None, date(2025, 4, 1), (0, 1, 0)),
        ("街道", "01-20", date(2025, 1, 21), (0, 1, 0)),
        ("街道", None, date(2025, 12, 1), (0, 0, 1)),
        ("部门", None, None, (0, 0, 1)),
    ],
)
def test_the_day_of_publication_is_held_against_the_agencys_deadline(
    kind: str, deadline: str | None, published: date | None, outcome: tuple[int, int, int]
) -> None:
    agency = street(kind=kind)
    checked = Checked(
        Draft(agency=agency, identity={"published_on": published}),
        deadlines={agency.agency_id: deadline} if deadline else {},
    )
    assert checked.evaluation("DEADLINE") == outcome


def test_a_late_report_is_told_both_days() -> None:
    checked = Checked(Draft(agency=street(kind="部门"), identity={"published_on": date(2025, 2, 12)}))
    assert checked.messages("DEADLINE") == ["公布于 2025年2月12日，晚于期限 2025年1月31日"]
