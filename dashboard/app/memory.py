"""What stays in memory until the program ends."""

from __future__ import annotations

import gc
from functools import cache


# Not in main.py, which is run anew for each page: there it would be done each time, and nothing ever let go.
@cache
def leave_in_peace() -> None:
    """Take what the program consists of from what is searched for garbage.

    Python's collector stops everybody's page while it goes over all there is: a tenth of a second, most of it
    for modules. Once in a process, before a visit makes anything that has to be let go again.
    """
    gc.freeze()
