"""What stands in a drawing, for the tests to read."""

from __future__ import annotations

import io
import re

from PIL import Image

from dashboard.charts import picture
from dashboard.charts.theme import Drawing, Texts

TEXTS = Texts("投诉占 53.8%", "热线受理工单，件，示例区，2021—2024 年", "来源：各单位年报 · 快照 3f9a1c2b")


def svg_of(chart: Drawing) -> str:
    return picture.svg(chart).decode("utf-8")


def words_of(chart: Drawing) -> list[str]:
    """Every text, in the order of drawing."""
    return re.findall(r"<(?:text|tspan)[^>]*>([^<]+)</", svg_of(chart))


def marks_of(chart: Drawing, kind: str) -> list[list[dict[str, object]]]:
    """The records of each layer whose mark is of `kind`."""
    spec = chart.to_dict()
    return [
        source.get("values") or spec["datasets"][source["name"]]
        for layer in spec["layer"]
        # Layers of the same data share it.
        for source in [layer.get("data") or spec["data"]]
        if layer["mark"]["type"] == kind
    ]


def ink(png: bytes) -> int:
    """How many pixels are dark."""
    return sum(Image.open(io.BytesIO(png)).convert("L").histogram()[:128])
