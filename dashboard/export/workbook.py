"""The workbook: a sheet a topic with its figures and charts, then findings, definitions, and every quote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard import labels
from dashboard.charts import palette
from dashboard.exhibits.exhibit import Exhibit, Kind, Sheet
from dashboard.export import wording
from dashboard.export.cells import cell_text, cell_value, column_width
from dashboard.export.marking import line_marks
from dashboard.export.material import MOST_QUOTES, Chapter, Plan
from dashboard.export.sheet_chart import chart_of, chart_rows

_FORMATS: Mapping[Kind, str] = {
    "integer": "#,##0",
    "decimal": "#,##0.####",
    "share": "0.0%",
    "change": "+0.0%;-0.0%;0.0%",
    "year": "0",
    "text": "@",
}
_MOST_ROWS = 1_000_000
"""Of one sheet; the format ends at 1,048,576. What is more goes on in a further sheet."""
_NAME_LENGTH = 31
_A4 = 9
HEAD = 2
"""Rows at the top of a list: its source line, its headings."""
_TOP = 3
"""Rows of a topic's sheet that stay when it is scrolled: its name, its answer, an empty one."""
_FINDINGS = (
    ("程度", 8), (labels.AGENCY, 18), (labels.YEAR, 8), ("规则", 14), ("问题", 70),
    ("应为", 24), ("实为", 24),
)  # fmt: skip
_DEFINITIONS = ((labels.METRIC, 34), ("计量单位", 10), ("格式条款", 26), ("口径", 80))
_QUOTES_NAME = "出处"
_QUOTES = (
    (labels.AGENCY, 18), (labels.YEAR, 8), (labels.METRIC, 32), ("行、列或类别", 36), (labels.VALUE, 12),
    ("计量单位", 10), ("标记", 12), ("文件", 50), ("页", 6), ("原文", 70),
)  # fmt: skip


def write_workbook(plan: Plan, chapters: Iterable[Chapter], path: Path) -> None:
    """Write the figures of `chapters` to `path`; numbers are numbers, and no text is a formula or a link."""
    with xlsxwriter.Workbook(
        str(path),
        {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True},
    ) as book:
        _Writer(book, plan).write(chapters)


