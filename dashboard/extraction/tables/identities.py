"""The sums of tables three and four (勾稽关系): which hold, which are broken, what a missing cell must be.

T3-ROW: six kinds of applicants = 总计. T3-SUM: outcomes （一） to （六） = （七）总计. T3-BALANCE: 本年新收 +
上年结转 = （七）总计 + 结转下年度. T4-SUM: four results = 总计. (RULES, "Consistency rules")
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

Place = tuple[int, int]
"""(row, column) of a cell, counted from 0."""
_UNCHECKED = "缺项，无法核对"
Values = Mapping[Place, Decimal | None]


@dataclass(frozen=True, slots=True)
class Identity:
    """left = right, both sums of cells; name: how it is called in a reason; parts: what each side is."""

    rule: str
    left: tuple[Place, ...]
    right: tuple[Place, ...]
    name: str
    parts: tuple[str, str]

    @property
    def places(self) -> tuple[Place, ...]:
        return self.left + self.right

    def sums(self, values: Values) -> tuple[Decimal, Decimal] | None:
        """What both sides come to; None when a cell is missing."""
        total = [Decimal(0), Decimal(0)]
        for side, places in enumerate((self.left, self.right)):
            for place in places:
                value = values.get(place)
                if value is None:
                    return None
                total[side] += value
        return total[0], total[1]

    def holds(self, values: Values) -> bool | None:
        """Whether both sides are equal; None when that can't be told."""
        sums = self.sums(values)
        return None if sums is None else sums[0] == sums[1]

    def solve(self, values: Values) -> tuple[Place, Decimal] | None:
        """The one missing cell and the value that it must have; None unless exactly one is missing."""
        missing = [place for place in self.places if values.get(place) is None]
        if len(missing) != 1:
            return None
        [place] = missing
        left = sum((values[each] or Decimal(0) for each in self.left if each != place), Decimal(0))
        right = sum((values[each] or Decimal(0) for each in self.right if each != place), Decimal(0))
        return place, right - left if place in self.left else left - right

    def reason(self, values: Values) -> str:
        """Why a cell of this identity is marked, in Chinese; "" when it holds."""
        sums = self.sums(values)
        if sums is None:
            return f"{self.name}有{_UNCHECKED}"
        if sums[0] != sums[1]:
            return f"{self.name}不等：{self.parts[0]} {sums[0]}，{self.parts[1]} {sums[1]}"
        return ""


def table_three(
    applicants: Sequence[str],
    outcomes: Sequence[int],
    new: int,
    carried_in: int,
    processed: int,
    carried_out: int,
) -> tuple[Identity, ...]:
    """The identities of table three. applicants: labels of its seven columns; the rest: indices of rows."""
    total = len(applicants) - 1
    rows = sorted({new, carried_in, *outcomes, processed, carried_out})
    found = [
        Identity(
            "T3-ROW",
            tuple((row, column) for column in range(total)),
            ((row, total),),
            "行合计",
            ("六类申请人之和", "总计"),
        )
        for row in rows
    ]
    for column, applicant in enumerate(applicants):
        found.append(
            Identity(
                "T3-SUM",
                tuple((row, column) for row in outcomes),
                ((processed, column),),
                f"{applicant}列办理结果合计",
                ("（一）至（六）之和", "（七）总计"),
            )
        )
        found.append(
            Identity(
                "T3-BALANCE",
                ((new, column), (carried_in, column)),
                ((processed, column), (carried_out, column)),
                f"{applicant}列收支",
                ("第一项加第二项", "第三项加第四项"),
            )
        )
    return tuple(found)


def table_four(groups: Sequence[str]) -> tuple[Identity, ...]:
    """The identities of table four: one row of five cells for each of `groups`."""
    return tuple(
        Identity(
            "T4-SUM",
            tuple((0, 5 * index + each) for each in range(4)),
            ((0, 5 * index + 4),),
            f"{group}合计",
            ("四种结果之和", "总计"),
        )
        for index, group in enumerate(groups)
    )


def fill(
    identities: Sequence[Identity], values: dict[Place, Decimal | None], fillable: set[Place]
) -> dict[Place, Identity]:
    """Put into `values` each missing cell of `fillable` that one identity determines; which did so.

    A negative result is no count: the cell stays missing.
    """
    filled: dict[Place, Identity] = {}
    before = -1
    while len(filled) > before:
        before = len(filled)
        for identity in identities:
            solved = identity.solve(values)
            if solved and solved[0] in fillable and solved[1] >= 0:
                values[solved[0]] = solved[1]
                filled[solved[0]] = identity
    return filled


def touching(identities: Sequence[Identity]) -> dict[Place, list[Identity]]:
    """For each cell the identities that it is part of."""
    found: dict[Place, list[Identity]] = {}
    for identity in identities:
        for place in identity.places:
            found.setdefault(place, []).append(identity)
    return found


def quality(identities: Sequence[Identity], values: Values) -> tuple[int, int]:
    """(minus the broken identities, those that hold): the greater, the better the reading."""
    verdicts = [identity.holds(values) for identity in identities]
    return -verdicts.count(False), verdicts.count(True)


def in_order(reasons: Iterable[str]) -> list[str]:
    """Each reason once, broken sums before those that can't be checked, without empty ones."""
    return sorted(dict.fromkeys(filter(None, reasons)), key=lambda reason: reason.endswith(_UNCHECKED))
