"""Options of pages: defaults stand in the address, and what a page does not know gives way to them."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.library import Library

from .conftest import Open


def in_address(at: AppTest, key: str) -> str | None:
    """The code that the address has for `key`."""
    found = at.query_params.get(key)
    return found[0] if isinstance(found, list) else found


@pytest.mark.parametrize(
    ("page", "default"),
    [
        ("trends", {"measure": "website_posts", "panels": "lines", "view": "agencies"}),
        ("hotline", {"view": "volume"}),
        ("channels", {"channel": "website_posts", "view": "newmedia"}),
    ],
)
def test_a_link_says_the_options_that_nobody_chose(
    open_page: Open, seed_library: Library, page: str, default: dict[str, str]
) -> None:
    at = open_page(page, seed_library)
    assert {key: in_address(at, key) for key in default} == default


@pytest.mark.parametrize("page", ["hotline", "channels", "requests", "disputes", "trends"])
def test_a_view_that_a_page_lacks_gives_way_to_its_first(
    open_page: Open, seed_library: Library, page: str
) -> None:
    at = open_page(page, seed_library, view="nonsense")
    [views] = at.button_group
    assert in_address(at, "view") != "nonsense" and views.value
    assert not at.error


def test_the_channel_can_be_chosen_where_one_is_looked_at(open_page: Open, seed_library: Library) -> None:
    apart = open_page("channels", seed_library, view="agencies", channel="newmedia_posts")
    assert apart.selectbox(key="channel_choice").value == "newmedia_posts"
    together = open_page("channels", seed_library, view="newmedia", channel="newmedia_posts")
    assert "channel_choice" not in [box.key for box in together.selectbox]
    assert in_address(together, "channel") == "newmedia_posts", "a link to the other view keeps it"