class _Writer:
    """One workbook under way."""

    def __init__(self, book: xlsxwriter.Workbook, plan: Plan) -> None:
        self._book = book
        self._plan = plan
        self._names: set[str] = set()
        base = {"font_name": "微软雅黑", "font_size": 10, "font_color": palette.INK}
        self._plain = book.add_format(base | {"text_wrap": False})
        self._heading = book.add_format(base | {"bold": True, "bottom": 1, "bottom_color": palette.GRID})
        self._title = book.add_format(base | {"bold": True, "font_size": 14})
        heading = base | {"bold": True, "bottom": 1, "bottom_color": palette.GRID}
        self._right = book.add_format(heading | {"align": "right"})
        self._heading_beside = book.add_format(heading | {"indent": 1})
        self._base = base
        # Words beside numbers, and in their place.
        self._beside = book.add_format(base | {"indent": 1})
        self._mark = book.add_format(base | {"font_color": palette.SECONDARY, "indent": 1})
        self._absent = book.add_format(base | {"font_color": palette.SECONDARY, "align": "right"})
        self._quiet = book.add_format(base | {"font_color": palette.SECONDARY})
        self._by_kind = {
            kind: book.add_format(base | {"num_format": code}) for kind, code in _FORMATS.items()
        }
        book.set_properties(
            {
                "title": wording.clipped(plan.title, wording.LONGEST_PROPERTY),
                "author": labels.PRODUCT,
                "comments": f"快照 {plan.scope.snapshot_id}",
                # The same snapshot gives the same file, whenever it is made.
                "created": datetime.combine(plan.scope.as_of or date(2000, 1, 1), time()),
            }
        )

    def write(self, chapters: Iterable[Chapter]) -> None:
        """The sheets in their order: 说明, the topics, 检查问题, 口径, 出处."""
        self._about()
        definitions: list[pd.DataFrame] = []
        findings: list[pd.DataFrame] = []
        quotes = _Long(self, _QUOTES_NAME, _QUOTES)
        quoted: set[tuple[Any, ...]] = set()
        for chapter in chapters:
            self._topic(chapter)
            definitions.append(chapter.definitions)
            findings.append(chapter.findings)
            quotes.add(_quote_rows(_new(chapter.quotes, quoted)))
            if len(chapter.quotes) == MOST_QUOTES:
                quotes.add([[f"{chapter.title}：出处只列前 {MOST_QUOTES} 处，其余请按区县分别导出"]])
        quotes.close()
        self._list("检查问题", _FINDINGS, _finding_rows(_distinct(findings, "finding_id")))
        self._list("口径", _DEFINITIONS, _definition_rows(_distinct(definitions, "metric")))
        # Quotes are written as chapters come, so that they are never in memory together; they stand last.
        self._book.worksheets_objs.sort(key=lambda sheet: sheet.name.startswith(_QUOTES_NAME))

    def sheet(self, name: str) -> Worksheet:
        """A new sheet, its name cut and numbered so that it is allowed and the only one."""
        clean = "".join("·" if letter in r"[]:*?/\'" else letter for letter in cell_text(name))
        candidate, number = clean[:_NAME_LENGTH], 1
        while candidate.lower() in self._names:
            number += 1
            candidate = f"{clean[: _NAME_LENGTH - len(str(number))]}{number}"
        self._names.add(candidate.lower())
        sheet = self._book.add_worksheet(candidate)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{self._plan.scope.source()}&R&P / &N")
        return sheet

    def head(self, name: str, columns: Sequence[tuple[str, int]]) -> Worksheet:
        """A new sheet with a heading that stays when it is scrolled."""
        sheet = self.sheet(name)
        sheet.write_string(0, 0, self._plan.scope.source(), self._quiet)
        sheet.freeze_panes(HEAD, 0)
        for place, (label, width) in enumerate(columns):
            sheet.set_column(place, place, width)
            sheet.write_string(HEAD - 1, place, label, self._heading)
        return sheet

    def row(self, sheet: Worksheet, line: int, values: Sequence[object]) -> None:
        """One line of plain cells, numbers as numbers."""
        for place, value in enumerate(values):
            if isinstance(value, (int, float)):
                sheet.write_number(line, place, value, self._plain)
            else:
                sheet.write_string(line, place, cell_text(str(value)), self._plain)

    def _list(self, name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[object]]) -> None:
        found = _Long(self, name, columns)
        found.add(rows)
        found.close()

    def _about(self) -> None:
        sheet = self.sheet("说明")
        sheet.set_column(0, 0, 110)
        scope = self._plan.scope
        lines = [scope.source(), f"快照全号：{scope.snapshot_id}", *wording.LEGEND]
        if scope.fictional:
            lines.insert(0, labels.FICTIONAL_NOTE)
        sheet.write_string(0, 0, cell_text(self._plan.title), self._title)
        for line, words in enumerate(lines, start=2):
            sheet.write_string(line, 0, cell_text(words), self._plain)

    def _topic(self, chapter: Chapter) -> None:
        sheet = self.sheet(chapter.title)
        sheet.freeze_panes(_TOP - 1, 0)
        sheet.write_string(0, 0, cell_text(chapter.title), self._title)
        sheet.write_string(1, 0, cell_text(chapter.answer), self._plain)
        line = _TOP
        widths: dict[int, int] = {}
        for words in (*chapter.notices.attention, *chapter.notices.lines, *chapter.absent):
            sheet.write_string(line, 0, cell_text(words), self._quiet)
            line += 1
        for piece in chapter.pieces:
            exhibit = piece.exhibit
            sheet.write_string(line + 1, 0, cell_text(piece.heading), self._title)
            said = "；".join([exhibit.texts.subtitle, piece.item.note, *exhibit.notes]).strip("；")
            sheet.write_string(line + 2, 0, cell_text(said), self._quiet)
            sheet.write_string(line + 3, 0, cell_text(exhibit.texts.source), self._quiet)
            first = line + 4
            line = self._exhibit(sheet, first, exhibit, widths)
        for place, width in widths.items():
            sheet.set_column(place, place, width)

    def _exhibit(self, sheet: Worksheet, first: int, exhibit: Exhibit, widths: dict[int, int]) -> int:
        """The figures from line `first` on, below them those of an editable chart and the chart beside them.

        Gives the line behind all of it.
        """
        last = self._figures(sheet, first, exhibit.sheet, widths)
        native = exhibit.native
        if native is None or exhibit.has_one_value:
            return last
        sheet.write_string(last + 1, 0, "图表数据", self._heading)
        for place, series in enumerate(native.series, start=1):
            sheet.write_string(last + 1, place, cell_text(series.label), self._right)
        number = self._book.add_format(self._base | {"num_format": native.number_format})
        for line, category in enumerate(native.categories, start=last + 2):
            sheet.write_string(line, 0, cell_text(category), self._plain)
            for place, series in enumerate(native.series, start=1):
                value = series.values[line - last - 2]
                if value is not None:
                    sheet.write_number(line, place, value, number)
        chart = chart_of(self._book, native, sheet.name, last + 1)
        sheet.insert_chart(last + 1, len(native.series) + 2, chart)
        return max(last + 2 + len(native.categories), last + 1 + chart_rows(native))

    def _figures(self, sheet: Worksheet, first: int, figures: Sheet, widths: dict[int, int]) -> int:
        marks = line_marks(figures.rows)
        fields = [*figures.fields]
        for place, field in enumerate(fields):
            words = self._heading_beside if place else self._heading
            head = words if field.kind == "text" else self._right
            sheet.write_string(first, place, cell_text(field.label), head)
            widths[place] = max(widths.get(place, 0), column_width(field, figures.rows[field.key]))
        if any(marks):
            sheet.write_string(first, len(fields), "标记", self._heading_beside)
        columns = [figures.rows[field.key].tolist() for field in fields]
        # A share of nothing is not computed, which is not the same as not published.
        none = figures.rows["denominator"].eq(0).tolist() if "denominator" in figures.rows else []
        for line, values in enumerate(zip(*columns, strict=True), start=first + 1):
            for place, (value, field) in enumerate(zip(values, fields, strict=True)):
                cell = cell_value(value, field.kind)
                if cell == labels.UNREPORTED and field.kind == "share" and any(none[line - first - 1 :][:1]):
                    cell = "—"
                self._cell(sheet, line, place, cell, field.kind)
            if marks[line - first - 1]:
                sheet.write_string(line, len(fields), marks[line - first - 1], self._mark)
        return first + 1 + len(figures.rows)

    def _cell(self, sheet: Worksheet, line: int, place: int, cell: str | int | float, kind: Kind) -> None:
        if isinstance(cell, str):
            words = self._beside if place else self._plain
            sheet.write_string(line, place, cell, self._absent if kind != "text" else words)
        else:
            sheet.write_number(line, place, cell, self._by_kind[kind])


