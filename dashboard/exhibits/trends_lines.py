"""How one number went over the years: of a whole, of the agencies chosen, of each agency in a panel."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from dashboard import labels
from dashboard.charts.palette import SERIES
from dashboard.charts.theme import Texts
from dashboard.charts.trend import small_multiples, trend
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Native, Question, Series, Sheet
from dashboard.exhibits.scope import EVERY, Scope

SPAN = 10
"""Years that a line shows at most."""
MOST_PANELS = 30
_RATES = ("percent", "ratio")
_LEAST_FOR_BAND = "至少 4 个单位公布的年份才画出中间一半"


@dataclass(frozen=True, slots=True)
class Measured:
    """Which number is followed.

    key: of the exhibit; measure: a metric or an indicator; subject: it in words; unit: as queries have it
    (件, percent, ratio, count); breaks_in: year from which the form asks for something else, or None.
    """

    key: str
    measure: str
    subject: str
    unit: str
    breaks_in: int | None = None

    @property
    def is_rate(self) -> bool:
        return self.unit in _RATES

    @property
    def printed_unit(self) -> str:
        """As charts and sentences print it."""
        return "%" if self.is_rate else "件" if self.unit == "count" else self.unit

    @property
    def named(self) -> str:
        """The subject behind Chinese words: a figure at its beginning keeps its distance."""
        return f" {self.subject}" if self.subject[:1].isdigit() else self.subject

    @property
    def nothing(self) -> str:
        """That there is no value, and why that may be."""
        if self.is_rate:
            return f"没有可以计算的{self.subject}（缺数字或分母为 0）"
        return f"的年报没有{self.named}的数字"

    @property
    def breaks(self) -> tuple[int, ...]:
        return (self.breaks_in,) if self.breaks_in else ()

    def value(self, value: float, *, approximate: bool = False) -> str:
        """约 140 条, 94.4%."""
        if self.is_rate:
            return labels.share(value)
        return labels.with_unit(value, self.printed_unit, approximate=approximate)

    def median(self, value: float) -> str:
        """As `value`, with the decimals that a median of counts deserves."""
        return self.value(value if self.is_rate else round(value, labels.rough(value)))

    def field(self, figure: str = "") -> Field:
        """The column of its values."""
        if self.is_rate:
            return Field("value", self.subject, "share")
        kind = "decimal" if self.printed_unit in ("元", "万元") else "integer"
        return Field("value", f"{self.subject}（{self.printed_unit}）", kind, figure)  # type: ignore[arg-type]

    def base_fields(self) -> tuple[Field, ...]:
        """The columns of a rate's numerator and denominator; none for a number."""
        if not self.is_rate:
            return ()
        return Field("numerator", "分子（件）", "integer"), Field("denominator", "分母（件）", "integer")


def spread_question(scope: Scope, what: Measured) -> Question:
    """The whole district over the years up to the scope's."""
    return Question(
        "spread_by_year",
        {
            "district": scope.district,
            "first_year": scope.year - SPAN + 1,
            "year": scope.year,
            "key": what.measure,
        },
    )


def bodies_question(scope: Scope, what: Measured, *, years: int, most: int, every: bool = False) -> Question:
    """The chosen agencies, or `every` one of the district, over so many years up to the scope's."""
    return Question(
        "bodies_by_year",
        {
            "district": scope.district,
            "agencies": [] if every else list(scope.agencies),
            "first_year": scope.year - years + 1,
            "year": scope.year,
            "key": what.measure,
            "most": most,
        },
    )


