"""Who stopped publishing through a channel, and who began to: 0 and nothing stated are different things."""

from __future__ import annotations

import pandas as pd

from dashboard import labels
from dashboard.charts.bars import sorted_bars
from dashboard.charts.palette import CHOSEN
from dashboard.charts.theme import Texts
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Field, Native, Question, Series, Sheet
from dashboard.exhibits.scope import Scope

MOST = 20
"""Cases of each kind that are shown."""
KINDS = {"zero": "本年为 0", "silent": "本年未写", "absent": "本年未收到年报", "began": "本年有发布"}


def changes_question(scope: Scope) -> Question:
    """The scope's year against the one before."""
    return Question("channels_stopped", scope.parameters(most=MOST))


def of_kind(rows: pd.DataFrame, *kinds: str) -> pd.DataFrame:
    """The rows of `kinds` with the names of their channels: 政务新媒体·微博."""
    of = rows[rows["kind"].isin(kinds)]
    whole = of["metric"].map(labels.CHANNELS)
    channel = whole.where(of["member"] == "", whole + "·" + of["label"])
    return of.assign(channel=channel, state=of["kind"].map(KINDS))


def stopped(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """A bar for what each put out last year through a channel that it is silent about now, or states as 0."""
    rows = of_kind(ask(changes_question(scope)), "zero", "silent")
    if rows.empty:
        return Blank(f"{scope.whom}没有上年有发布、{scope.year} 年年报未写或写为 0 的渠道。")
    rows = rows.assign(name=rows["short_name"] + " " + rows["channel"] + "（" + rows["state"] + "）")
    counts = rows.drop_duplicates("kind").set_index("kind")["found"]
    words = [f"{counts[kind]} 处{KINDS[kind]}" for kind in ("zero", "silent") if kind in counts]
    texts = Texts(
        f"上年有发布的渠道，{'、'.join(words)}",
        f"{scope.year - 1} 年的发布数，{scope.whom}{_shown(counts)}，未写不等于没有发布",
        scope.source(),
    )
    # The figure that can be looked up is last year's, so is the line's year.
    return _exhibit("stopped", scope, rows.assign(year=scope.year - 1), texts, "previous", "former_key")


def began(ask: Ask, scope: Scope) -> Exhibit | Blank:
    """A bar for what each puts out now through a channel that last year's report did not state, or as 0."""
    rows = of_kind(ask(changes_question(scope)), "began")
    if rows.empty:
        return Blank(f"{scope.year} 年{scope.whom}没有新开始发布的渠道（上年年报未写或写为 0、本年有发布）。")
    rows = rows.assign(name=rows["short_name"] + " " + rows["channel"])
    counts = rows.drop_duplicates("kind").set_index("kind")["found"]
    texts = Texts(
        f"上年未写或为 0 的渠道，{counts['began']} 处本年有发布",
        f"{scope.year} 年的发布数，{scope.whom}{_shown(counts)}",
        scope.source(),
    )
    return _exhibit("began", scope, rows, texts, "value", "figure_key")


def _shown(counts: pd.Series) -> str:
    return f"，每类只列最多的 {MOST} 处" if counts.max() > MOST else ""


def _exhibit(name: str, scope: Scope, rows: pd.DataFrame, texts: Texts, column: str, figure: str) -> Exhibit:
    drawn = pd.DataFrame(
        {"label": rows["name"], "value": rows[column], "unit": rows["unit"], "approximate": False}
    )
    year = scope.year - 1 if column == "previous" else scope.year
    return Exhibit(
        key=f"channels/{name}",
        texts=texts,
        drawing=sorted_bars(drawn, texts),
        sheet=Sheet(
            (
                Field("short_name", labels.AGENCY),
                Field("channel", "渠道"),
                Field("state", "情况"),
                Field(column, f"{year} 年发布数", "integer", figure),
                Field("unit", "计量单位"),
            ),
            rows,
        ),
        question=changes_question(scope),
        metrics=tuple(dict.fromkeys(rows["metric"])),
        native=Native(
            "bar", tuple(rows["name"]), (Series(f"{year} 年", tuple(map(float, rows[column])), CHOSEN),)
        ),
    )
