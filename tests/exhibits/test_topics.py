"""Every topic over libraries of every size: a sentence, and charts whose figures are in their sheets."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
import pytest
from altair.utils.schemapi import SchemaBase

from dashboard import labels
from dashboard.charts.spec import page_spec
from dashboard.exhibits.choosing import choose_scope
from dashboard.exhibits.exhibit import Ask, Blank, Exhibit, Question
from dashboard.exhibits.scope import EVERY, Scope
from dashboard.exhibits.topics import TOPICS, make
from dashboard.library import Library
from dashboard.warehouse.snapshot import Snapshot, open_current

SLIPS = ("nan", "None", "NaN", "<NA>", "!", "！", "  ")
OF_NO_METRIC = ("quality/coverage", "quality/findings")
"""They count reports and findings, which the catalogue of metrics does not have."""
MAKERS = [f"{topic.key}/{name}" for topic in TOPICS.values() for name in topic.makers]


def asker(snapshot: Snapshot) -> Ask:
    return lambda question: snapshot.query(question.query, **question.parameters)


def scopes(snapshot: Snapshot) -> list[Scope]:
    """The first and last year of the whole district, of one agency and of three; then of every district."""
    ask = asker(snapshot)
    [code] = ask(Question("districts", {}))["district_code"]
    years = ask(Question("years", {"district": code}))["year"]
    agencies = ask(Question("agencies", {"district": code}))["agency_id"].tolist()
    of_district = [
        choose_scope(ask, code, agencies[:count], year)
        for count in (0, 1, 3)
        for year in (years.min(), years.max())
    ]
    everywhere = replace(choose_scope(ask), district=EVERY, district_name=labels.ALL)
    return [*of_district, everywhere]


@pytest.fixture(params=["seed_library", "demo_library"])
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    library: Library = request.getfixturevalue(request.param)
    return open_current(library)


def check_words(words: str) -> None:
    assert words and not any(slip in words for slip in SLIPS)


@pytest.mark.parametrize("key", TOPICS)
def test_a_topic_answers_in_a_sentence(key: str, snapshot: Snapshot) -> None:
    topic, ask = TOPICS[key], asker(snapshot)
    for scope in scopes(snapshot):
        sentence = topic.answer(ask, scope, {})
        check_words(sentence)
        assert sentence.endswith("。")
        found = topic.notices(ask, scope, {})
        for line in (*found.lines, *found.attention):
            check_words(line)
        for headline in topic.headlines(ask, scope, {}):
            check_words(headline.label + headline.value)


@pytest.mark.parametrize("key", MAKERS)
def test_a_chart_names_its_channels_as_objects(
    key: str, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a bare word or alt.value: Altair would look through all of its classes")

    monkeypatch.setattr(SchemaBase, "from_dict", refuse)
    for scope in scopes(snapshot)[1:4:2]:
        make(key, asker(snapshot), scope, {})


@pytest.mark.parametrize("key", MAKERS)
def test_an_exhibit_is_a_valid_chart_with_its_figures(key: str, snapshot: Snapshot) -> None:
    ask = asker(snapshot)
    for scope in scopes(snapshot):
        made = make(key, ask, scope, {})
        if isinstance(made, Blank):
            check_words(made.sentence)
            assert made.sentence.endswith("。")
            continue
        assert made.key == key
        made.drawing.to_dict()
        # A browser reads neither NaN nor numpy's numbers.
        assert "datasets" not in json.loads(json.dumps(page_spec(made.drawing), allow_nan=False))
        check_words(made.texts.title)
        check_words(made.texts.subtitle)
        assert snapshot.id[: labels.SNAPSHOT_DIGITS] in made.texts.source
        assert (labels.FICTIONAL in made.texts.source) == scope.fictional
        assert len(made.sheet.rows)
        assert {field.key for field in made.sheet.fields} <= set(made.sheet.rows.columns)
        assert made.metrics or key in OF_NO_METRIC
        check_native(made)


def check_native(exhibit: Exhibit) -> None:
    """An editable chart has a value or a gap for each category, and no number that is not in the sheet."""
    if exhibit.native is None:
        return
    sheet = pd.concat([exhibit.sheet.rows[column] for column in exhibit.sheet.rows.select_dtypes("number")])
    known = set(sheet.dropna().astype(float).round(6))
    for series in exhibit.native.series:
        assert len(series.values) == len(exhibit.native.categories)
        assert {round(value, 6) for value in series.values if value is not None} <= known
