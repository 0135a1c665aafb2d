"""How the parts of a brief share its pages."""

from __future__ import annotations

from typing import Any

from dashboard.export.brief_pages import Block, pages_of, write_pages


def block(name: str, least: float, **how: Any) -> Block:
    return Block(least, lambda document, height, fresh: document.append((name, height, fresh)), **how)


def written(*blocks: Block) -> list[tuple[str, float, bool]]:
    document: list[tuple[str, float, bool]] = []
    write_pages(document, pages_of(blocks, 100), break_before=False)
    return document


def test_a_picture_that_a_page_has_no_room_for_begins_the_next() -> None:
    assert written(block("甲", 60), block("乙", 60)) == [("甲", 60, False), ("乙", 60, True)]


def test_what_is_left_on_a_page_makes_its_pictures_higher_up_to_their_most() -> None:
    both = written(block("词", 20), block("甲", 30, most=40), block("乙", 30, most=60))
    assert both == [("词", 20, False), ("甲", 35, False), ("乙", 45, False)]
    assert written(block("甲", 30, most=50)) == [("甲", 50, False)]


def test_a_spare_table_is_left_out_where_there_is_no_room_and_comes_before_higher_pictures() -> None:
    spare = block("表", 30, is_spare=True)
    assert written(block("甲", 60, most=90), spare) == [("甲", 70, False), ("表", 30, False)]
    assert written(block("甲", 80), spare, block("乙", 90)) == [("甲", 80, False), ("乙", 90, True)]


def test_words_go_on_over_the_end_of_a_page() -> None:
    words = block("词", 60, is_whole=False)
    after = written(block("甲", 60), words, block("乙", 80), block("丙", 20))
    assert after == [("甲", 60, False), ("词", 60, False), ("乙", 80, False), ("丙", 20, True)]


def test_a_part_higher_than_a_page_has_one_of_its_own() -> None:
    assert written(block("甲", 300), block("乙", 10)) == [("甲", 300, False), ("乙", 10, True)]
