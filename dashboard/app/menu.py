"""The one menu of a chart: its ways out of the page, and the question behind it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import labels
from dashboard.app import cached, material
from dashboard.app.components.copy_link import copy_link
from dashboard.app.filters import Choice
from dashboard.charts import picture
from dashboard.exhibits.exhibit import Exhibit, Options
from dashboard.export.basket import plan_of
from dashboard.export.csv import csv_bytes
from dashboard.export.material import Item
from dashboard.export.run import KINDS, export_bytes
from dashboard.warehouse.statements import statement

_PICTURES = (
    ("png", "image/png", picture.png),
    ("svg", "image/svg+xml", picture.svg),
    ("pdf", "application/pdf", picture.pdf),
)


def menu(choice: Choice, exhibit: Exhibit, options: Options) -> None:
    """The menu of `exhibit`, which was made with `options`.

    A file is made when it is asked for. Neither opening nor closing it runs anything: a click on another page
    closes an open menu, and a run at that moment draws into the other page, or keeps the click from it.
    """
    name = exhibit.key.replace("/", "-")
    popover = st.popover(labels.EXPORT, type="tertiary", key=f"menu_{name}")
    file = file_name(choice, exhibit)
    for kind, mime, drawn in _PICTURES:
        popover.download_button(
            f"{kind.upper()} {labels.PICTURE}",
            data=partial(drawn, exhibit.drawing),
            file_name=f"{file}.{kind}",
            mime=mime,
            key=f"{kind}_{name}",
            on_click="ignore",
            width="stretch",
        )
    popover.download_button(
        labels.CSV_TABLE,
        data=partial(csv_bytes, exhibit.sheet),
        file_name=f"{file}.csv",
        mime="text/csv",
        key=f"csv_{name}",
        on_click="ignore",
        width="stretch",
    )
    item = Item(exhibit.key, choice, options)
    alone = plan_of([item], exhibit.texts.title)
    popover.download_button(
        labels.XLSX_TABLE,
        data=partial(export_bytes, cached.asker(choice.snapshot), alone, "xlsx"),
        file_name=f"{file}.xlsx",
        mime=KINDS["xlsx"].mime,
        key=f"xlsx_{name}",
        on_click="ignore",
        width="stretch",
    )
    with popover:
        copy_link(f"link_{name}")
    popover.button(
        labels.ADD_TO_MATERIAL, key=f"add_{name}", on_click=material.add, args=(item,), width="stretch"
    )
    if popover.button(labels.STATEMENT, key=f"sql_{name}", width="stretch"):
        _statement(exhibit)


def file_name(choice: Choice, exhibit: Exhibit) -> str:
    """What a file of `exhibit` is called, without its ending; the browser's own rules clean it."""
    return f"{exhibit.texts.title}-{choice.whom}-{choice.year}"


@st.dialog(labels.STATEMENT, width="large")
def _statement(exhibit: Exhibit) -> None:
    values = "；".join(f"${name} = {value}" for name, value in exhibit.question.parameters.items())
    st.html(f'<p class="caption">queries/{exhibit.question.query}.sql</p>')
    st.text(values)
    st.code(statement(exhibit.question.query), language="sql")
