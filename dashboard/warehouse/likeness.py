"""How like two reports' texts are, from 512 bits kept for each.

One-bit MinHash (Li and König, b-Bit Minwise Hashing, WWW 2010): of each of 512 random orders of a text's
three-character pieces the lowest bit of the first is kept. Two texts that share the part J of their pieces
(Jaccard) agree in a bit with probability (1 + J) / 2, so J is about 2 x agreement - 1, give or take 0.02
at 0.9.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from dashboard.extraction.report import Report

BITS = 512
# Shorter texts are alike by chance and by set phrases.
SHORTEST = 300
_SECTIONS = frozenset({"overview", "problems", "other"})
_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")
_ODD_FACTORS: NDArray[np.uint64] = np.random.Generator(np.random.PCG64(20210930)).integers(
    1, 2**63, size=BITS, dtype=np.uint64
) * np.uint64(2) + np.uint64(1)


def likeness_bits(text: str, report: Report) -> str | None:
    """The 512 bits ("0101…") of the report's sentences, None where they have fewer than 300 characters.

    Numbers, punctuation and the form's own words (sections two to four) don't count: a copy with the figures
    changed is a copy.
    """
    own = [text[part.start : part.end] for part in report.sections if part.key in _SECTIONS]
    sentences = _NOT_HAN.sub("", "".join(own))
    if len(sentences) < SHORTEST:
        return None
    pieces = np.unique(_pieces(sentences))
    lowest = np.empty(BITS, np.uint64)
    for start in range(0, BITS, 64):
        # Multiplication by an odd number mod 2^64 permutes; the high half is the well-mixed one.
        mixed = (pieces[:, None] * _ODD_FACTORS[None, start : start + 64]) >> np.uint64(32)
        lowest[start : start + 64] = mixed.min(axis=0)
    return "".join("1" if bit else "0" for bit in lowest & np.uint64(1))


def _pieces(sentences: str) -> NDArray[np.uint64]:
    """Every three characters that follow one another, as one number each."""
    characters = np.frombuffer(sentences.encode("utf-16-le"), np.uint16).astype(np.uint64)
    first, second, third = characters[:-2], characters[1:-1], characters[2:]
    return (first << np.uint64(32)) | (second << np.uint64(16)) | third
