"""Names and values at the ends of lines, kept from lying over one another."""

from __future__ import annotations

from typing import Any

from pptx.chart.chart import Chart
from pptx.oxml.ns import qn

from dashboard.exhibits.exhibit import Native

_LEFT, _TOP, _HEIGHT = 0.08, 0.05, 0.85
_WIDTH, _WIDTH_BESIDE_NAMES = 0.88, 0.70
"""Where the lines stand, in shares of the chart: labels at their ends need room at the right."""


def lay_out_lines(chart: Chart, named: bool) -> None:
    """Fix the place of the lines in the chart; named: whether names stand at their ends."""
    area = chart._chartSpace.chart.plotArea
    layout = area.find(qn("c:layout"))
    if layout is None:
        layout = area.makeelement(qn("c:layout"), {})
        area.insert(0, layout)
    manual: Any = layout.makeelement(qn("c:manualLayout"), {})
    layout.append(manual)
    width = _WIDTH_BESIDE_NAMES if named else _WIDTH
    for name, value in (
        ("layoutTarget", "inner"),
        ("xMode", "edge"),
        ("yMode", "edge"),
        ("x", str(_LEFT)),
        ("y", str(_TOP)),
        ("w", str(width)),
        ("h", str(_HEIGHT)),
    ):
        manual.append(manual.makeelement(qn(f"c:{name}"), {"val": value}))


def label_shifts(native: Native, top: float, height: float, size: int) -> list[float]:
    """How far the label of each line moves up, in shares of the chart's height, so that none lies on another.

    top: where the axis ends, which begins at 0; height: of the chart, and size: of the type, in points.
    """
    ends = [_end(series.values) for series in native.series]
    apart = size * 1.3 / height
    shifts = [0.0] * len(ends)
    for place in {end[0] for end in ends if end}:
        here = sorted(
            ((end[1] / top * _HEIGHT, line) for line, end in enumerate(ends) if end and end[0] == place),
            reverse=True,
        )
        for (wanted, line), given in zip(here, _apart([wanted for wanted, _ in here], apart), strict=True):
            shifts[line] = given - wanted if abs(given - wanted) > 1e-9 else 0.0
    return shifts


def _end(values: tuple[float | None, ...]) -> tuple[int, float] | None:
    """The last place of a line that has a value, and the value."""
    return next(
        ((place, value) for place, value in reversed([*enumerate(values)]) if value is not None), None
    )


def _apart(wanted: list[float], distance: float) -> list[float]:
    """Heights from the top down, as near to those wanted as can be with so much between them.

    Neighbours that are too near make a group, which stands around the middle of what its members want.
    """
    groups: list[list[float]] = []
    for height in wanted:
        groups.append([height])
        while len(groups) > 1 and _lowest(groups[-2], distance) - distance < _highest(groups[-1], distance):
            last = groups.pop()
            groups[-1] += last
    heights = [_highest(group, distance) - step * distance for group in groups for step in range(len(group))]
    # None below the axis.
    return [
        max(height, step * distance)
        for height, step in zip(heights, reversed(range(len(heights))), strict=True)
    ]


def _highest(group: list[float], distance: float) -> float:
    return sum(group) / len(group) + (len(group) - 1) / 2 * distance


def _lowest(group: list[float], distance: float) -> float:
    return sum(group) / len(group) - (len(group) - 1) / 2 * distance
