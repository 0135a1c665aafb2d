"""What must be said beside a chart that office programs draw: they have no 约, 存疑 or 未公布."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard import labels
from dashboard.exhibits.exhibit import Exhibit, Native, Sheet
from dashboard.export.bar_rows import is_crowded
from dashboard.export.corrected import CORRECTED
from dashboard.export.wording import clipped

_SMALL = "基数小"
FLAGS = (("approximate", "约数"), ("marked", labels.MARKED), ("is_small", _SMALL))
"""Columns of a sheet's rows that say something of their whole line, and what."""
_NAMES = ("name", "short_name", "label", "outcome_label")
_OF_SHARES, _OF_WHOLES = "；括号内为分子/分母", "；括号内为合计"
_NO_BASE = "分母为 0，不计算"
_MOST_NAMED, _LONGEST_NAME = 4, 24


def line_marks(rows: pd.DataFrame) -> list[str]:
    """For each line of a sheet's rows what is to be said of it: 约数, 存疑, 基数小, 人工更正."""
    every = (*FLAGS, (CORRECTED, labels.ORIGINS[CORRECTED]))
    flags = [(word, _flag(rows, column)) for column, word in every if column in rows]
    return ["、".join(word for word, holds in flags if holds[line]) for line in range(len(rows))]


def marks_in_words(sheet: Sheet) -> str:
    """约数：甲街道；存疑：乙街道（2023、2024 年）；未公布：丁街道. "" where nothing is to be said."""
    rows = sheet.rows
    none = rows["denominator"].eq(0) if "denominator" in rows else pd.Series(False, index=rows.index)
    parts = [(word, pd.Series(_flag(rows, column), rows.index)) for column, word in FLAGS if column in rows]
    # A share of nothing is not one of little.
    parts = [(word, holds & ~none if word == _SMALL else holds) for word, holds in parts]
    if "value" in rows:
        unknown = rows["value"].isna() & ~none
        absent = rows["reports"].eq(0) if "reports" in rows else pd.Series(False, index=rows.index)
        parts.append((_NO_BASE, none & ~absent))
        parts.append((labels.UNREPORTED, unknown & ~absent))
        parts.append(("未收到年报", rows["value"].isna() & absent))
    said = [
        f"{word}：{labels.listing(_line_names(rows, holds), most=_MOST_NAMED, unit='项')}"
        for word, holds in parts
        if holds.any()
    ]
    return "；".join(said)


def with_bases(exhibit: Exhibit) -> Native | None:
    """The native chart of `exhibit`, its names short, the bases of its shares beside those of categories.

    南关街道（12/16） for a share, 2024（8,213） for the parts of a whole, which its subtitle says.
    """
    native, rows = exhibit.native, exhibit.sheet.rows
    if native is None:
        return None
    bases: dict[str, str] = {}
    words = _OF_SHARES
    if {"numerator", "denominator"} <= set(rows.columns):
        key = next((name for name in (*_NAMES, "year") if name in rows and rows[name].is_unique), "")
        if key:
            known = rows[rows["numerator"].notna() & rows["denominator"].notna()]
            bases = {
                str(name): f"{labels.number(part)}/{labels.number(whole)}"
                for name, part, whole in zip(
                    known[key], known["numerator"], known["denominator"], strict=True
                )
            }
    elif native.kind == "stacked" and {"year", "value", "share"} <= set(rows.columns):
        totals = rows.groupby("year")["value"].sum()
        bases = {str(year): labels.number(total) for year, total in totals.items()}
        words = _OF_WHOLES
    elif is_crowded(native):
        before = native.series[0]
        bases = {
            name: labels.number(value)
            for name, value in zip(native.categories, before.values, strict=True)
            if value is not None
        }
        words = f"；括号内为 {before.label}"
    said = any(name in bases for name in native.categories)
    return replace(
        native,
        subtitle=(native.subtitle or exhibit.texts.subtitle) + (words if said else ""),
        categories=tuple(
            f"{_short(name)}（{bases[name]}）" if name in bases else _short(name)
            for name in native.categories
        ),
        series=tuple(replace(series, label=_short(series.label)) for series in native.series),
    )


def _short(name: str) -> str:
    return clipped(name, _LONGEST_NAME)


def _flag(rows: pd.DataFrame, column: str) -> list[bool]:
    flags: list[bool] = rows[column].fillna(False).astype(bool).tolist()
    return flags


def _line_names(rows: pd.DataFrame, holds: pd.Series) -> list[str]:
    """What the lines of `rows` that `holds` are about: 甲街道, 2024 年, 微信公众号（2022—2024 年）."""
    chosen = rows[holds]
    column = next((column for column in _NAMES if column in rows), "")
    if "year" not in rows or "value" not in rows:
        return list(chosen[column].astype(str).unique()) if column else []
    if not column:
        return [f"{_years(chosen['year'])} 年"]
    names = chosen[column].astype(str)
    if rows["year"].nunique() == 1 and names.is_unique:
        return list(names)
    return [f"{name}（{_years(years)} 年）" for name, years in chosen["year"].groupby(names, sort=False)]


def _years(years: pd.Series) -> str:
    """2020—2022、2024: years in a row as from and to."""
    spans: list[list[int]] = []
    for year in sorted(set(years.astype(int))):
        if spans and year == spans[-1][-1] + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return "、".join(
        f"{span[0]}—{span[-1]}" if len(span) > 2 else "、".join(map(str, span)) for span in spans
    )
