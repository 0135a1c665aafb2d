"""gongkai export: a ready-made template, or a basket that was saved on a page, as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.errors import GongkaiError

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.exhibits.exhibit import Ask, Question
    from dashboard.exhibits.scope import Scope
    from dashboard.export.material import Plan
    from dashboard.export.run import Progress
    from dashboard.library import Library

_USUAL = "全区总览"
_SLIDES = ".pptx"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported.

    templates: the name of a ready-made template, an office's .pptx whose master slides take, or both;
    material: a saved basket, which takes the place of a template; the rest chooses a scope as the bar of a
    page does.
    """

    templates: Sequence[str] = ()
    material: Path | None = None
    district: str | None = None
    agencies: Sequence[str] = ()
    year: int | None = None

    @property
    def master(self) -> Path | None:
        """The office's own .pptx."""
        return next((Path(name) for name in self.templates if name.lower().endswith(_SLIDES)), None)

    @property
    def template(self) -> str:
        """The name of the ready-made template; GongkaiError for several."""
        names = [name for name in self.templates if not name.lower().endswith(_SLIDES)]
        if len(names) > 1:
            raise GongkaiError(f"一次只能用一个模板，给了{'、'.join(names)}", remedy="请分几次导出")
        return names[0] if names else _USUAL


def export_files(
    library: Library, wanted: Wanted, kinds: Sequence[str], folder: Path, progress: Progress
) -> list[Path]:
    """Write what is wanted as a file of each of `kinds` into `folder`; their paths.

    GongkaiError for unknown names, and for what this machine can't write.
    """
    # Who asks for another command does not wait for the writers.
    from dashboard.exhibits.people import with_what_people_said
    from dashboard.export.run import export_file
    from dashboard.warehouse.snapshot import open_current

    snapshot = open_current(library)

    def ask(question: Question) -> pd.DataFrame:
        return snapshot.query(question.query, **question.parameters)

    plan = _plan(ask, wanted, partial(with_what_people_said, library, snapshot))
    return [export_file(ask, plan, kind, folder, template=wanted.master, progress=progress) for kind in kinds]


def _plan(ask: Ask, wanted: Wanted, complete: Callable[[Scope], Scope]) -> Plan:
    from dashboard.exhibits.choosing import choose_scope
    from dashboard.export import basket, templates

    if wanted.material:
        items = basket.items_of(ask, basket.load(wanted.material.read_bytes()), complete)
        return basket.plan_of(items, wanted.material.stem)
    scope = complete(choose_scope(ask, wanted.district, wanted.agencies, wanted.year))
    return templates.plan(wanted.template, ask, scope)
