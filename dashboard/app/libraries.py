"""The libraries that this server shows: those that `gongkai serve` was given, else the usual one."""

from __future__ import annotations

import hashlib

from dashboard.library import Library, locate_libraries


def served_libraries() -> dict[str, Library]:
    """The libraries by the code that stands in a link: of the folder, so that a link survives a new order."""
    return {_code(library): library for library in locate_libraries()}


def _code(library: Library) -> str:
    return hashlib.sha1(str(library.home).encode()).hexdigest()[:6]
