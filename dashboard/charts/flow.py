"""Requests in and out: two bars of one length, what came in above what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from dashboard import labels
from dashboard.charts.palette import ATTENTION, CONTEXT, INK, PAPER, REQUESTS, SECONDARY, readable_ink
from dashboard.charts.theme import (
    FRAME_HEIGHT,
    LINE_HEIGHT,
    Record,
    Texts,
    data,
    foot,
    layered,
    text_width,
)
from dashboard.charts.wording import known

Part = tuple[str, str, float | None]
"""Key, label and number of requests; None or NaN where the report leaves it out."""

UNIT = "件"
_BAR, _BETWEEN = 2.6, 1.5
"""Height of a bar and of the space between the two, in lines of text, as all that follows."""
_BARS = {"in": (_BAR + _BETWEEN, _BAR * 2 + _BETWEEN), "out": (0.0, _BAR)}
_WIDTH = 560
"""Width in pixels that the bars can count on: on 单位画像 they take half of the page."""
_FIRST = 0.8
"""How far the first line outside of a bar is from it."""
_ALIGNED: dict[str, Record] = {
    "left": {"align": "left", "dx": 6},
    "upper": {"align": "left", "dx": 6, "dy": -9},
    "lower": {"align": "left", "dx": 6, "dy": 10},
    "right": {"align": "right", "dx": -6},
}
"""How words stand at their places: in one line or in two, or ending there."""


def flow(incoming: Sequence[Part], outgoing: Sequence[Part], texts: Texts) -> alt.LayerChart:
    """本年新收 + 上年结转 above, the outcomes + 结转下年度 below.

    incoming, outgoing: (key, label, value) in the order to draw; colours are those of palette.REQUESTS, what
    is carried over is grey. Where the two sums differ the shorter bar says by how much; where a part is
    missing its name stands below and the sums are not compared.
    """
    sides = {"in": incoming, "out": outgoing}
    wholes = {side: sum(known(value) or 0.0 for _, _, value in parts) for side, parts in sides.items()}
    longest = max(*wholes.values(), 1.0)
    missing = [label for parts in sides.values() for _, label, value in parts if known(value) is None]
    pieces = {side: _pieces(side, parts, longest) for side, parts in sides.items()}
    inside, outside = _named([*pieces["in"], *pieces["out"]])
    words = [*inside, *_placed(outside, "in"), *_placed(outside, "out")]
    ends = [_BARS["out"][0], _BARS["in"][1], *(word["low"] for word in words)]
    words += [] if missing else [_sums(wholes)]
    below = [f"{labels.UNREPORTED}：{'、'.join(missing)}"] if missing else []
    domain = [min(ends) - 0.6, max(ends) + 0.6]
    x = alt.X(
        "start:Q",
        scale=alt.Scale(domain=[0, 1], nice=False),
        axis=alt.Axis(labels=False, grid=False, **foot(texts, below=below)),
    )
    y = alt.Y("low:Q", scale=alt.Scale(domain=domain, nice=False, zero=False), axis=None)
    return layered(
        _bars([*pieces["in"], *pieces["out"]], x, y),
        *_dashed([] if missing else _gap(wholes, longest), x, y),
        *_leaders([word for word in words if "edge" in word], x, y),
        *(_words([word for word in words if word["align"] == align], x, y, align) for align in _ALIGNED),
        texts=texts,
        height=FRAME_HEIGHT - LINE_HEIGHT + round((domain[1] - domain[0]) * LINE_HEIGHT),
        below=below,
    )


def _pieces(side: str, parts: Sequence[Part], longest: float) -> list[Record]:
    """Where each part of a bar begins and ends, as shares of the longer bar; parts of nought have none."""
    pieces: list[Record] = []
    start = 0.0
    low, high = _BARS[side]
    whole = sum(known(value) or 0.0 for _, _, value in parts)
    for key, label, value in parts:
        amount = known(value)
        if not amount:
            continue
        pieces.append(
            {
                "side": side,
                "label": label,
                "start": start,
                "end": start + amount / longest,
                "low": low,
                "high": high,
                "full": labels.with_unit(amount, UNIT),
                "share": labels.share(amount / whole),
                "colour": REQUESTS.get(key, CONTEXT),
            }
        )
        start += amount / longest
    return pieces


def _named(pieces: Sequence[Record]) -> tuple[list[Record], list[Record]]:
    """The words of the parts that hold their names, in one line or in two; the parts that do not."""
    words: list[Record] = []
    outside: list[Record] = []
    for piece in pieces:
        label, value, share = piece["label"], piece["full"], piece["share"]
        ways = ([f"{label} {value}，{share}"], [label, f"{value}，{share}"], [label, value])
        room = piece["end"] - piece["start"]
        fitting = [lines for lines in ways if max(map(_width, lines)) <= room]
        if not fitting:
            outside.append(piece)
            continue
        lines = fitting[0]
        place = {
            "start": piece["start"],
            "low": (piece["low"] + piece["high"]) / 2,
            "ink": readable_ink(piece["colour"]),
        }
        stands = ("left",) if len(lines) == 1 else ("upper", "lower")
        words += [place | {"align": align, "text": text} for align, text in zip(stands, lines, strict=True)]
    return words, outside


def _placed(pieces: Sequence[Record], side: str) -> list[Record]:
    """Words outside of a bar, each at the end of a leader, which runs at their right.

    Words stand a line further out than those that they or their leader would run through.
    """
    low, high = _BARS[side]
    words: list[Record] = []
    taken: list[tuple[float, int]] = []
    for piece in (piece for piece in pieces if piece["side"] == side):
        text = f"{piece['label']} {piece['full']}"
        middle = (piece["start"] + piece["end"]) / 2
        align = "right" if middle >= _width(text) else "left"
        left, right = (middle - _width(text), middle) if align == "right" else (middle, middle + _width(text))
        level = max((line + 1 for end, line in taken if end > left), default=0)
        taken.append((right, level))
        edge, place = (high, high + _FIRST + level) if side == "in" else (low, low - _FIRST - level)
        words.append({"start": middle, "low": place, "edge": edge, "text": text, "ink": INK, "align": align})
    return words


def _width(text: str) -> float:
    """Width of `text` as a share of a bar's."""
    return (text_width(text) + 12) / _WIDTH


