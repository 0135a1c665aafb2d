"""What came of requests for information: their flow through a year, outcomes, reasons, who asked."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dashboard import labels
from dashboard.charts import palette
from dashboard.charts.bars import sorted_bars
from dashboard.charts.flow import UNIT, Part
from dashboard.charts.flow import flow as drawn_flow
from dashboard.charts.theme import Texts
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Native, Question, Series, Sheet
from dashboard.exhibits.parts import Composition, composed
from dashboard.exhibits.scope import EVERY, Scope

YEARS = 5
"""Years that a composition shows at most."""
NEW, CARRIED_IN, CARRIED_OUT = "requests_new", "requests_carried_in", "requests_carried_out"
PROCESSED = "requests_processed"
_CELLS = {
    NEW: "requests_new.total",
    CARRIED_IN: "requests_carried_in.total",
    "disclosed": "requests_outcome.disclosed.total",
    "partly_disclosed": "requests_outcome.partly_disclosed.total",
    CARRIED_OUT: "requests_carried_out.total",
    PROCESSED: "requests_processed.total",
}
"""Parts that are one cell of table three, and that figure's key."""
_OUTCOMES = Composition(
    "requests/outcomes", "requests_outcome", "办结申请", "办理结果", UNIT, palette.OUTCOMES
)
_APPLICANTS = Composition(
    "requests/applicants", "requests_new", "新收申请", "申请人类别", UNIT, palette.APPLICANTS
)


def requests_question(scope: Scope) -> Question:
    """The parts of table three, added up, of the year and the four before it."""
    return Question("requests_by_year", scope.parameters(first_year=scope.year - YEARS + 1))


