"""Where the files that travel with the program lie: in a checkout beside the package, else inside the wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_bundled"

ROOT = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent
QUERIES = ROOT / "queries"
DATA = ROOT / "data"
CATALOGUE = DATA / "catalogue"
IN_CHECKOUT = ROOT == _PACKAGE.parent
