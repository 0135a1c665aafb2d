"""Requests in and out: both bars are of one length, or the difference is said."""

from __future__ import annotations

from dashboard.charts import palette
from dashboard.charts.flow import flow

from .drawn import TEXTS, marks_of, words_of
from .frames import COMING, GOING


def ends(chart: object) -> dict[object, object]:
    return {piece["side"]: piece["end"] for piece in marks_of(chart, "bar")[0]}  # type: ignore[arg-type]


def test_sums_that_agree_make_bars_of_one_length() -> None:
    chart = flow(COMING, GOING, TEXTS)
    assert {round(end, 9) for end in ends(chart).values()} == {1.0}  # type: ignore[call-overload]
    assert "上下两行相等，各 135 件" in words_of(chart)
    assert len(marks_of(chart, "bar")) == 1


def test_every_part_that_is_not_nought_is_named_once() -> None:
    words = " ".join(words_of(flow(COMING, GOING, TEXTS)))
    for _, label, value in [*COMING, *GOING]:
        assert words.count(label) == (1 if value else 0)


def test_sums_that_differ_are_said_and_the_shorter_bar_shows_it() -> None:
    chart = flow(COMING, [*GOING[:-1], ("requests_carried_out", "结转下年度", 1.0)], TEXTS)
    assert "上行合计 135 件，下行合计 133 件，相差 2 件" in words_of(chart)
    [gap] = marks_of(chart, "bar")[1]
    assert gap["start"] == 133 / 135
    assert any(word["ink"] == palette.ATTENTION for marks in marks_of(chart, "text") for word in marks)


def test_a_part_that_is_missing_is_named_and_nothing_is_compared() -> None:
    words = words_of(flow([COMING[0], ("requests_carried_in", "上年结转", float("nan"))], GOING, TEXTS))
    assert "未公布：上年结转" in words
    assert not any("相差" in word or "相等" in word for word in words)


def test_no_requests_at_all_are_two_sums_of_nought() -> None:
    words = words_of(flow([("requests_new", "本年新收", 0.0)], [("disclosed", "予以公开", 0.0)], TEXTS))
    assert "上下两行相等，各 0 件" in words


def test_colours_are_those_of_the_outcomes_on_every_page() -> None:
    pieces = marks_of(flow(COMING, GOING, TEXTS), "bar")[0]
    colours = {piece["label"]: piece["colour"] for piece in pieces}
    assert colours["不予公开"] == palette.OUTCOMES["denied"]
    assert colours["上年结转"] == colours["结转下年度"] == palette.CONTEXT
