"""Rows to draw: each with what is missing, nought, approximate or of few."""

from __future__ import annotations

import pandas as pd

NAN = float("nan")


def line(name: str, values: dict[int, float | None], chosen: bool = False) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"name": name, "year": year, "value": value, "approximate": False, "chosen": chosen}
            for year, value in values.items()
        ]
    )


def rows(*lines: pd.DataFrame) -> pd.DataFrame:
    return pd.concat(lines, ignore_index=True)


GAPS = line("甲街道", {2020: 10, 2021: 20, 2023: 40, 2024: 50}, chosen=True)

BAND = pd.DataFrame({"year": [2023, 2024], "low": [20, 22], "high": [60, 66], "median": [30, 33]})
"""The middle half of two of the years of GAPS."""

COUNTS = pd.DataFrame(
    {
        "name": ["甲街道", "乙街道", "丙街道", "丁街道"],
        "value": [120.0, 12345.0, NAN, 0.0],
        "approximate": [True, False, False, False],
        "is_small": False,
    }
)
SHARES = pd.DataFrame(
    {
        "name": ["甲街道", "乙街道", "丙街道"],
        "value": [2 / 3, 0.4, NAN],
        "approximate": False,
        "is_small": [True, False, False],
        "numerator": [2, 40, 0],
        "denominator": [3, 100, 0],
        "low": [0.21, 0.31, NAN],
        "high": [0.94, 0.5, NAN],
    }
)

NO_SHARE = SHARES.assign(
    numerator=[2, 130, 0], value=[2 / 3, 1.3, NAN], low=[0.21, NAN, NAN], high=[0.94, NAN, NAN]
)
"""More cases of an outcome than there were cases: a report that contradicts itself."""


TWO_YEARS = pd.DataFrame(
    {
        "name": ["甲街道", "乙街道", "丙街道", "丁街道"],
        "before": [100.0, 0.0, 50.0, NAN],
        "after": [90.0, 30.0, 50.0, 8.0],
    }
)


CELLS = pd.DataFrame(
    {
        "name": ["甲街道", "甲街道", "乙街道", "丙街道"],
        "column": ["公开率", "办结率", "公开率", "办结率"],
        "value": [0.0, 1.0, 0.5, NAN],
        "text": ["10.0%", "98.0%", "40.0%", ""],
        "is_small": [False, False, True, False],
    }
)


STRIPS = pd.DataFrame(
    [
        {"panel": panel, "name": name, "value": value}
        for panel, values in (("新收申请", [1, 2, 2, 3, 3, 90]), ("办结申请", [5, 6, 7, 8, 9, NAN]))
        for name, value in zip("甲乙丙丁戊己", values, strict=True)
    ]
)


COMING = [("requests_new", "本年新收", 131.0), ("requests_carried_in", "上年结转", 4.0)]
GOING = [
    ("disclosed", "予以公开", 62.0),
    ("partly_disclosed", "部分公开", 21.0),
    ("denied", "不予公开", 9.0),
    ("unavailable", "无法提供", 36.0),
    ("rejected", "不予处理", 0.0),
    ("other_handling", "其他处理", 4.0),
    ("requests_carried_out", "结转下年度", 3.0),
]
