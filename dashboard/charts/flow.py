"""Requests in and out: two bars of one length, what came in above what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from dashboard import labels
from dashboard.charts.palette import ATTENTION, CONTEXT, INK, PAPER, REQUESTS, SECONDARY, readable_ink
from dashboard.charts.theme import PLOT_WIDTH, Record, Texts, data, foot, layered, text_width
from dashboard.charts.wording import known

Part = tuple[str, str, float | None]
"""Key, label and number of requests; None or NaN where the report leaves it out."""

HEIGHT = 330
UNIT = "件"
_BARS = {"in": (0.63, 0.83), "out": (0.31, 0.51)}
"""Where the two bars begin and end, of the drawing's height."""
_ALIGNED: dict[str, Record] = {
    "left": {"align": "left", "dx": 6},
    "right": {"align": "right", "dx": -6},
}
_LINE = 0.082
"""Height of one line of text."""


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
    pieces = [piece for side, parts in sides.items() for piece in _pieces(side, parts, longest)]
    gap = [] if missing else _gap(wholes, longest)
    names = [name for side in sides for name in _names([piece for piece in pieces if piece["side"] == side])]
    words = [*names, *([] if missing else [_sums(wholes)])]
    below = [f"{labels.UNREPORTED}：{'、'.join(missing)}"] if missing else []
    x = alt.X(
        "start:Q",
        scale=alt.Scale(domain=[0, 1], nice=False),
        axis=alt.Axis(labels=False, grid=False, **foot(texts, below=below)),
    )
    y = alt.Y("low:Q", scale=alt.Scale(domain=[0, 1], nice=False), axis=None)
    bars = (
        alt.Chart(data(pieces))
        .mark_bar(stroke=PAPER, strokeWidth=1)
        .encode(
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
    )
    return layered(
        bars,
        *_dashed(gap, x, y),
        *_leaders([name for name in names if name["leader"]], x, y),
        *(
            _words([word for word in words if word["align"] == align], x, y, _ALIGNED[align])
            for align in _ALIGNED
        ),
        texts=texts,
        height=HEIGHT,
        below=below,
    )


def _pieces(side: str, parts: Sequence[Part], longest: float) -> list[Record]:
    """Where each part of a bar begins and ends; of the length of the longer bar."""
    pieces: list[Record] = []
    start = 0.0
    low, high = _BARS[side]
    whole = sum(known(value) or 0.0 for _, _, value in parts)
    for key, label, value in parts:
        amount = known(value)
        if not amount:
            continue
        end = start + amount / longest
        pieces.append(
            {
                "side": side,
                "label": label,
                "start": start,
                "end": end,
                "low": low,
                "high": high,
                "full": labels.with_unit(amount, UNIT),
                "share": labels.share(amount / whole),
                "colour": REQUESTS.get(key, CONTEXT),
            }
        )
        start = end
    return pieces


def _names(pieces: Sequence[Record]) -> list[Record]:
    """The names of the parts of one bar, inside where they fit, else at the end of a leader outside.

    A leader runs at the right of its words, and words stand a line further out than those that they or
    their leader would run through.
    """
    names: list[Record] = []
    outside: list[tuple[float, int]] = []
    for piece in pieces:
        middle = (piece["start"] + piece["end"]) / 2
        words = f"{piece['label']} {piece['full']}"
        long = f"{words}，{piece['share']}"
        inside = [text for text in (long, words) if _width(text) <= piece["end"] - piece["start"]]
        if inside:
            place = {"start": piece["start"], "low": (piece["low"] + piece["high"]) / 2, "align": "left"}
            ink = readable_ink(piece["colour"])
            names.append({**place, "text": inside[0], "ink": ink, "leader": False})
            continue
        left = middle - _width(words)
        align = "right" if left >= 0 else "left"
        level = max((line + 1 for end, line in outside if end > left), default=0)
        outside.append((middle if align == "right" else middle + _width(words), level))
        distance = 0.05 + level * _LINE
        edge, place = (
            (piece["high"], piece["high"] + distance)
            if piece["side"] == "in"
            else (piece["low"], piece["low"] - distance)
        )
        names.append(
            {"start": middle, "low": place, "edge": edge, "text": words, "ink": INK}
            | {"align": align, "leader": True}
        )
    return names


def _width(text: str) -> float:
    return (text_width(text) + 14) / PLOT_WIDTH


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
    place = {"low": (_BARS["in"][0] + _BARS["out"][1]) / 2, "leader": False}
    if wholes["in"] == wholes["out"]:
        return place | {
            "start": 0.0,
            "align": "left",
            "text": f"{labels.BOTH_SUMS} {above}",
            "ink": SECONDARY,
        }
    apart = labels.with_unit(abs(wholes["in"] - wholes["out"]), UNIT)
    words = f"{labels.SUM_ABOVE} {above}，{labels.SUM_BELOW} {beneath}，{labels.DIFFERENCE} {apart}"
    return place | {"start": 1.0, "align": "right", "text": words, "ink": ATTENTION}


def _dashed(gap: Sequence[Record], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    if not gap:
        return []
    mark = alt.Chart(data(gap)).mark_bar(fill=PAPER, stroke=ATTENTION, strokeWidth=1.5, strokeDash=[4, 3])
    return [mark.encode(x=x, x2=alt.X2("end:Q"), y=y, y2=alt.Y2("high:Q"))]


def _words(words: Sequence[Record], x: alt.X, y: alt.Y, how: Record) -> alt.Chart:
    texts: alt.Chart = (
        alt.Chart(data(words))
        .mark_text(**how)
        .encode(x=x, y=y, text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None))
    )
    return texts


def _leaders(names: Sequence[Record], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    if not names:
        return []
    rule = alt.Chart(data(names)).mark_rule(color=SECONDARY, strokeWidth=1)
    return [rule.encode(x=x, y=y, y2=alt.Y2("edge:Q"))]
