"""Whatever two sides write: nobody's words are lost, and nobody's are made up."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.forms import EVERYTHING
from tests.desk.returning.bringing import asides, bring, sheet, values
from tests.desk.returning.sides import Side, said_by, sentences
from workbook.desk.document import writing


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_edits_on_both_sides_lose_nothing_and_invent_nothing(chance: random.Random) -> None:
    base = Side("元", chance).sheet({}, ids=True)
    doc = sheet(base)
    base = values(doc)
    returned = Side("家", chance).sheet(base, ids=False)
    writing.write(doc, EVERYTHING, Side("班", chance).sheet(base, ids=True))
    today = values(doc)

    bring(doc, base, returned)

    after = values(doc)
    kept = sentences(after) | sentences([one["text"] for one in asides(doc).values()])
    assert said_by("家班", sentences(returned) | sentences(today)) - kept == set()
    assert said_by("元家班", kept) - sentences(base) - sentences(returned) - sentences(today) == set()
    for ask in ("mood", "often", "order"):
        old, home, team = (state.get(ask) for state in (base, returned, today))
        assert after.get(ask) == (team if not home or home == old or team != old else home)
    assert not bring(doc, base, returned), "the same file at once"
    writing.write(doc, EVERYTHING, Side("後", chance).sheet(after, ids=True))
    later = values(doc)
    assert not bring(doc, base, returned, returned), "the same file later"
    assert values(doc) == later


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_second_version_of_the_file_loses_nothing_either(chance: random.Random) -> None:
    doc = sheet(Side("元", chance).sheet({}, ids=True))
    base = values(doc)
    home = Side("家", chance)
    one = home.sheet(base, ids=False)
    other = Side("妹", chance).sheet(base, ids=False)
    bring(doc, base, one)
    after_one = values(doc)

    bring(doc, base, other, one)

    kept = sentences(values(doc)) | sentences([aside["text"] for aside in asides(doc).values()])
    assert said_by("家妹", sentences(after_one) | sentences(other)) - kept == set()
    assert not bring(doc, base, one, one, other)
    assert not bring(doc, base, other, one, other)
