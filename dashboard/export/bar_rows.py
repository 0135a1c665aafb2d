"""How the bars of several series stand in their rows: side by side, or by turns."""

from __future__ import annotations

from dashboard.exhibits.exhibit import Native

_MOST_PAIRS = 8


def takes_turns(native: Native) -> bool:
    """Whether each category has a bar of one series only: the series are colours, not neighbours."""
    several = len(native.series) > 1 and native.kind == "bar"
    columns = zip(*(series.values for series in native.series), strict=True)
    return several and all(sum(value is not None for value in column) <= 1 for column in columns)


def is_crowded(native: Native) -> bool:
    """Whether there are so many bars in pairs that values at all of them would be too small to read.

    Those of the first series then stand beside the names.
    """
    in_pairs = native.kind == "bar" and len(native.series) == 2 and not takes_turns(native)
    return in_pairs and len(native.categories) > _MOST_PAIRS
