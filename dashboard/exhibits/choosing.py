"""A scope from what a person says: names or codes, and what is usual where nothing is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard import labels
from dashboard.errors import GongkaiError
from dashboard.exhibits.exhibit import Ask, Question
from dashboard.exhibits.scope import EVERY, Scope


def choose_scope(
    ask: Ask, district: str | None = None, agencies: Sequence[str] = (), year: int | None = None
) -> Scope:
    """The scope that is meant: district and agencies by name or code, the only district and the newest year
    where none is named.

    GongkaiError for a name that is unknown or means several, and where there is no report.
    """
    snapshot = ask(Question("snapshot", {})).iloc[0]
    code, name = _district(ask, district)
    years = ask(Question("years", {"district": code}))["year"].tolist()
    if not years:
        raise GongkaiError("资料库中还没有年报", remedy="请先运行 gongkai build 把年报放进来")
    if year is not None and year not in years:
        raise GongkaiError(
            f"资料库中没有{name} {year} 年的年报", remedy=f"可选年份：{'、'.join(map(str, years))}"
        )
    known = {} if code == EVERY else _names(ask(Question("agencies", {"district": code})))
    chosen = [_found(agency, known, "单位") for agency in agencies]
    return Scope(
        snapshot_id=str(snapshot["snapshot_id"]),
        district=code,
        district_name=name,
        agencies=tuple(chosen),
        agency_names=tuple(known[agency] for agency in chosen),
        year=int(max(years) if year is None else year),
        fictional=bool(snapshot["fictional"]),
        as_of=None if pd.isna(snapshot["as_of"]) else snapshot["as_of"].date(),
    )


def _district(ask: Ask, wanted: str | None) -> tuple[str, str]:
    rows = ask(Question("districts", {}))
    known = dict(zip(rows["district_code"], rows["district"], strict=True))
    if wanted is None:
        return next(iter(known.items())) if len(known) == 1 else (EVERY, labels.ALL)
    if wanted == EVERY:
        return EVERY, labels.ALL
    code = _found(wanted, known, "区县")
    return code, known[code]


def _names(rows: pd.DataFrame) -> dict[str, str]:
    return dict(zip(rows["agency_id"], rows["short_name"], strict=True))


def _found(wanted: str, known: Mapping[str, str], kind: str) -> str:
    """The code of `wanted`, which is one or the name of one."""
    if wanted in known:
        return wanted
    found = [code for code, name in known.items() if name == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise GongkaiError(
            f"名为“{wanted}”的{kind}有 {len(found)} 个", remedy=f"请用代码：{'、'.join(found)}"
        )
    near = [name for name in known.values() if wanted in name or name in wanted]
    remedy = f"是否为 {labels.listing(near or list(known.values()))}" if known else "请先选定区县"
    raise GongkaiError(f"没有名为“{wanted}”的{kind}", remedy=remedy)
