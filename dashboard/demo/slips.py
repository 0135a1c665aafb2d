"""What goes wrong in one report (the planted defects), apart from what happened in the year."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.demo.form import Key


@dataclass
class Slips:
    """The slips of one report; a report without any has the defaults.

    printed: cells of the tables that print something else than the figure.
    requests_stated: new requests as the sentence has them; denies_requests: 未收到 although there were some;
    claims_all_processed: 全部办结 although some are carried over; denies_fee: 未收取 beside a fee;
    share_shift, growth_shift: percentage points by which a stated share or growth is off;
    hotline_shift: by how much the first category is off;
    old_year_metric: the sentence of this metric names the year before;
    copies_text_of: the year whose wording is used again; exact_metrics: counts that must not be rounded;
    section_five: present, missing or empty; unofficial_title: a section's number -> its title;
    title_year, period_year: a wrong year in the title, in the reporting period;
    days_late: days after the deadline.
    """

    printed: dict[Key, str] = field(default_factory=dict)
    requests_stated: int | None = None
    denies_requests: bool = False
    claims_all_processed: bool = False
    share_shift: float = 0.0
    growth_shift: float = 0.0
    hotline_shift: int = 0
    denies_fee: bool = False
    old_year_metric: str = ""
    copies_text_of: int | None = None
    exact_metrics: frozenset[str] = frozenset()
    section_five: str = "present"
    unofficial_title: dict[int, str] = field(default_factory=dict)
    title_year: int | None = None
    period_year: int | None = None
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class Defect:
    """One planted defect: which rule of RULES.md it breaks, in whose report, and what was done.

    cells: the figures that were touched; may_also: rules that the same defect breaks inevitably or may break;
    planted: False for what follows elsewhere from a planted defect (a district's sum that no longer fits).
    """

    rule: str
    agency_id: str
    year: int
    what: str
    cells: tuple[Key, ...] = ()
    may_also: tuple[str, ...] = ()
    planted: bool = True
