"""Start the pages on loopback."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from dashboard.errors import GongkaiError
from dashboard.library import HOME_VARIABLE, Library

LOOPBACK = "127.0.0.1"
FIRST_PORT = 8501
MAIN_SCRIPT = Path(__file__).resolve().parent / "app" / "main.py"


def choose_port(wanted: int | None) -> int:
    """`wanted` if it is free, else GongkaiError; without a wish the first free port from 8501 on."""
    if wanted is not None:
        if not _is_free(wanted):
            raise GongkaiError(f"端口 {wanted} 已被占用", remedy="请用 --port 另选一个端口，或不填由程序自选")
        return wanted
    for port in range(FIRST_PORT, FIRST_PORT + 100):
        if _is_free(port):
            return port
    raise GongkaiError(f"端口 {FIRST_PORT} 至 {FIRST_PORT + 99} 均被占用", remedy="请用 --port 另选一个端口")


def serve(libraries: list[Library], port: int, *, open_browser: bool) -> None:
    """Serve the pages over `libraries` until stopped. Blocks."""
    # Heavy imports wait until they are needed: `gongkai --help` answers at once.
    from streamlit import config
    from streamlit.web import bootstrap

    from dashboard.app.settings import streamlit_options

    os.environ[HOME_VARIABLE] = os.pathsep.join(str(library.home) for library in libraries)
    options = {
        **streamlit_options(),
        "server.address": LOOPBACK,
        "server.port": port,
        "logger.hideWelcomeMessage": True,
    }
    if not open_browser:
        options["server.headless"] = True
    # What `streamlit run` does before it starts its server.
    config._main_script_path = str(MAIN_SCRIPT)
    bootstrap.load_config_options(flag_options=options)
    bootstrap.run(str(MAIN_SCRIPT), False, [], options)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True
