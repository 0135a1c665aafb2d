"""Where names stand beside what they name, so that no two lines of text overlap."""

from __future__ import annotations

from collections.abc import Sequence


def apart(
    middles: Sequence[float], distance: float, lowest: float = 0.0, highest: float = 1.0
) -> list[float]:
    """`middles`, from the top down, moved so that each is `distance` below the one before it.

    They stay between `lowest` and `highest` as long as there is room; what does not fit rises above.
    """
    places: list[float] = []
    for middle in middles:
        places.append(min(middle, places[-1] - distance) if places else min(middle, highest))
    floor = lowest
    for index in reversed(range(len(places))):
        places[index] = max(places[index], floor)
        floor = places[index] + distance
    return places
