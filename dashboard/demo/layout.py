"""Breaking text into printed lines: a Chinese character is one wide, a Latin one half."""

from __future__ import annotations

_NOT_FIRST = "，。、；：？！）》”%"
_NOT_LAST = "（《“〔"
_DIGITS = "0123456789.,"


def width(text: str) -> float:
    """The width of `text` in Chinese characters."""
    return sum(0.5 if ord(character) < 0x2000 else 1.0 for character in text)


def wrap(text: str, limit: float) -> list[str]:
    """`text` in lines of about `limit`: closing marks hang, digits and opening marks go with what follows."""
    lines: list[str] = []
    line, taken = "", 0.0
    for character in text:
        step = 0.5 if ord(character) < 0x2000 else 1.0
        if taken + step > limit and character not in _NOT_FIRST:
            kept = _tail(line, _DIGITS if character in _DIGITS else _NOT_LAST)
            if kept and len(kept) < len(line):
                lines.append(line[: -len(kept)])
                line, taken = kept, width(kept)
            else:
                lines.append(line)
                line, taken = "", 0.0
        line += character
        taken += step
    return [*lines, line] if line else lines


def _tail(line: str, marks: str) -> str:
    """The end of `line` that consists of `marks`."""
    return line[len(line.rstrip(marks)) :]
