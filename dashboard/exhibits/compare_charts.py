"""街道对比 as charts: all indicators of all agencies at once, and where each lies from the median."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan, nan

import altair as alt
import pandas as pd

from dashboard import labels
from dashboard.charts.dots import dot_plot
from dashboard.charts.heat import heat
from dashboard.charts.theme import Texts
from dashboard.charts.wording import known, printed
from dashboard.exhibits.compare_rows import Compared, absence, compared, sheet_of, standouts, value_words
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Options
from dashboard.exhibits.scope import Scope
from dashboard.exhibits.trends_bodies import MOST
from dashboard.exhibits.trends_lines import Measured

_MOST_MISSING = 8
MOST_STRIPS = 4
MOST_OUT_OF_LINE = 15
"""Agencies of a heat map where there are more than a page holds."""


def heat_map(ask: Ask, scope: Scope, options: Options) -> Exhibit | Blank:
    """Agencies by indicators, darker where the value is high among them."""
    found = compared(ask, scope, options)
    if isinstance(found, Blank):
        return found
    if blank := too_few(found):
        return blank
    shown, which = _shown(found)
    rows = pd.DataFrame([_heat_cell(found, agency, what) for agency in shown for what in found.indicators])
    texts = Texts(
        finding(found), f"{_subject(found)}{which}；{_units(found)}颜色深浅只在同一列内可比", scope.source()
    )
    return Exhibit(
        key="compare/heat",
        texts=texts,
        drawing=heat(rows, texts),
        sheet=sheet_of(found, shown, ranks=True),
        question=found.question,
        metrics=found.measures,
    )


def dots(ask: Ask, scope: Scope, options: Options) -> Exhibit | Blank:
    """Where each agency lies on each indicator, from the median and from the others."""
    found = compared(ask, scope, options)
    if isinstance(found, Blank):
        return found
    if blank := too_few(found):
        return blank
    shown = widest(found, {what.measure: _farthest(found, what) for what in found.indicators})
    which = (
        f"，{len(found.indicators)} 项中偏离最大的 {len(shown)} 项"
        if len(shown) < len(found.indicators)
        else ""
    )
    texts = Texts(_spread_finding(found), f"{_subject(found)}{which}，竖线为中位数", scope.source())
    return Exhibit(
        key="compare/dots",
        texts=texts,
        drawing=strips(found, shown, found.reported, texts),
        sheet=sheet_of(found, found.reported, ranks=False),
        question=found.question,
        metrics=found.measures,
    )


def too_few(found: Compared) -> Blank | None:
    """Why a single agency is not placed among others, or nobody is."""
    if not any(found.stated(what) for what in found.indicators):
        return Blank(f"{found.place} {found.scope.year} 年的年报没有所选指标的数字，请另选指标。")
    if len(found.reported) > 1:
        return None
    name = found.any_of(found.reported[0])["name"]
    return Blank(f"{found.place}中只有{name} {found.scope.year} 年的年报，暂不能比较，不作排序。")


def finding(found: Compared) -> str:
    """Who is most out of line, else that nobody is."""
    far = standouts(found)
    if not far:
        return f"{len(found.reported)} 个{found.noun}、{len(found.indicators)} 项指标"
    row = far[0]
    what = found.subject(row)
    above = "高" if row["score"] > 0 else "低"
    return (
        f"{row['name']}{what.named} {value_words(row, what)}，明显{above}于{found.middle} "
        f"{what.median(row['median'])}"
    )


def _heat_cell(found: Compared, agency: str, what: Measured) -> dict[str, object]:
    row = found.lines[agency][what.measure]
    unit = what.printed_unit
    return {
        "name": row["name"],
        "column": what.subject,
        "value": row["shade"],
        "text": printed(known(row["value"]), unit, approximate=bool(row["approximate"])),
        "absent": absence(row),
        "is_small": row["is_small"],
    }


def _shown(found: Compared) -> tuple[tuple[str, ...], str]:
    """The agencies that a heat map shows, and which these are in words."""
    silent = f"，未收到年报的 {len(found.silent)} 个不列" if found.silent else ""
    if len(found.reported) <= MOST:
        return found.reported, silent
    by_oddness = sorted(found.reported, key=lambda agency: -found.any_of(agency)["oddness"])
    oddest = set(by_oddness[:MOST_OUT_OF_LINE])
    which = f"，只列 {len(found.reported)} 个中偏离最大的 {MOST_OUT_OF_LINE} 个"
    return tuple(agency for agency in found.reported if agency in oddest), which


def _subject(found: Compared) -> str:
    return f"{found.scope.district_name} {len(found.reported)} 个{found.noun}，{found.scope.year} 年"


def _units(found: Compared) -> str:
    """热线受理、新收申请为件，网站公开为条，; rates say their unit in each cell."""
    units: dict[str, list[str]] = {}
    for what in found.indicators:
        if not what.is_rate:
            units.setdefault(what.printed_unit, []).append(what.subject)
    return "".join(f"{'、'.join(subjects)}为{unit}，" for unit, subjects in units.items())


def _spread_finding(found: Compared) -> str:
    """The indicator on which the agencies lie farthest apart, by the farthest score."""
    far = standouts(found)
    if not far:
        return f"{found.place}各项指标没有明显偏离中位数的"
    names = list(dict.fromkeys(row["name"] for row in far))
    return f"明显偏离{found.middle}的有{labels.listing(names)}"


def _farthest(found: Compared, what: Measured) -> float:
    """How far the agency farthest from the others lies on one indicator."""
    return max((abs(row["score"]) for row in found.of(what) if not isnan(row["score"])), default=0.0)


def widest(found: Compared, distances: Mapping[str, float]) -> tuple[Measured, ...]:
    """The indicators with the largest distances, as many as a slide has room for, in their own order."""
    ordered = sorted(found.indicators, key=lambda what: -distances[what.measure])[:MOST_STRIPS]
    return tuple(what for what in found.indicators if what in ordered)


def strips(
    found: Compared, shown: Sequence[Measured], agencies: Sequence[str], texts: Texts
) -> alt.LayerChart:
    """A strip for each indicator with a dot for each of `agencies`, the chosen ones named."""
    panels = {
        what.measure: what.subject if what.is_rate else f"{what.subject}（{what.printed_unit}）"
        for what in shown
    }
    units = {panels[what.measure]: what.printed_unit for what in shown}
    dots = []
    for key, panel in panels.items():
        rows = [found.lines[agency][key] for agency in agencies]
        dots += [
            {"panel": panel, "name": row["name"], "value": row["value"]}
            for row in rows
            if not isnan(row["value"])
        ]
        missing = [row["name"] for row in rows if isnan(row["value"]) and row["denominator"] != 0]
        if missing:
            dots.append({"panel": panel, "name": labels.listing(missing, most=_MOST_MISSING), "value": nan})
    return dot_plot(pd.DataFrame(dots), texts, units, chosen=found.scope.agency_names)
