"""Run the benches named on the command line, or all: each module of this folder with a `main()`.

What follows the name of one from the first `--option` on is for that one: `python -m bench pages --browser`.
"""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import sys

import bench


def main(words: list[str]) -> int:
    """Run each bench and print its table; 2 when a name is unknown."""
    wanted = list(itertools.takewhile(lambda word: not word.startswith("-"), words))
    options = words[len(wanted) :]
    known = [
        module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_")
    ]
    if unknown := sorted(set(wanted) - set(known)):
        print(f"no such bench: {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    if options and len(wanted) != 1:
        print(f"{' '.join(options)}: for which bench?", file=sys.stderr)
        return 2
    for name in wanted or known:
        print(f"\n== {name}", flush=True)
        bench_main = importlib.import_module(f"bench.{name}").main
        bench_main(*([options] if options else []))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
