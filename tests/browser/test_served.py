"""Who can reach the pages, and what they give away."""

import socket
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser


def test_the_server_listens_on_one_loopback_address_only(address: str) -> None:
    port = urlsplit(address).port
    assert port is not None
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass
    # Another address of this machine, which a server on all of them would answer.
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", port), timeout=5)


@pytest.mark.parametrize("path", ["../main.py", "%2e%2e/main.py", "..%2fmain.py", "/etc/passwd"])
def test_static_files_are_those_of_their_folder(address: str, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{address}/app/static/{path}", timeout=5)
    assert refused.value.code in (400, 403, 404)
