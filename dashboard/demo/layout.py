"""Breaking text into printed lines: a Chinese character is one wide, a Latin one half."""

from __future__ import annotations

_NOT_FIRST = "，。、；：？！）》”%"


def width(text: str) -> float:
    """The width of `text` in Chinese characters."""
    return sum(0.5 if ord(character) < 0x2000 else 1.0 for character in text)


def wrap(text: str, limit: float) -> list[str]:
    """`text` in lines of at most about `limit`: closing marks hang, runs of digits stay whole."""
    lines: list[str] = []
    line, taken = "", 0.0
    for character in text:
        step = 0.5 if ord(character) < 0x2000 else 1.0
        if taken + step > limit and character not in _NOT_FIRST:
            kept = _tail(line) if character.isdecimal() and character.isascii() else ""
            if kept and len(kept) < len(line):
                lines.append(line[: -len(kept)])
                line, taken = kept, width(kept)
            else:
                lines.append(line)
                line, taken = "", 0.0
        line += character
        taken += step
    return [*lines, line] if line else lines


def _tail(line: str) -> str:
    """The digits at the end of `line`."""
    stripped = line.rstrip("0123456789.,")
    return line[len(stripped) :]
