"""The command line run in the tests' own process, for tests of what a command does.

That it starts, and as a process of its own, is tested in test_cli.py.
"""

from __future__ import annotations

import io
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from dashboard import terminal
from dashboard.cli import app


def gongkai(*words: str | Path, status: int) -> subprocess.CompletedProcess[str]:
    """What `gongkai` with `words` prints; hold it to the exit status."""
    typed = ["gongkai", *map(str, words)]
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True) for _ in range(2))
    with patch.object(sys, "argv", typed), redirect_stdout(out), redirect_stderr(err):
        given = terminal.run(app)
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]
    run = subprocess.CompletedProcess(typed, given, *said)
    assert run.returncode == status, run.stdout + run.stderr
    return run