def over_years(ask: Ask, scope: Scope, what: Measured) -> Exhibit | Blank:
    """Lines of the chosen agencies before the district's middle half; without a choice, of the whole."""
    spread = ask(spread_question(scope, what))
    if scope.agencies:
        question = bodies_question(scope, what, years=SPAN, most=len(scope.agencies))
        rows = ask(question)
        rows = rows.sort_values("body", key=lambda ids: ids.map(scope.agencies.index), kind="stable")
        band = spread
    else:
        question = spread_question(scope, what)
        rows = spread.assign(name=scope.whom)
        # Of numbers the whole is a sum, beside which what one agency has is of another size.
        band = spread if what.is_rate else spread.iloc[:0]
    stated = rows[rows["value"].notna()]
    if blank := _too_few(scope, what, stated):
        return blank
    rows = rows[rows["year"] >= stated["year"].min()]
    band = band[band["low"].notna() & (band["year"] >= stated["year"].min())]
    texts = Texts(_title(scope, what, rows), _subtitle(scope, what, stated, band), scope.source())
    return Exhibit(
        key=what.key,
        texts=texts,
        drawing=trend(
            rows.assign(chosen=True),
            texts,
            what.printed_unit,
            band=band if len(band) else None,
            breaks=what.breaks,
            notes=scope.notes_by_year(),
            focus=scope.year,
        ),
        sheet=_sheet(what, rows, of_agencies=bool(scope.agencies)),
        question=question,
        metrics=(what.measure,),
        # Office programs have no band.
        native=replace(_lines(rows, what), subtitle=_subtitle(scope, what, stated, band.iloc[:0])),
        notes=tuple(f"{year} 年：{note}" for year, note in scope.notes_by_year().items()),
    )


def panels(ask: Ask, scope: Scope, what: Measured) -> Exhibit | Blank:
    """Each agency (of all districts: each district) a panel, all on one scale."""
    question = bodies_question(scope, what, years=SPAN, most=MOST_PANELS)
    rows = ask(question)
    stated = rows[rows["value"].notna()]
    if blank := _too_few(scope, what, stated):
        return blank
    rows = distinct_names(rows)
    rows = rows[rows["body"].isin(stated["body"]) & (rows["year"] >= stated["year"].min())]
    noun = "区县" if scope.district == EVERY else "单位"
    shown = stated["body"].nunique()
    subtitle = f"{_measured(what)}，{scope.whom}各{noun}，{_span(stated)}"
    if rows["bodies"].iloc[0] > MOST_PANELS:
        subtitle += f"，{scope.year} 年最高的 {MOST_PANELS} 个{noun}"
    texts = Texts(f"{what.subject}：{shown} 个{noun}逐年变化", subtitle, scope.source())
    return Exhibit(
        key=what.key,
        texts=texts,
        drawing=small_multiples(
            rows.assign(chosen=False),
            texts,
            what.printed_unit,
            breaks=what.breaks,
            notes=scope.notes_by_year(),
        ),
        sheet=_sheet(what, rows, of_agencies=True),
        question=question,
        metrics=(what.measure,),
        native=_lines(rows, what) if shown <= len(SERIES) else None,
        notes=tuple(f"{year} 年：{note}" for year, note in scope.notes_by_year().items()),
    )


