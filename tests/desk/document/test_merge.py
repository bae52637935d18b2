"""Words written apart: nothing lost, nothing that nobody wrote."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.desk import vectors
from workbook.desk.document.merge import Merged, matches, merge, tokens

CASES = vectors.MERGE_CASES


@pytest.mark.parametrize("name", CASES, ids=list(CASES))
def test_hand_cases(name: str) -> None:
    base, mine, theirs, text, beside = CASES[name]

    assert merge(base, mine, theirs) == Merged(text, beside)


def test_random_pairs_lose_no_text_and_invent_no_sentence() -> None:
    chance = random.Random(20260401)  # noqa: S311 -- examples, no secrets
    asked = 0

    for _ in range(3_000):
        base, mine, theirs = vectors.pair(chance)
        merged = merge(base, mine, theirs)
        kept = set(tokens(merged.text)) | set(tokens(merged.beside or ""))
        written = set(tokens(base)) | set(tokens(mine)) | set(tokens(theirs))
        added = (set(tokens(mine)) | set(tokens(theirs))) - set(tokens(base))
        assert added - kept - {"\n"} == set(), (base, mine, theirs, merged)
        assert kept - written - {"\n"} == set(), (base, mine, theirs, merged)
        assert merged.beside in {None, mine}
        asked += merged.beside is not None

    assert asked <= 1_512  # what the first trial of this rule asked people about


def test_merging_again_changes_nothing() -> None:
    chance = random.Random(7)  # noqa: S311 -- examples, no secrets

    for _ in range(300):
        base, mine, theirs = vectors.pair(chance)
        merged = merge(base, mine, theirs)

        assert merge(theirs, merged.text, merged.text) == Merged(merged.text)
        assert merge(base, base, theirs) == Merged(theirs)
        assert merge(base, mine, base) == Merged(mine)


def test_a_text_of_two_thousand_sentences_does_not_keep_anybody_waiting() -> None:
    base = [f"{n}番の文。" for n in range(2_000)]
    mine = [f"わたしの{n}。" for n in range(2_000)]

    assert merge("".join(base), "".join(mine), "".join(base[:-1])) == Merged(
        "".join(base[:-1]), "".join(mine)
    )
    assert matches(base, mine) == []


def test_the_vectors_for_the_browser_are_up_to_date() -> None:
    kept = json.loads(Path(vectors.MERGE).read_text(encoding="utf-8"))

    assert kept == vectors.merge_vectors()
