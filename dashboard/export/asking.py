"""One question about many agencies in place of one each (一街一页), as planning takes longer than running."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.exhibits.exhibit import Ask, Question
from dashboard.exhibits.scope import EVERY, Scope

AT_A_TIME = 100
"""Agencies of one question: so many answers are in memory at once."""
_OF_EACH = ("findings", "profile_figures", "profile_history", "profile_rates")
"""Queries whose rows are of one agency each, named by agency_id; quotes are one more."""


def asking_once(ask: Ask) -> Ask:
    """`ask` for chapters whose answers, figures and exhibits have questions in common."""
    known: dict[str, pd.DataFrame] = {}

    def answer(question: Question) -> pd.DataFrame:
        key = question.key
        if key not in known:
            known[key] = ask(question)
        # The caller's own, as pandas copies what is written to.
        return known[key].copy(deep=False)

    return answer


def asking_together(ask: Ask, scopes: Sequence[Scope]) -> Ask:
    """`ask` for chapters about one agency each, those of `scopes`: it asks once of all where it can."""
    agencies = [scope.agency for scope in scopes]
    of_district, divided = asking_once(ask), _Divided(ask)
    quoted: dict[str, None] = {}

    def answer(question: Question) -> pd.DataFrame:
        parameters = question.parameters
        if "agencies" not in parameters:
            # Of a district, or of the catalogue: the next agency asks the same.
            return ask(question) if "agency" in parameters else of_district(question)
        if question.query not in (*_OF_EACH, "quotes"):
            return ask(question)
        [agency] = parameters["agencies"]
        wide = {"district": EVERY} if "district" in parameters else {}
        together = {**parameters, **wide, "agencies": agencies}
        if question.query != "quotes":
            return divided.rows(agency, Question(question.query, together))
        # Not every agency has every exhibit: metrics that are new are asked for beside those that were.
        quoted.update(dict.fromkeys(parameters["metrics"]))
        together |= {"metrics": [*quoted], "most": parameters["most"] * len(agencies)}
        rows = divided.rows(agency, Question("quotes", together))
        return rows[rows["metric"].isin(parameters["metrics"])].head(parameters["most"])

    return answer


class _Divided:
    """The last answer of each query about several agencies, by agency."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._parts: dict[str, tuple[str, pd.DataFrame, dict[str, pd.DataFrame]]] = {}

    def rows(self, agency: str, question: Question) -> pd.DataFrame:
        """The rows about `agency` of those that answer `question`."""
        key = question.key
        if self._parts.get(question.query, ("",))[0] != key:
            rows = self._ask(question)
            by_agency = {
                str(one): part.reset_index(drop=True) for one, part in rows.groupby("agency_id", sort=False)
            }
            self._parts[question.query] = (key, rows.iloc[:0], by_agency)
        _, none, by_agency = self._parts[question.query]
        return by_agency.get(agency, none).copy(deep=False)
