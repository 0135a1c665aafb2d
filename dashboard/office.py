"""LibreOffice, where this machine has it: for reading old documents and for writing PDF."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

_PROGRAMS = ("soffice", "libreoffice")
_FOLDERS = (
    Path("C:/Program Files/LibreOffice/program"),
    Path("C:/Program Files (x86)/LibreOffice/program"),
    Path("/Applications/LibreOffice.app/Contents/MacOS"),
)


def find_office() -> Path | None:
    """LibreOffice's program on this machine."""
    for name in _PROGRAMS:
        found = shutil.which(name)
        if found:
            return Path(found)
    names = [folder / f"soffice{suffix}" for folder in _FOLDERS for suffix in (".exe", "")]
    return next((path for path in names if path.is_file()), None)


def convert(program: Path, source: Path, target: str, folder: Path, seconds: float) -> Path | None:
    """`source` as a file of the kind `target` ("docx", "pdf") in `folder`; None if that fails in `seconds`.

    folder: also takes the program's own settings, so that it neither finds nor leaves any.
    """
    _run(
        [
            str(program),
            "--headless",
            "--norestore",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            target,
            "--outdir",
            str(folder),
            str(source),
        ],
        seconds,
    )
    result = folder / source.with_suffix(f".{target}").name
    return result if result.is_file() else None


def _run(command: list[str], seconds: float) -> None:
    """Run a program to its end, or end it with all that it started; what it made is the only result."""
    with _unlimited_memory():
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    with contextlib.suppress(subprocess.TimeoutExpired):
        try:
            process.wait(seconds)
        finally:
            if process.poll() is None:
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


@contextlib.contextmanager
def _unlimited_memory() -> Iterator[None]:
    """Start a program without the memory limit of the worker process, which is for this process only."""
    if os.name != "posix":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
