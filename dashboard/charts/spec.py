"""A chart as a page takes it: Vega-Lite in which each layer carries its own rows."""

from __future__ import annotations

from typing import Any

from dashboard.charts.theme import Drawing

Spec = dict[str, Any]
"""A chart of Vega-Lite."""


def page_spec(chart: Drawing) -> Spec:
    """`chart` as plain values.

    Rows stand in the layers that draw them. Streamlit makes a frame and then a file of Arrow of each set of
    rows that stands beside them, which takes a sixth of a page's time for a few dozen rows.
    """
    # The tests validate every chart.
    spec: Spec = chart.to_dict(validate=False)
    rows = spec.pop("datasets", {})
    for part in (spec, *spec.get("layer", ())):
        if name := part.get("data", {}).get("name"):
            part["data"] = {"values": rows[name]}
    return spec
