"""Cells as lines of text."""

from __future__ import annotations

from collections.abc import Sequence


def wrapped(label: str, width: int) -> list[str]:
    """A label broken into lines of `width` characters."""
    return [label[start : start + width] for start in range(0, len(label), width)]


def joined(cells: Sequence[str]) -> str:
    """The cells that print anything, on one line."""
    return " ".join(cell for cell in cells if cell)
