"""单位画像: one agency on one page, over all years and beside its district."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard import labels
from dashboard.charts import palette
from dashboard.exhibits import overview, profile_history, profile_year, requests_outcomes, sentences
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Headline, Notices, Options, Place, Question, Topic
from dashboard.exhibits.findings import standing
from dashboard.exhibits.overview_outliers import place
from dashboard.exhibits.parts import Composition, shares_over_years
from dashboard.exhibits.profile_year import figures_question, report_of
from dashboard.exhibits.quality_words import coverage_rows
from dashboard.exhibits.scope import EVERY, Scope

_HOTLINE = Composition("profile/hotline", "hotline_orders", "热线受理", "诉求类别", "件", palette.HOTLINE)
_MOST_FINDINGS = 3
_ONE = Blank("单位画像一次看一个单位，请选择一个单位。")


def history(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """The numbers that come to the fore over all years."""
    return _ONE if scope.agency == EVERY else profile_history.history(ask, scope)


def hotline(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """What the hotline's orders were about, over the years."""
    return _ONE if scope.agency == EVERY else shares_over_years(ask, scope, _HOTLINE)


def channels(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """What went out through each channel."""
    return _ONE if scope.agency == EVERY else profile_year.channels(ask, scope)


def flow(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """From requests received to what became of them."""
    if scope.agency == EVERY:
        return _ONE
    made = requests_outcomes.flow(ask, scope)
    return made if isinstance(made, Blank) else replace(made, key="profile/flow")


def rates(ask: Ask, scope: Scope, _options: Options) -> Exhibit | Blank:
    """The rates of the year beside the district's median."""
    return _ONE if scope.agency == EVERY else profile_year.rates(ask, scope)


def _answer(ask: Ask, scope: Scope, _options: Options) -> str:
    if scope.agency == EVERY:
        return _ONE.sentence
    report = report_of(ask, scope)
    if report is None:
        return f"资料库中没有{scope.whom} {scope.year} 年的年报。"
    headline = _headline_rows(ask, scope)
    parts = ask(Question("parts_by_year", scope.parameters()))
    orders = parts[(parts["metric"] == "hotline_orders") & (parts["year"] == scope.year)]
    return sentences.profile_sentence(report, headline[headline["year"] == scope.year], orders)


def _headlines(ask: Ask, scope: Scope, _options: Options) -> list[Headline]:
    report = None if scope.agency == EVERY else report_of(ask, scope)
    if report is None:
        return []
    marked = f"{report['marked']} 个{labels.MARKED}" if report["marked"] else f"没有{labels.MARKED}"
    reading = Headline(
        "读出的数字", f"{labels.number(report['figures'])} 个", f"{marked}，{report['proved']} 个勾稽相符"
    )
    return [*overview.figures(_headline_rows(ask, scope), scope.year), reading]


def _headline_rows(ask: Ask, scope: Scope) -> pd.DataFrame:
    """As overview.headline_rows, from the history that the page asks for anyway."""
    rows = ask(profile_history.history_question(scope))
    return rows[rows["headline"].notna()].assign(label=rows["headline"])


def findings(ask: Ask, scope: Scope, report: pd.Series) -> pd.DataFrame:
    """What the checks found in the report and nobody judged 不属实; an empty frame where that is nothing."""
    return standing(ask, scope) if report["findings"] else pd.DataFrame()


def _notices(ask: Ask, scope: Scope, _options: Options) -> Notices:
    report = None if scope.agency == EVERY else report_of(ask, scope)
    if report is None:
        return Notices()
    attention: list[str] = []
    lines: list[str] = []
    places: dict[str, Place] = {}
    found = findings(ask, scope, report)
    for row in found.head(_MOST_FINDINGS).to_dict("records"):
        line = f"{labels.SEVERITIES[row['severity']]}：{row['message']}"
        (attention if row["severity"] == "error" else lines).append(line)
        places[line] = place(row)
    if len(found) > _MOST_FINDINGS:
        lines.append(f"检查发现共 {len(found)} 项，见下表")
    if found.empty:
        lines.append("未检查出问题")
    if report["marked"]:
        attention.append(f"{report['marked']} 个数字{labels.MARKED}，请对照原文核实")
    figures = ask(figures_question(scope))
    silent = list(figures.loc[~figures["present"], "metric_label"])
    if silent:
        lines.append(f"年报{labels.UNREPORTED}：{labels.listing(silent, most=6, unit='项')}")
    if pd.notna(report["published_on"]):
        lines.append(f"公布于 {labels.day(report['published_on'])}")
    _, coverage = coverage_rows(ask, scope)
    if words := profile_history.coverage_words(coverage):
        lines.append(words)
    if report["format"] != "2021":
        words = labels.FORMATS[report["format"]]
        lines.append(f"年报采用{words}" if report["format"] in ("2019", "earlier") else words)
    lines += [f"{year} 年：{note}" for year, note in scope.notes_by_year().items()]
    return Notices(lines, attention, places)


TOPIC = Topic(
    "profile",
    "单位画像",
    _answer,
    _notices,
    {"history": history, "hotline": hotline, "channels": channels, "flow": flow, "rates": rates},
    _headlines,
    labels.PROFILE_NOTE,
    metrics=sentences.HEADLINES,
)
