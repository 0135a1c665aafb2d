"""How the parts of a brief share its pages: nothing is squeezed, and no page is left half empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a brief; heights in points.

    least, most: how high it may be; is_whole: whether no page ends inside of it; is_spare: left out where
    there is no room; is_first: grows before others do; write: writes it into a document, so high, on a new
    page or not.
    """

    least: float
    write: Callable[[Any, float, bool], None]
    most: float = 0.0
    is_whole: bool = True
    is_spare: bool = False
    is_first: bool = False


@dataclass(slots=True)
class Page:
    """The blocks that begin on a page, and the room that is left on it."""

    left: float
    blocks: list[Block] = field(default_factory=list)
    begins_inside: bool = False


def pages_of(blocks: Sequence[Block], height: float) -> list[Page]:
    """Blocks on pages of `height` points, each as high as it must be; spare ones are not counted."""
    pages = [Page(height)]
    for block in blocks:
        page = pages[-1]
        if block.is_spare:
            page.blocks.append(block)
        elif block.least <= page.left or (not page.blocks and block.is_whole):
            page.left -= block.least
            page.blocks.append(block)
        elif block.is_whole:
            pages.append(Page(height - block.least, [block]))
        else:
            page.blocks.append(block)
            rest = block.least - page.left
            page.left = 0.0
            pages.append(Page(height - rest, begins_inside=True))
    return pages


def write_pages(document: Any, pages: Sequence[Page], *, break_before: bool) -> None:
    """Write `pages`; what is left on one goes to spare blocks, then to what may be higher.

    break_before: whether the first begins a new page.
    """
    for number, page in enumerate(pages):
        fresh = (number > 0 or break_before) and not page.begins_inside
        for block, height in _given(page):
            block.write(document, height, fresh)
            fresh = False


def _given(page: Page) -> Iterator[tuple[Block, float]]:
    """The blocks that are written, and how high each is."""
    left = page.left
    kept: list[Block] = []
    for block in page.blocks:
        if block.is_spare:
            if block.least > left:
                continue
            left -= block.least
        kept.append(block)
    shares: dict[bool, float] = {}
    for first in (True, False):
        growing = sum(_growth(block) for block in kept if block.is_first == first)
        shares[first] = min(1.0, left / growing) if growing else 0.0
        left -= shares[first] * growing
    for block in kept:
        yield block, block.least + shares[block.is_first] * _growth(block)


def _growth(block: Block) -> float:
    """How much higher than its least a block may be."""
    return max(0.0, block.most - block.least)
