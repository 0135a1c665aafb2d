"""One agency's year: what went out through each channel, and its rates beside the district's median."""

from __future__ import annotations

import pandas as pd

from dashboard import labels
from dashboard.charts.bars import sorted_bars
from dashboard.charts.pairs import pairs
from dashboard.charts.palette import CHOSEN, CONTEXT
from dashboard.charts.theme import Texts
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Native, Question, Series, Sheet
from dashboard.exhibits.rates import interval_fields
from dashboard.exhibits.scope import Scope

RATES = ("completion_rate", "carry_out_rate", "disclosure_rate", "eligible_disclosure_rate")


def report_of(ask: Ask, scope: Scope) -> pd.Series | None:
    """The row of queries/report about the only agency chosen, None where there is no report."""
    rows = ask(Question("report", {"agency": scope.agency, "year": scope.year}))
    return None if rows.empty else rows.iloc[0]


def figures_question(scope: Scope) -> Question:
    """What the report says outside tables three and four, and what it leaves out."""
    return Question("profile_figures", {"agencies": [scope.agency], "year": scope.year})


def channels(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """How much went out through each channel, with the change on the year before."""
    report = report_of(ask, scope)
    if report is None:
        return Blank(f"资料库中没有{scope.whom} {scope.year} 年的年报。")
    question = figures_question(scope)
    rows = channel_rows(ask(question))
    stated = rows[rows["value"].notna()]
    if stated.empty:
        return Blank(f"{scope.whom} {scope.year} 年的年报没有公布各渠道的发布数。")
    title = "各渠道发布信息"
    if len(stated) > 1 and stated["value"].max() > 0:
        most = stated.nlargest(1, "value").iloc[0]
        amount = labels.with_unit(most["value"], most["unit"], approximate=bool(most["approximate"]))
        title = f"{most['label']}发布最多，{amount}"
    compared = "和比上年的变化" if stated["change_ratio"].notna().any() else ""
    texts = Texts(title, f"各渠道发布信息的数量{compared}，{scope.whom}，{scope.year} 年", scope.source())
    notes = ["" if pd.isna(ratio) else labels.changed(ratio) for ratio in rows["change_ratio"]]
    rows = rows.assign(
        note=notes, year=scope.year, agency_id=scope.agency, district_code=report["district_code"]
    )
    return Exhibit(
        key="profile/channels",
        texts=texts,
        drawing=sorted_bars(rows, texts),
        sheet=Sheet(
            (
                Field("label", labels.CHANNEL),
                Field("value", f"{scope.year} 年", "integer", "figure_key"),
                Field("unit", "计量单位"),
                Field("previous", f"{scope.year - 1} 年", "integer"),
                Field("change_ratio", labels.CHANGE, "change"),
            ),
            rows,
        ),
        question=question,
        metrics=tuple(rows["metric"]),
        native=Native(
            "bar",
            tuple(stated["label"]),
            (Series("发布数", tuple(map(float, stated["value"])), CHOSEN),),
        ),
    )


def channel_rows(figures: pd.DataFrame) -> pd.DataFrame:
    """The rows of queries/profile_figures about the whole of each channel, by its short name."""
    whole = figures[figures["metric"].isin(list(labels.CHANNELS)) & figures["member"].isin(["", "total"])]
    return whole.assign(label=whole["metric"].map(labels.CHANNELS))


def rates_question(scope: Scope) -> Question:
    """The rates of the year, and the district's median of each."""
    parameters = {"agencies": [scope.agency], "year": scope.year, "indicators": list(RATES)}
    return Question("profile_rates", parameters)


def rates(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """The agency's rates of requests beside the district's median, those of few cases in grey."""
    sheet = rates_sheet(ask, scope)
    if isinstance(sheet, Blank):
        return sheet
    rated = sheet.rows[sheet.rows["value"].notna()]
    paired = rated[rated["median"].notna()]
    if paired.empty:
        said = "，".join(f"{row['label']} {labels.share(row['value'])}" for row in rated.to_dict("records"))
        return Blank(f"{scope.whom} {scope.year} 年{said}；可比单位不足 3 个，不与中位数相比。")
    small = "；灰色为基数不足 30 件" if paired["is_small"].any() else ""
    texts = Texts(
        rates_title(paired),
        f"申请办理的比率和区县各单位的中位数，n 为分母（件），{scope.whom}，{scope.year} 年{small}",
        scope.source(),
    )
    drawn = paired.assign(
        name=paired["label"],
        unit="%",
        base=paired["median"],
        words=[f"n={labels.number(base)}" for base in paired["denominator"]],
        is_strong=~paired["is_small"].astype(bool),
    )
    return Exhibit(
        key="profile/rates",
        texts=texts,
        drawing=pairs(drawn, texts, heads=(labels.MEDIAN, scope.agency_name, labels.BASE)),
        sheet=sheet,
        question=rates_question(scope),
        metrics=(*RATES, "requests_new", "requests_carried_in", "requests_outcome", "requests_processed"),
        native=Native(
            "bar",
            tuple(paired["label"]),
            (
                Series(scope.agency_name, tuple(map(float, paired["value"])), CHOSEN),
                Series(labels.MEDIAN, tuple(map(float, paired["median"])), CONTEXT),
            ),
            "0.0%",
        ),
    )


def rates_sheet(ask: Ask, scope: Scope) -> Sheet | Blank:
    """The rates of the year with what they are of, beside the district's median; why there are none."""
    rows = ask(rates_question(scope))
    if rows["value"].isna().all():
        if (rows["denominator"] == 0).any():
            return Blank(
                f"{scope.whom} {scope.year} 年没有受理政府信息公开申请，不计算办结率、公开率等比率。"
            )
        return Blank(f"{scope.whom} {scope.year} 年的年报没有公布计算办结率、公开率所需的数字。")
    return Sheet(
        (
            Field("label", labels.METRIC),
            Field("value", scope.agency_name, "share"),
            *interval_fields("分母")[:2],
            Field("median", f"区县{labels.MEDIAN}", "share"),
            Field("rated", "有此比率的单位数", "integer"),
        ),
        rows,
    )


def rates_title(paired: pd.DataFrame) -> str:
    """The rate of enough cases that is farthest from the median; rows of queries/profile_rates."""
    enough = paired[~paired["is_small"].astype(bool) & paired["value"].notna() & paired["median"].notna()]
    if enough.empty:
        return "申请不足 30 件，比率的高低不宜据此比较"
    apart = enough["value"] - enough["median"]
    row = enough.assign(apart=apart)[apart.abs() == apart.abs().max()].iloc[0]
    if abs(row["apart"]) < 0.0005:
        return "各项比率与区县中位数相同"
    side = "高" if row["apart"] > 0 else "低"
    return (
        f"{row['label']} {labels.share(row['value'])}，比区县中位数{side} "
        f"{abs(row['apart']) * 100:.1f} 个百分点"
    )
