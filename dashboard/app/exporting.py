"""What 导出材料 shows: the basket as rows to arrange, files to download, the templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from html import escape

import streamlit as st

from dashboard import labels
from dashboard.app import material
from dashboard.app.filters import Choice
from dashboard.app.literal import literal
from dashboard.errors import GongkaiError
from dashboard.exhibits.exhibit import Ask, Blank
from dashboard.exhibits.people import with_what_people_said
from dashboard.exhibits.topics import TOPICS, make
from dashboard.export import basket as baskets
from dashboard.export.basket import Entry
from dashboard.export.material import Item, Plan
from dashboard.export.run import KINDS, export_bytes, file_name
from dashboard.export.templates import TEMPLATES, plan
from dashboard.office import find_office

_KINDS_IN_WORDS = "；".join(known.label for known in KINDS.values())


def answer(entries: Sequence[Entry]) -> str:
    """How many exhibits are in the basket, and what can be done."""
    if not entries:
        return "材料中还没有图表。在各页图表的“导出”菜单中选“加入材料”，或直接按模板导出。"
    return f"材料中有 {len(entries)} 项，可调整次序、标题和附注，导出为演示文稿、工作簿或简报。"


def basket(choice: Choice, ask: Ask, entries: list[Entry]) -> None:
    """The rows of the basket and the ways out of it."""
    try:
        items = baskets.items_of(
            ask, entries, partial(with_what_people_said, choice.library, choice.snapshot)
        )
    except GongkaiError as error:
        st.warning(literal(error.sentence))
        st.button("清空材料", on_click=material.put, args=([],))
        return
    for place, item in enumerate(items):
        _row(ask, entries, place, item)
    if items:
        title = st.text_input("材料名称", value=labels.MATERIAL, key="basket_title", max_chars=60)
        _ways_out(ask, "basket", lambda: baskets.plan_of(items, title))
    _list_file(entries)


def templates(ask: Ask, choice: Choice) -> None:
    """A template for what the bar says, as a file of each kind."""
    st.html(f'<p class="caption">按模板导出：{escape(choice.whom)}，{choice.year} 年</p>')
    name = st.selectbox("模板", list(TEMPLATES), key="template")
    _ways_out(ask, "template", lambda: plan(name, ask, choice))


def _row(ask: Ask, entries: list[Entry], place: int, item: Item) -> None:
    """One exhibit: its words, which can be edited, and its place in the order."""
    made = make(item.key, ask, item.scope, item.options)
    usual = made.sentence if isinstance(made, Blank) else made.texts.title
    words, up, down, away = st.columns([12, 1, 1, 2], vertical_alignment="bottom")
    key = f"{place}_{hash(entries[place])}"
    edited = (entries, place, f"title_{key}", f"note_{key}")
    with words:
        heading, note = st.columns([3, 2])
        heading.text_input(
            literal(f"{place + 1}. {TOPICS[item.topic].label}，{item.scope.whom}，{item.scope.year} 年"),
            value=item.title,
            placeholder=usual,
            key=f"title_{key}",
            on_change=_retitled,
            args=edited,
            max_chars=80,
        )
        note.text_input(
            labels.NOTE,
            value=item.note,
            key=f"note_{key}",
            on_change=_retitled,
            args=edited,
            max_chars=120,
        )
    moved = partial(_moved, entries, place)
    up.button("上移", key=f"up_{key}", disabled=place == 0, on_click=moved, args=(-1,), type="tertiary")
    last = place == len(entries) - 1
    down.button("下移", key=f"down_{key}", disabled=last, on_click=moved, args=(1,), type="tertiary")
    kept = [entry for other, entry in enumerate(entries) if other != place]
    away.button("移除", key=f"away_{key}", on_click=material.put, args=(kept,), type="tertiary")


def _retitled(entries: list[Entry], place: int, title_key: str, note_key: str) -> None:
    title, note = (str(st.session_state[key]).strip() for key in (title_key, note_key))
    changed = replace(entries[place], title=title, note=note)
    material.put([*entries[:place], changed, *entries[place + 1 :]])


def _moved(entries: list[Entry], place: int, by: int) -> None:
    arranged = [*entries]
    arranged[place], arranged[place + by] = arranged[place + by], arranged[place]
    material.put(arranged)


def _ways_out(ask: Ask, name: str, planned: Callable[[], Plan]) -> None:
    """Choose kinds of files, make them, then take them away. name: of the part of the page."""
    office = find_office() is not None
    kinds = [kind for kind in KINDS if kind != "pdf" or office]
    chosen = st.pills(
        "文件种类",
        kinds,
        format_func=str.upper,
        selection_mode="multi",
        default=kinds[:1],
        key=f"{name}_kinds",
        help=_KINDS_IN_WORDS,
    )
    if not office:
        st.html(f'<p class="caption">{labels.NO_PDF}</p>')
    made = f"{name}_made"
    if st.button("生成文件", key=f"{name}_make", type="primary", disabled=not chosen):
        st.session_state[made] = _files(ask, planned, chosen)
    for file, data in st.session_state.get(made, {}).items():
        mime = KINDS[file.rpartition(".")[2]].mime
        st.download_button(f"下载 {literal(file)}", data, file, mime, key=f"take_{file}", on_click="ignore")


def _files(ask: Ask, planned: Callable[[], Plan], kinds: Sequence[str]) -> dict[str, bytes]:
    """A file of each kind by its name; a problem is said, and the other kinds are made all the same."""
    files: dict[str, bytes] = {}
    with st.spinner("正在生成"):
        for kind in kinds:
            try:
                plan = planned()
                files[file_name(plan.title, kind)] = export_bytes(ask, plan, kind)
            except GongkaiError as error:
                st.error(literal(error.sentence))
    return files


def _list_file(entries: Sequence[Entry]) -> None:
    """The basket as a file, out and in: for colleagues, and for `gongkai export --material`."""
    if entries:
        st.download_button(
            "保存材料清单",
            data=partial(baskets.save, entries),
            file_name="材料清单.json",
            mime="application/json",
            on_click="ignore",
        )
    given = st.file_uploader("打开材料清单", type="json", key="basket_file", max_upload_size=1)
    if given is not None:
        try:
            opened = baskets.load(given.getvalue())
        except GongkaiError as error:
            st.error(literal(error.sentence))
            return
        st.button(f"换成清单中的 {len(opened)} 项", on_click=material.put, args=(opened,))