def _gap(wholes: Mapping[str, float], longest: float) -> list[Record]:
    """What the shorter bar lacks."""
    return [
        {"start": whole / longest, "end": 1.0, "low": _BARS[side][0], "high": _BARS[side][1]}
        for side, whole in wholes.items()
        if whole < longest and any(wholes.values())
    ]


def _sums(wholes: Mapping[str, float]) -> Record:
    """What stands between the bars: their sum, or their two sums and the difference."""
    above, beneath = (labels.with_unit(wholes[side], UNIT) for side in ("in", "out"))
    middle = _BAR + _BETWEEN / 2
    if wholes["in"] == wholes["out"]:
        words = f"{labels.BOTH_SUMS} {above}"
        return {"start": 0.0, "low": middle, "align": "left", "text": words, "ink": SECONDARY}
    apart = labels.with_unit(abs(wholes["in"] - wholes["out"]), UNIT)
    words = f"{labels.SUM_ABOVE} {above}，{labels.SUM_BELOW} {beneath}，{labels.DIFFERENCE} {apart}"
    return {"start": 1.0, "low": middle, "align": "right", "text": words, "ink": ATTENTION}


def _bars(pieces: Sequence[Record], x: alt.X, y: alt.Y) -> alt.Chart:
    bars: alt.Chart = alt.Chart(data(pieces)).mark_bar(stroke=PAPER, strokeWidth=1)
    bars = bars.encode(
        x=x,
        x2=alt.X2("end:Q"),
        y=y,
        y2=alt.Y2("high:Q"),
        color=alt.Color("colour:N", scale=None),
        tooltip=[
            alt.Tooltip("label:N", title=labels.PART),
            alt.Tooltip("full:N", title=labels.VALUE),
            alt.Tooltip("share:N", title=labels.SHARE),
        ],
    )
    return bars


def _dashed(gap: Sequence[Record], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    if not gap:
        return []
    mark = alt.Chart(data(gap)).mark_bar(fill=PAPER, stroke=ATTENTION, strokeWidth=1.5, strokeDash=[4, 3])
    return [mark.encode(x=x, x2=alt.X2("end:Q"), y=y, y2=alt.Y2("high:Q"))]


def _words(words: Sequence[Record], x: alt.X, y: alt.Y, align: str) -> alt.Chart:
    texts: alt.Chart = alt.Chart(data(words)).encode(x=x, y=y, text=alt.Text("text:N"))
    marks: alt.Chart = texts.mark_text(**_ALIGNED[align]).encode(color=alt.Color("ink:N", scale=None))
    return marks


def _leaders(words: Sequence[Record], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    if not words:
        return []
    rule = alt.Chart(data(words)).mark_rule(color=SECONDARY, strokeWidth=1)
    return [rule.encode(x=x, y=y, y2=alt.Y2("edge:Q"))]
