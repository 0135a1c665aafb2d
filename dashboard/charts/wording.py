"""Numbers as a chart prints them: shares by their ratio, 1.2 万 in a label, every digit in a tooltip."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard import labels

SHARE_UNIT = "%"
"""The unit whose values are ratios, 0.538 for 53.8%."""


def known(value: Any) -> float | None:
    """`value` as a float; None where it is missing."""
    return None if pd.isna(value) else float(value)


def printed(value: float | None, unit: str, *, approximate: bool = False, digits: int | None = None) -> str:
    """A value in a label, without its unit, which the subtitle says: 约 1.2 万, 53.8%, 未公布.

    digits: decimals of a number, as in labels.number.
    """
    if value is None:
        return labels.UNREPORTED
    text = labels.share(value) if unit == SHARE_UNIT else labels.short(value, digits)
    return f"约 {text}" if approximate else text


def tick(value: float, unit: str) -> str:
    """A value on an axis: 0, 1.2 万, 85%."""
    return f"{value * 100:.3g}%" if unit == SHARE_UNIT else labels.short(value)


def full(value: float | None, unit: str, *, approximate: bool = False) -> str:
    """A value in a tooltip: 约 12,345 件, 53.8%, 未公布."""
    if unit == SHARE_UNIT:
        return printed(value, unit, approximate=approximate)
    return labels.with_unit(value, unit, approximate=approximate)


def difference(before: float, after: float, unit: str) -> str:
    """What was added: +569, −12, 0; of shares in points (百分点), +3.2."""
    change = after - before
    text = f"{abs(change) * 100:.1f}" if unit == SHARE_UNIT else labels.short(abs(change))
    return text if change == 0 else f"{'+' if change > 0 else '−'}{text}"


def moved(before: float, after: float, unit: str) -> str:
    """How far a value went, in full: 升 3.2 个百分点; +569 件，+12.4%; no rate where the base is 0."""
    if unit == SHARE_UNIT:
        return labels.points(after - before) if after != before else labels.change(0)
    added = f"{difference(before, after, unit)} {unit}"
    return f"{added}，{labels.change(after / before - 1)}" if before else added


def unreported(names: Iterable[str], unreceived: Iterable[str] = ()) -> list[str]:
    """The lines below a drawing that name what is missing from it: 未公布：甲、乙; no line if nothing is.

    names: of those whose report does not state it; unreceived: of those whose report is not in the library,
    which does not say that they have not published it.
    """
    lines = {labels.UNREPORTED: "、".join(names), f"{labels.NOT_RECEIVED}年报": "、".join(unreceived)}
    return [f"{word}：{missing}" for word, missing in lines.items() if missing]


def base(numerator: float | None, denominator: float | None) -> str:
    """What a share is of: 3 / 12; empty where it is not known."""
    if denominator is None:
        return ""
    return f"{labels.number(numerator)} / {labels.number(denominator)}"