def flow(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """What came in above, what became of it below."""
    question = requests_question(scope)
    rows = ask(question)
    now = rows[rows["year"] == scope.year]
    if blank := _no_flow(scope, now):
        return blank
    values = dict(zip(now["part"], now["value"], strict=True))
    texts = Texts(
        _flow_title(values),
        f"新收和上年结转的申请及其去向（{UNIT}），{scope.whom}，{scope.year} 年{counted(now)}",
        scope.source(),
    )
    sums = now.groupby("side")["value"].transform("sum")
    before = rows[rows["year"] == scope.year - 1].set_index("part")["value"]
    table = now.assign(
        share=now["value"] / sums,
        previous=now["part"].map(before).astype(float),
        agency_id=None if scope.agency == EVERY else scope.agency,
        district_code=scope.district,
        figure_key=now["part"].map({} if scope.agency == EVERY else _CELLS),
    )
    return Exhibit(
        key="requests/flow",
        texts=texts,
        drawing=drawn_flow(_parts(now, "in"), _parts(now, "out"), texts),
        sheet=Sheet(
            (
                Field("label", "项目"),
                Field("value", f"{scope.year} 年（{UNIT}）", "integer", "figure_key"),
                Field("previous", f"{scope.year - 1} 年（{UNIT}）", "integer"),
                Field("share", "占本行", "share"),
            ),
            table,
        ),
        question=question,
        metrics=(NEW, CARRIED_IN, "requests_outcome", PROCESSED, CARRIED_OUT),
        native=_stacked(table[table["side"] != "sum"]),
        notes=_apart(now),
    )


def outcomes(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """What became of the requests that were dealt with, as shares of each year's."""
    question = requests_question(scope)
    rows = ask(question)
    rows = rows[rows["part"].isin(palette.OUTCOMES)].rename(columns={"part": "member"})
    # Shares of what is left when an outcome is missing would be shares of something else.
    rows = rows[rows.groupby("year")["value"].transform("count") == len(palette.OUTCOMES)]
    return _composed(scope, rows, question, _OUTCOMES, "没有办结的申请")


def applicants(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """Who asked, as shares of each year's new requests."""
    question = Question("applicants_by_year", scope.parameters(first_year=scope.year - YEARS + 1))
    return _composed(scope, ask(question), question, _APPLICANTS, "未收到政府信息公开申请")


def reasons_question(scope: Scope) -> Question:
    """Why requests were not granted in the year, and in the year before."""
    return Question("refusal_reasons", scope.parameters())


def reasons(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """Why requests were not granted: the reasons of the form that anybody gave, ranked."""
    question = reasons_question(scope)
    rows = ask(question)
    given = rows[rows["value"] > 0]
    if given.empty:
        if rows["value"].isna().all():
            return Blank(f"{scope.whom} {scope.year} 年的年报没有公布不予公开等各项理由的件数。")
        unknown = int(rows["value"].isna().sum())
        if unknown:
            return Blank(f"{scope.whom} {scope.year} 年公布的各项理由都为 0 件，另有 {unknown} 项未公布。")
        return Blank(f"{scope.whom} {scope.year} 年没有不予公开、无法提供、不予处理和其他处理的申请。")
    given = given.sort_values("value", ascending=False, kind="stable")
    first, whole = given.iloc[0], given["value"].sum()
    share = labels.share(first["value"] / whole)
    texts = Texts(
        f"{first['label']}最多，{labels.number(first['value'])} 件，占 {share}",
        f"不予公开、无法提供、不予处理和其他处理共 {labels.number(whole)} 件的理由，"
        f"{scope.whom}，{scope.year} 年{_rest(rows)}",
        scope.source(),
    )
    colours = given["outcome"].map(palette.OUTCOMES)
    return Exhibit(
        key="requests/reasons",
        texts=texts,
        drawing=sorted_bars(given.assign(unit=UNIT, note=given["outcome_label"], colour=colours), texts),
        sheet=Sheet(
            (
                Field("outcome_label", "办理结果"),
                Field("label", "理由"),
                Field("value", f"{scope.year} 年（{UNIT}）", "integer", "figure_key"),
                Field("previous", f"{scope.year - 1} 年（{UNIT}）", "integer"),
                Field("agencies", "公布单位数", "integer"),
            ),
            rows,
        ),
        question=question,
        metrics=("requests_outcome",),
        native=Native("bar", tuple(given["label"]), tuple(_by_outcome(given))),
    )


def _by_outcome(given: pd.DataFrame) -> Iterator[Series]:
    """A series for each outcome, so that a legend says what its colour is; a reason stands in one of them."""
    for outcome, label in given.drop_duplicates("outcome")[["outcome", "outcome_label"]].itertuples(
        index=False
    ):
        yield Series(
            str(label),
            tuple(
                float(value) if of == outcome else None
                for of, value in zip(given["outcome"], given["value"], strict=True)
            ),
            palette.OUTCOMES[outcome],
        )


def _rest(rows: pd.DataFrame) -> str:
    """，其余 6 项为 0、1 项未公布: of the reasons that no bar shows."""
    counts = {"为 0": int((rows["value"] == 0).sum()), "未公布": int(rows["value"].isna().sum())}
    said = "、".join(f"{count} 项{words}" for words, count in counts.items() if count)
    return f"，其余 {said}" if said else ""


def counted(rows: pd.DataFrame) -> str:
    """，计入 12 / 14 份年报: of how many reports a sum is, where it is not of all."""
    agencies, reports = rows["agencies"].min(), rows["reports"].max()
    return f"，计入数字齐全的 {agencies} / {reports} 份年报" if agencies < reports else ""


def _no_flow(scope: Scope, now: pd.DataFrame) -> Blank | None:
    """Why there is no flow: no report, no figures, or no requests."""
    if now.empty:
        return Blank(f"资料库中没有{scope.whom} {scope.year} 年的年报。")
    if now["value"].isna().all():
        return Blank(f"{scope.whom} {scope.year} 年的年报没有公布齐全的表三，申请的去向未知。")
    if now["value"].notna().all() and not now["value"].any():
        reports = int(now["agencies"].min())
        return Blank(
            f"{scope.whom} {scope.year} 年未收到政府信息公开申请：{reports} 份年报的表三写明新收、"
            f"上年结转和办理结果都是 0 件{'。' if not counted(now) else counted(now) + '。'}"
        )
    return None


def _flow_title(values: dict[str, float]) -> str:
    received = values[NEW] + values[CARRIED_IN]
    done, left = values[PROCESSED], values[CARRIED_OUT]
    if pd.isna(received) or pd.isna(done) or pd.isna(left):
        return "申请的来源和去向"
    return (
        f"受理 {labels.number(received)} 件，办结 {labels.number(done)} 件，"
        f"结转下年度 {labels.number(left)} 件"
    )


def _apart(now: pd.DataFrame) -> tuple[str, ...]:
    """That the two rows differ, and by how much; where a part is missing nothing is compared."""
    if now["value"].isna().any():
        return ()
    sums = now.groupby("side")["value"].sum()
    if sums["in"] == sums["out"]:
        return ()
    above, below = (labels.with_unit(sums[side], UNIT) for side in ("in", "out"))
    apart = labels.with_unit(abs(sums["in"] - sums["out"]), UNIT)
    return (f"{labels.SUM_ABOVE} {above}，{labels.SUM_BELOW} {below}，{labels.DIFFERENCE} {apart}",)


def _parts(now: pd.DataFrame, side: str) -> list[Part]:
    rows = now[now["side"] == side]
    return list(zip(rows["part"], rows["label"], rows["value"], strict=True))


def _stacked(table: pd.DataFrame) -> Native:
    """The two rows as bars of one length; a part stands in one of them."""
    sides = ("in", "out")
    wholes = table.groupby("side")["value"].sum(skipna=False)
    return Native(
        "stacked",
        tuple(
            name if pd.isna(wholes[side]) else f"{name}（{labels.number(wholes[side])}）"
            for side, name in zip(sides, ("受理", "去向"), strict=True)
        ),
        tuple(
            Series(
                label,
                tuple(None if side != of or pd.isna(share) else float(share) for of in sides),
                palette.REQUESTS.get(part, palette.CONTEXT),
            )
            for part, label, side, share in zip(
                table["part"], table["label"], table["side"], table["share"], strict=True
            )
        ),
        "0.0%",
    )


def _composed(
    scope: Scope, rows: pd.DataFrame, question: Question, what: Composition, none: str
) -> Exhibit | Blank:
    """none: what it means that all are zero."""
    span = f"{scope.whom} {scope.year - YEARS + 1}—{scope.year} 年"
    if rows.empty:
        return Blank(f"{span}的年报都没有公布齐全的{what.dimension}。")
    if not rows["value"].any():
        return Blank(f"{span}已收到的年报都写明{none}，没有{what.dimension}的占比。")
    return composed(scope, rows, question, what, counted(rows[rows["year"] == rows["year"].max()]))