class _Long:
    """A list that goes on in a further sheet where one is full."""

    def __init__(self, writer: _Writer, name: str, columns: Sequence[tuple[str, int]]) -> None:
        self._writer, self._name, self._columns = writer, name, columns
        self._sheet: Worksheet | None = None
        self._line = 0

    def add(self, rows: Iterable[Sequence[object]]) -> None:
        """Write `rows` below those that are there."""
        for row in rows:
            if self._sheet is None or self._line == _MOST_ROWS:
                self._sheet, self._line = self._writer.head(self._name, self._columns), 0
            self._writer.row(self._sheet, HEAD + self._line, row)
            self._line += 1

    def close(self) -> None:
        """Say so where there was nothing to write."""
        if self._sheet is None:
            self._writer.row(self._writer.head(self._name, self._columns), HEAD, ["（无）"])


def _new(quotes: pd.DataFrame, quoted: set[tuple[Any, ...]]) -> pd.DataFrame:
    """Those of `quotes` whose agency, year and metric are not in `quoted` yet, where they are put."""
    keys = list(zip(quotes["agency_id"], quotes["year"], quotes["metric"], strict=True))
    fresh = [key not in quoted for key in keys]
    quoted.update(keys)
    return quotes[fresh]


def _distinct(frames: Sequence[pd.DataFrame], key: str) -> pd.DataFrame:
    return pd.concat(frames).drop_duplicates(key) if frames else pd.DataFrame()


def _finding_rows(rows: pd.DataFrame) -> Iterable[Sequence[object]]:
    row: Any
    for row in rows.itertuples():
        severity = labels.SEVERITIES[row.severity]
        yield severity, row.short_name, row.year, row.rule, row.message, row.expected, row.actual


def _definition_rows(rows: pd.DataFrame) -> Iterable[Sequence[object]]:
    row: Any
    for row in rows.itertuples():
        yield row.label, row.unit, row.section, row.definition


def _quote_rows(rows: pd.DataFrame) -> Iterable[Sequence[object]]:
    row: Any
    for row in rows.itertuples():
        value = labels.BLANK if pd.isna(row.value) else row.value
        yield (
            row.short_name, row.year, row.metric_label, row.label, value,
            row.unit, wording.marks(row), row.file, row.page, row.quote,
        )  # fmt: skip