def distinct_names(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with names that no two bodies share: 鼓楼区（320106）."""
    shared = rows.groupby("name")["body"].transform("nunique") > 1
    return rows.assign(name=rows["name"].where(~shared, rows["name"] + "（" + rows["body"] + "）"))


def counted(rows: pd.DataFrame) -> pd.Series:
    """11 / 13: how many state a number, of how many reports. In words, as no 约 of the number is theirs."""
    return rows["stated"].astype("str") + " / " + rows["reports"].astype("str")


def change_clause(row: pd.Series, what: Measured, compared: str = "") -> str:
    """，比上年多 12.4% of a row with change_ratio and difference; "" where there is nothing to compare."""
    if what.is_rate:
        difference = row["difference"]
        if pd.isna(difference):
            return ""
        words = "与上年持平" if abs(difference) < 0.0005 else f"比上年{labels.points(difference)}"
        return f"，{words}"
    ratio = row["change_ratio"]
    if pd.isna(ratio):
        return ""
    return f"，{compared}{labels.more_or_less(ratio)}"


def comparably(row: pd.Series) -> str:
    """按可比口径 where not all who state a number stated it the year before too."""
    return "按可比口径" if row["compared"] < row["stated"] else ""


def _too_few(scope: Scope, what: Measured, stated: pd.DataFrame) -> Blank | None:
    """Why there is no line: nobody says anything, or for one year only."""
    if stated.empty:
        first = scope.year - SPAN + 1
        return Blank(f"{scope.whom} {first}—{scope.year} 年{what.nothing}。")
    years = stated["year"].unique()
    if len(years) > 1:
        return None
    said = "，".join(
        f"{row['name'] if 'name' in stated and len(stated) > 1 else ''}{what.subject} "
        f"{what.value(row['value'], approximate=bool(row['approximate']))}"
        for _, row in stated.head(8).iterrows()
    )
    until = f"截至 {scope.year} 年，{scope.whom}只有 {years[0]} 年的数字"
    return Blank(f"{until}：{said}。有两年的数字才显示趋势。")


def _title(scope: Scope, what: Measured, rows: pd.DataFrame) -> str:
    now = rows[(rows["year"] == scope.year) & rows["value"].notna()]
    if now.empty:
        return f"{what.subject}：{scope.year} 年没有数字"
    if len(now) == 1:
        row = now.iloc[0]
        value = what.value(row["value"], approximate=bool(row["approximate"]))
        name = f"{row['name']}" if scope.agencies else ""
        compared = comparably(row) if "compared" in now else ""
        return f"{scope.year} 年{name}{what.named} {value}{change_clause(row, what, compared)}"
    ordered = now.sort_values("value", ascending=False, kind="stable")
    highest, lowest = ordered.iloc[0], ordered.iloc[-1]
    if highest["value"] == lowest["value"]:
        return f"{scope.year} 年 {len(now)} 个单位{what.named}都是 {what.value(highest['value'])}"
    return "，".join(
        f"{labels.listing(list(now.loc[now['value'] == end['value'], 'name']), most=2, unit='个单位')}"
        f"最{word}（{what.value(end['value'])}）"
        for end, word in ((highest, "高"), (lowest, "低"))
    )


def _measured(what: Measured) -> str:
    return f"{what.subject}（{what.printed_unit}）"


def _span(rows: pd.DataFrame) -> str:
    return f"{rows['year'].min()}—{rows['year'].max()} 年"


def _subtitle(scope: Scope, what: Measured, stated: pd.DataFrame, band: pd.DataFrame) -> str:
    whole = "" if scope.agencies else "各单位合计" if not what.is_rate else "各单位合并计算"
    parts = [_measured(what), f"{scope.whom}{whole}", _span(stated)]
    if len(band):
        parts.append(f"灰带为{'各区县' if scope.district == EVERY else '各单位'}中间一半")
    return "，".join(parts)


def _sheet(what: Measured, rows: pd.DataFrame, *, of_agencies: bool) -> Sheet:
    if not of_agencies:
        fields = (
            Field("year", labels.YEAR, "year"),
            what.field(),
            *what.base_fields(),
            Field("counted", "公布单位 / 年报"),
            Field("low", "下四分位", what.field().kind),
            Field("median", labels.MEDIAN, what.field().kind),
            Field("high", "上四分位", what.field().kind),
        )
        return Sheet(fields, rows.assign(counted=counted(rows)))
    fields = (
        Field("name", labels.AGENCY),
        Field("year", labels.YEAR, "year"),
        what.field("figure_key"),
        *what.base_fields(),
    )
    return Sheet(fields, rows)


def _lines(rows: pd.DataFrame, what: Measured) -> Native:
    years = range(int(rows["year"].min()), int(rows["year"].max()) + 1)
    names = list(dict.fromkeys(rows["name"]))
    values = {
        (name, int(year)): float(value)
        for name, year, value in zip(rows["name"], rows["year"], rows["value"], strict=True)
        if pd.notna(value)
    }
    return Native(
        "line",
        tuple(map(str, years)),
        tuple(
            Series(name, tuple(values.get((name, year)) for year in years), SERIES[place % len(SERIES)])
            for place, name in enumerate(names)
        ),
        "0.0%" if what.is_rate else "#,##0",
    )
