"""The findings of a year that count: those that nobody judged 不属实."""

from __future__ import annotations

import pandas as pd

from dashboard.exhibits.exhibit import Ask, Question
from dashboard.exhibits.scope import Scope


def standing(ask: Ask, scope: Scope) -> pd.DataFrame:
    """Rows of queries/findings about `scope`, without those that people judged 不属实."""
    rows = ask(Question("findings", scope.parameters()))
    return rows[~rows["finding_id"].isin(scope.dismissed)] if scope.dismissed else rows
