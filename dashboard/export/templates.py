"""Ready-made plans (模板): 全区总览, 热线专题, 依申请专题, 街道对比, 一街一页."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from dashboard.errors import GongkaiError
from dashboard.exhibits.exhibit import Ask, Question
from dashboard.exhibits.scope import EVERY, Scope
from dashboard.exhibits.topics import TOPICS
from dashboard.export.material import Item, Plan, Section

_OVERVIEW = ("overview", "hotline", "channels", "requests", "disputes", "compare", "quality")
_OF_TWO = "compare/pair"
"""Two agencies side by side; not asked for where there are more."""
_PAGE_EACH = "一街一页"


def plan(template: str, ask: Ask, scope: Scope) -> Plan:
    """The plan of the template named `template` for `scope`; GongkaiError for an unknown name."""
    if template not in TEMPLATES:
        raise GongkaiError(f"没有名为“{template}”的模板", remedy=f"可选：{'、'.join(TEMPLATES)}")
    sections = tuple(TEMPLATES[template](ask, scope))
    title = f"{scope.whom}{scope.year} 年政务公开年报 · {template}"
    return Plan(title, scope, sections, page_each=template == _PAGE_EACH)


def _section(topic: str, scope: Scope, title: str = "") -> Section:
    keys = [f"{topic}/{name}" for name in TOPICS[topic].makers]
    items = tuple(Item(key, scope) for key in keys if key != _OF_TWO or len(scope.agencies) == 2)
    return Section(title or TOPICS[topic].label, scope, items, topic)


def _topics(*keys: str) -> Callable[[Ask, Scope], Iterable[Section]]:
    return lambda _ask, scope: (_section(key, scope) for key in keys)


def _one_page_each(ask: Ask, scope: Scope) -> Iterable[Section]:
    """A chapter for each agency that reported, in the order of their codes."""
    agencies = ask(Question("reporting_agencies", scope.parameters()))
    if agencies.empty:
        raise GongkaiError(f"资料库中没有{scope.whom} {scope.year} 年的年报", remedy="请另选单位或年份")
    several = scope.district == EVERY
    for row in agencies.itertuples():
        name = f"{row.district}{row.short_name}" if several else str(row.short_name)
        alone = replace(
            scope,
            district=str(row.district_code),
            district_name=str(row.district),
            agencies=(str(row.agency_id),),
            agency_names=(str(row.short_name),),
        )
        yield _section("profile", alone, name)


TEMPLATES: dict[str, Callable[[Ask, Scope], Iterable[Section]]] = {
    "全区总览": _topics(*_OVERVIEW),
    "热线专题": _topics("hotline"),
    "依申请专题": _topics("requests", "disputes"),
    "街道对比": _topics("compare"),
    _PAGE_EACH: _one_page_each,
}
