"""A report as the one JSON object that `gongkai extract --json` prints."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from dashboard.extraction.report import Figure, Report
from dashboard.warehouse.verdicts import Judgements, Verdict


def report_object(report: Report, findings: pd.DataFrame) -> dict[str, Any]:
    """agency, year, format, figures, findings, set_aside; positions count characters of the document's text.

    findings: rows with rule, severity, message, figures (labels), expected, actual.
    """
    agency = report.identity.agency
    return {
        "agency": None
        if agency is None
        else {
            "name": agency.district + agency.short_name
            if agency.district not in agency.short_name
            else agency.short_name,
            "district": agency.district,
            "kind": agency.kind,
            "division": agency.division,
        },
        "year": report.identity.year,
        "format": report.format,
        "figures": [_figure_object(figure) for figure in report.figures],
        "findings": rows(findings),
        "set_aside": [
            {
                "quote": text.quote,
                "reason": text.reason,
                "kind": text.kind.value,
                "page": text.page,
                "start": text.start,
                "end": text.end,
            }
            for text in report.set_aside
        ],
    }


def judged_findings(findings: pd.DataFrame, judged: Judgements) -> list[dict[str, Any]]:
    """Rows of queries/findings_listed as plain objects, each with its verdict or None.

    A verdict has verdict (确认 or 不属实), why, who, at.
    """
    given = judged.applied
    return [
        finding | {"verdict": _verdict_object(given.get(finding["finding_id"]))} for finding in rows(findings)
    ]


def _verdict_object(one: Verdict | None) -> dict[str, str] | None:
    return None if one is None else {"verdict": one.verdict, "why": one.why, "who": one.who, "at": one.at}


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as plain objects: lists for arrays, None for missing."""
    return [
        {
            str(column): list(value)
            if isinstance(value, (list, np.ndarray))
            else None
            if pd.isna(value)
            else value
            for column, value in row.items()
        }
        for row in frame.to_dict("records")
    ]


def _figure_object(figure: Figure) -> dict[str, Any]:
    return {
        "metric": figure.metric,
        "member": figure.member,
        "applicant": figure.applicant,
        "label": figure.label,
        "value": plain_number(figure.value),
        "approximate": figure.approximate,
        "origin": figure.origin.value,
        "state": figure.state.value,
        "quote": figure.quote,
        "page": figure.page,
        "start": figure.start,
        "end": figure.end,
        "confidence": round(figure.confidence, 4),
    }


def plain_number(value: Decimal | None) -> int | float | None:
    """A whole number as int, an amount as float, missing as None."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
