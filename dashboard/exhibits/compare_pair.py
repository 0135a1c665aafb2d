"""Two agencies side by side on all indicators, and how far they are apart."""

from __future__ import annotations

from math import isnan
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.theme import Texts
from dashboard.exhibits.compare_charts import strips, too_few, widest
from dashboard.exhibits.compare_rows import (
    ANY,
    Compared,
    Order,
    Row,
    any_kind_question,
    lines_of,
    measured,
    sheet_line,
    value_field,
)
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Options, Sheet
from dashboard.exhibits.scope import Scope


def pair(ask: Ask, scope: Scope, options: Options) -> Exhibit | Blank:
    """Two agencies on all indicators, and how far they are apart."""
    found = paired(ask, scope, options)
    if isinstance(found, Blank):
        return found
    if blank := too_few(found):
        return blank
    one, other = scope.agencies
    shown = widest(
        found, {key: _gap(found.lines[one][key], found.lines[other][key]) for key in found.measures}
    )
    which = f"中相差比例最大的 {len(shown)} 项" if len(shown) < len(found.indicators) else ""
    texts = Texts(
        pair_finding(found),
        f"{len(found.indicators)} 项指标{which}，{scope.whom}，{scope.year} 年，各项从 0 起",
        scope.source(),
    )
    lines = [_line(found, agency) for agency in (one, other)]
    apart = {
        what.measure: found.lines[one][what.measure]["value"] - found.lines[other][what.measure]["value"]
        for what in found.indicators
    }
    fields = [Field("name", labels.AGENCY)]
    for what in found.indicators:
        fields.append(value_field(what))
        if what.is_rate:
            fields.append(Field(f"{what.measure}.base", f"{what.subject}分母"))
    fields.append(Field("remarks", labels.REMARKS))
    rows = pd.DataFrame([*lines, apart | {"name": labels.DIFFERENCE, "remarks": "比率相差为百分点"}])
    return Exhibit(
        key="compare/pair",
        texts=texts,
        drawing=strips(found, shown, scope.agencies, texts),
        sheet=Sheet(tuple(fields), rows),
        question=found.question,
        metrics=found.measures,
    )


def paired(ask: Ask, scope: Scope, options: Options) -> Compared | Blank:
    """The two agencies that are chosen, in the order of the choice."""
    if len(scope.agencies) > 2:
        return Blank(f"并列比较限两个单位，现选了 {len(scope.agencies)} 个，请在上方“单位”中留下两个。")
    if len(scope.agencies) < 2:
        return Blank("请在上方“单位”中选定两个单位，再并列比较。")
    question = any_kind_question(ask, scope, options)
    every = lines_of(ask(question))
    names = dict(zip(scope.agencies, scope.agency_names, strict=True))
    order = Order(question.parameters["keys"][0])
    silent = [
        name
        for agency, name in names.items()
        if agency not in every or not every[agency][order.key]["reported"]
    ]
    if silent:
        return Blank(f"{'、'.join(silent)} {scope.year} 年没有可以并列的年报。")
    lines = {agency: every[agency] for agency in scope.agencies}
    return Compared(scope, ANY, measured(lines), order, question, lines)


def _line(found: Compared, agency: str) -> dict[str, Any]:
    """As `sheet_line`, with denominators as words: the line of differences has none."""
    rows = found.lines[agency]
    return sheet_line(found, rows) | {
        f"{key}.base": "" if isnan(rows[key]["denominator"]) else labels.number(rows[key]["denominator"])
        for key in found.measures
    }


def _gap(one: Row, other: Row) -> float:
    """The difference of two values as a share of the larger; 0 where one is missing."""
    first, second = float(one["value"]), float(other["value"])
    most = max(abs(first), abs(second))
    return 0.0 if isnan(first) or isnan(second) or not most else abs(first - second) / most


def pair_finding(found: Compared) -> str:
    """On how many of the indicators the first is higher than the second."""
    one, other = (found.lines[agency] for agency in found.scope.agencies)
    higher = [
        what.subject for what in found.indicators if one[what.measure]["value"] > other[what.measure]["value"]
    ]
    both = [
        what
        for what in found.indicators
        if not isnan(one[what.measure]["value"]) and not isnan(other[what.measure]["value"])
    ]
    if not both:
        return f"{'、'.join(found.scope.agency_names)}没有都公布的指标"
    names = found.scope.agency_names
    return f"可比的 {len(both)} 项中，{names[0]}有 {len(higher)} 项高于{names[1]}"
