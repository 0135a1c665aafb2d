"""Table four as offices and converters print it. Each layout gives lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from .printed_lines import joined

RESULTS = ("upheld", "reversed", "other", "pending", "total")


def four_printed(random: Random, zeros: float = 0.5) -> list[str]:
    """Fifteen invented numbers that keep the sums of table four."""
    cells: list[str] = []
    for _ in range(3):
        group = [0 if random.random() < zeros else random.randint(1, 30) for _ in range(4)]
        cells += [str(value) for value in (*group, sum(group))]
    return cells


FOUR_HEAD = ["行政复议 行政诉讼", *"结果维持结果纠正其他结果尚未审结总计", "未经复议直接起诉 复议后起诉"]
FOUR_HEAD += ["结果 结果 其他 尚未", "总计", "维持 纠正 结果 审结"]


def four_one_line(cells: Sequence[str], random: Random) -> list[str]:
    """All numbers on one line."""
    return [*FOUR_HEAD, joined(cells)]


def four_pipes(cells: Sequence[str], random: Random) -> list[str]:
    """A row of a Markdown table, its heads lost."""
    return ["| " + " | ".join(cells) + " |"]


def four_one_cell_a_line(cells: Sequence[str], random: Random) -> list[str]:
    """Each number on a line."""
    return [*FOUR_HEAD, *(cell for cell in cells if cell)]


def four_three_lines(cells: Sequence[str], random: Random) -> list[str]:
    """Each group on a line of its own, under its name."""
    names = ("行政复议", "未经复议直接起诉", "复议后起诉")
    lines = []
    for index, name in enumerate(names):
        lines += [name, "结果维持 结果纠正 其他结果 尚未审结 总计", joined(cells[5 * index : 5 * index + 5])]
    return lines


FOUR_LAYOUTS = (four_one_line, four_pipes, four_one_cell_a_line, four_three_lines)
