"""Where the files that travel with the program lie: beside the package in a checkout, else in the wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_bundled"

ROOT = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent
QUERIES = ROOT / "queries"
DATA = ROOT / "data"
CATALOGUE = DATA / "catalogue"
IN_CHECKOUT = not _BUNDLED.is_dir()
