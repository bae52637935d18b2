"""Updates that could not be written: the next greeting brings them, whatever was written behind them."""

from __future__ import annotations

import random
from typing import Any

from pycrdt import Doc, Map, Text

from workbook.desk.document import layout, plain_values
from workbook.desk.table import wire

WORDS = ("会う。", "佐藤", "a", "𠮷", "👨‍👩‍👧")


def history(chance: random.Random) -> list[bytes]:
    """Return what three people wrote who saw each other's words now and then, in the order of the journal."""
    people: list[Doc[Any]] = [Doc(), Doc(), Doc()]
    made: list[bytes] = []
    for _ in range(chance.randint(10, 40)):
        doc = chance.choice(people)
        if chance.random() < 0.3:
            for update in made:
                doc.apply_update(update)
            continue
        before = doc.get_state()
        text = doc.get(layout.text(chance.choice(("aim", "who"))), type=Text)
        letters = str(text)
        cut = sorted(len(letters[: chance.randint(0, len(letters))].encode()) for _ in range(2))
        if chance.random() < 0.2:
            doc.get(layout.ONE, type=Map)[chance.choice("ab")] = chance.choice(WORDS)
        elif cut[0] < cut[1] and chance.random() < 0.3:
            del text[cut[0] : cut[1]]
        else:
            text.insert(cut[0], chance.choice(WORDS))
        made.append(doc.get_update(before))
    return made


def test_what_the_state_lacks_makes_the_sheet_whole_on_every_screen_and_when_it_is_loaded_again() -> None:
    incomplete = 0
    for seed in range(60):
        chance = random.Random(seed)  # noqa: S311
        updates = history(chance)
        whole = plain_values.opened(updates)
        written = [update for update in updates if chance.random() < 0.7]
        server = plain_values.opened(written)
        incomplete += layout.read(server) != layout.read(whole)
        joined = plain_values.opened([server.get_update()])

        again = whole.get_update(server.get_state())
        server.apply_update(again)
        joined.apply_update(again)

        for doc in (server, joined, plain_values.opened([*written, again])):
            assert layout.read(doc) == layout.read(whole), seed
            assert wire.clocks(doc.get_state()) == wire.clocks(whole.get_state()), seed
    assert incomplete > 30, "nothing was lost: this proves nothing"
