"""Whatever a browser sends: it is understood or refused as malformed, and the document others see is as before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some
from pycrdt import Doc, Map, Text

from tests.fuzz import slips, trying
from workbook.desk.document.layout import LiveDoc
from workbook.desk.table import update_check, wire
from workbook.desk.table.draft import Draft, TooMuchError
from workbook.desk.table.lib0 import MalformedError
from workbook.desk.table.presence import Present

WHO = {"member": "a", "name": "佐藤", "department": "福祉課"}


def _written() -> list[bytes]:
    """Return updates as browsers send them: words, choices, rows, deletions, several clients."""
    doc: LiveDoc = Doc()
    found = []
    for words in ("一人で決めない。", "𠮷野家の葛\U000e0100さん。", "\n"):
        before = doc.get_state()
        doc.get("text/aim", type=Text).insert(0, words)
        found.append(doc.get_update(before))
    before = doc.get_state()
    doc.get("one", type=Map).update({"mood": "1", "often": 3.5, "tick": True})
    found.append(doc.get_update(before))
    other: LiveDoc = Doc()
    other.apply_update(doc.get_update())
    before = other.get_state()
    with other.transaction():
        del other.get("text/aim", type=Text)[1:4]
        other.get("cell/table/r1/name", type=Text).insert(0, "名前")
    return [*found, other.get_update(before), doc.get_update()]


UPDATES = _written()
MESSAGES = [
    *(wire.update(update) for update in UPDATES),
    wire.lacking(UPDATES[-1]),
    wire.state(b"\x01\x05\x03"),
    wire.awareness([wire.Presence(5, 1, '{"at":"text/aim"}'), wire.Presence(6, 2, "null")]),
    wire.PING,
]
BENT = some.sampled_from(MESSAGES).flatmap(slips.bent) | some.binary(max_size=80)


@trying.hard(300)
@given(BENT)
def test_any_message_is_understood_or_malformed(message: bytes) -> None:
    try:
        said = trying.soon(lambda: wire.read(message))
        if said.kind == "awareness":
            Present().hear(object(), said.data, WHO)
        elif said.kind == "update":
            update_check.read(said.data)
    except MalformedError:
        pass


@trying.hard(300)
@given(some.lists(some.sampled_from(UPDATES).flatmap(slips.bent) | some.sampled_from(UPDATES), max_size=4))
def test_any_update_touches_the_draft_only(updates: list[bytes]) -> None:
    committed = UPDATES[-1]
    doc: LiveDoc = Doc()
    doc.apply_update(committed)
    draft = Draft(lambda: [doc.get_update()])
    for update in updates:
        try:
            trying.soon(lambda update=update: draft.take(update))  # type: ignore[misc]
        except (MalformedError, TooMuchError):
            draft.renew()
    assert str(doc.get("text/aim", type=Text)) == "\n𠮷野家の葛\U000e0100さん。一人で決めない。"
