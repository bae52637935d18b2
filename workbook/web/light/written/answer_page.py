"""Writing in the 軽量版: a question or a row in a form with a button, merged with what others wrote meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbook.classroom.people import rights
from workbook.classroom.people.views import Person
from workbook.classroom.sheets import page_forms
from workbook.content.forms import in_words, times
from workbook.content.forms.form import Ask, Form
from workbook.desk.document.besides import Beside
from workbook.desk.returning import comparison
from workbook.desk.returning.comparison import Change
from workbook.pages.frame import phrases, prose
from workbook.web.light import frame, not_saved, ways
from workbook.web.light.asking import Call, Sent
from workbook.web.light.frame import HtmlPage
from workbook.web.light.written import boxes, read_boxes, sheet_pages, spots
from workbook.web.light.written.spots import Spot

_FAULTY = 422
_ENDED = "このシートには、いまは書きこめません。これまでに書いたものは、読めます。"
_UNREADABLE = "保存できないものがあります。えらび直すか、書き直してください。"


def page(asked: Call, me: Person) -> HtmlPage | None:
    """Return where an answer is written: its form, or the rows of its tables; None when there is no such place."""
    spot = spots.find(asked, me)
    if spot is None:
        return None
    if spot.ask.grids and spot.grid is None:
        return sheet_pages.rows(asked, me, spot)
    now = {
        name: box for what in spot.whats for name, box in boxes.filled(what, spot.cells.get(what.id)).items()
    }
    remarks = {what.id: read_boxes.remark(what, spot.cells.get(what.id)) for what in spot.whats}
    return _form(asked, me, spot, now, faults=remarks)


def save(asked: Call, me: Person) -> HtmlPage | str | None:
    """Save what came and return where to go on; or the form again, with everything typed and what is wrong where.

    Raise Refused when the sheet may not be written in any more.
    """
    spot = spots.find(asked, me)
    if spot is None:
        return None
    base = spots.base_of(spot, asked)
    faults = {
        what.id: read_boxes.fault(what, asked, base=base.get(what.id), rows=spot.names) for what in spot.whats
    }
    if any(faults.values()):
        return replace(_form(asked, me, spot, asked.sent, faults=faults), status=_FAULTY)
    if not rights.may_write_sheet(me, spot.sheet):
        return _too_late(asked, me, spot)
    said = {
        what.id: read_boxes.read(what, asked, on=times.today(), base=base.get(what.id)) for what in spot.whats
    }
    with asked.visit.house.database.begin() as db:
        changes = page_forms.save(db, spot.sheet, _alone(spot), spots.sent(spot, asked, said), by=me)
    if any(change.kind == comparison.UNREADABLE for change in changes):
        faults = dict.fromkeys(said, _UNREADABLE)
        return replace(_form(asked, me, spot, asked.sent, faults=faults), status=_FAULTY)
    needs_a_look = any(read_boxes.remark(what, said[what.id]) for what in spot.whats)
    was_emptied = any(base.get(id_) and not cell for id_, cell in said.items())
    return _onward(asked, spot, _became(changes, was_emptied=was_emptied), stay=needs_a_look)


def leave_late(asked: Call, me: Person) -> HtmlPage | None:
    """Keep what came after somebody's way in was closed, and say so; None when it was for no sheet of theirs."""
    spot = spots.find(asked, me)
    return None if spot is None else _too_late(asked, me, spot)


def remove(asked: Call, me: Person) -> str | None:
    """Remove the row of the address if it still says what the form showed; return where to go on."""
    spot = spots.find(asked, me)
    if spot is None or spot.grid is None:
        return None
    seen = spots.base_of(spot, asked)
    with asked.visit.house.database.begin() as db:
        is_gone = page_forms.remove_row(db, spot.sheet, spot.grid, row=spot.row, seen=seen, by=me)
    query = {**_way(asked), "said": "removed" if is_gone else "kept"}
    return ways.box(spot.kind, spot.content, spot.ask.id, **query)


def put_away(asked: Call, me: Person) -> str | None:
    """Take away a 別案 of this place; return where to go on."""
    spot = spots.find(asked, me)
    key = asked.one("away")
    if spot is None or key.rpartition("/")[0] not in spot.places:
        return None
    with asked.visit.house.database.begin() as db:
        page_forms.put_away(db, spot.sheet, key=key, by=me)
    return asked.path + ways.asking({**_way(asked), "said": "away"})


def _too_late(asked: Call, me: Person, spot: Spot) -> HtmlPage:
    base = spots.base_of(spot, asked)
    read = {
        what.id: read_boxes.read(what, asked, on=times.today(), base=base.get(what.id)) for what in spot.whats
    }
    with asked.visit.house.database.begin() as db:
        page_forms.leave_late(db, spot.sheet, _alone(spot), spots.sent(spot, asked, read), by=me)
    return not_saved.late(asked)


def _alone(spot: Spot) -> Form:
    """Return the form with this question only."""
    return Form(spot.form.id, spot.form.title, "", (spot.ask,))


def _form(asked: Call, me: Person, spot: Spot, now: Sent, *, faults: Mapping[str, str]) -> HtmlPage:
    heading = spot.ask.label
    if spot.grid:
        heading = f"{spot.grid.label}：{_row_name(spot)}"
    if not rights.may_write_sheet(me, spot.sheet):
        words = in_words.answer(spot.ask, spot.answer)
        body = f'<div class="note"><p>{_ENDED}</p></div><p class="said">{prose.plain(words)}</p>'
        return HtmlPage(heading, body + sheet_pages.back(asked, spot), over=spot.title)
    drawn = "".join(
        boxes.draw(what, now, rows=spot.names, faults=[faults[what.id]] if faults.get(what.id) else [])
        for what in spot.whats
    )
    kept = "".join(
        f'<input type="hidden" name="{name}" value="{value}">'
        for name, value in _carried(asked, spot).items()
    )
    unsaved = ' data-unsaved="1"' if asked.sent else ""
    body = (
        f'<p class="small">{phrases.STANDING}。</p>{_beside(asked, me, spot)}'
        f'<form class="write" method="post"{unsaved}>{frame.hidden(asked)}{kept}{drawn}{_buttons(asked, me, spot)}</form>'
    )
    return HtmlPage(heading, body, over=spot.title, is_written_in=True)


def _carried(asked: Call, spot: Spot) -> Mapping[str, str]:
    """Return what the form carries of the moment it was first drawn; a form that is shown again stays the same form."""
    if asked.sent:
        return {name: prose.plain(asked.one(name)) for name in ("base", "page", "row")}
    return spots.carried(spot)


def _row_name(spot: Spot) -> str:
    if spot.grid is None or spot.row == spots.NEW:
        return "新しい行"
    listed = [str(row.get("_row")) for row in spot.rows]
    number = listed.index(spot.row) + 1 if spot.row in listed else len(listed) + 1
    return in_words.heading(spot.grid, {"_row": spot.row, **spot.cells}, number=number)


def _buttons(asked: Call, me: Person, spot: Spot) -> str:
    on = [("", "保存する", ' class="main"')]
    if spot.grid:
        on += [("list", "保存して、行の一覧へ", "")]
        on += [] if spot.grid.fixed else [("more", "保存して、もう一行書く", "")]
    else:
        on += [("next", "保存して、次の設問へ", "")] if _following(asked, spot) else []
        on += [("list", "保存して、一覧へ", "")]
    on += [] if me.is_alone else [("hand", "保存して、手を挙げる", "")]
    buttons = "".join(
        f'<button name="then" value="{code}"{more}>{words}</button>' for code, words, more in on
    )
    is_row = spot.grid and not spot.grid.fixed and spot.row != spots.NEW and spot.cells
    gone = '<p><button name="do" value="remove">この行を消す</button></p>' if is_row else ""
    return f"<p>{buttons}</p>{gone}"


def _beside(asked: Call, me: Person, spot: Spot) -> str:
    """Return the other versions that wait here, each with a button that puts it away."""
    with asked.visit.house.database.reading() as db:
        found = [
            (what, one)
            for what, place in zip(spot.whats, spot.places, strict=True)
            for one in page_forms.beside(db, spot.sheet, place, by=me)
        ]
    return "".join(_version(asked, what, one, spot) for what, one in found)


def _version(asked: Call, what: boxes.What, one: Beside, spot: Spot) -> str:
    words = one.text if what.holds == "words" else in_words.plain(what, one.text.split(","))
    words = spot.names.get(words, words)
    whose = f"別案（{one.by}さん）" if one.by else "別案"
    column = f"{what.label}の" if spot.grid else ""
    return (
        f'<section class="note"><p><strong>{prose.plain(column + whose)}</strong></p><p class="said">{prose.plain(words)}</p>'
        f'<p class="small">残したい言葉は、下の欄に写して保存してください。</p><form method="post">{frame.hidden(asked)}'
        f'<button name="away" value="{prose.plain(one.key)}">この別案を片づける</button></form></section>'
    )


def _following(asked: Call, spot: Spot) -> Ask | None:
    listed = sheet_pages.asks(asked, spot.form)
    place = next((place for place, ask in enumerate(listed) if ask.id == spot.ask.id), len(listed))
    return listed[place + 1] if place + 1 < len(listed) else None


def _became(changes: Iterable[Change], *, was_emptied: bool) -> str:
    """Return in a word what became of what was sent."""
    kinds = {change.kind for change in changes if change.changes}
    if not kinds:
        return "theirs" if was_emptied else "same"
    return "beside" if comparison.BESIDE in kinds else "both" if comparison.BOTH_KEPT in kinds else "saved"


def _onward(asked: Call, spot: Spot, said: str, *, stay: bool) -> str:
    """Return where the button that was pressed leads, with what became of the words."""
    query = {**_way(asked), "said": said}
    then = asked.one("then")
    following = _following(asked, spot)
    if stay or said not in {"saved", "same"} or then not in {"next", "list", "more", "hand"}:
        is_new = spot.grid is not None and spot.row == spots.NEW
        return (
            ways.box(spot.kind, spot.content, spot.ask.id, **query)
            if is_new
            else asked.path + ways.asking(query)
        )
    if then == "hand":
        return ways.hand() + ways.asking({"said": said})
    if then == "more" and spot.grid:
        return ways.box(spot.kind, spot.content, spot.ask.id, spot.grid.id, spots.NEW, **query)
    if then == "next" and following:
        return ways.box(spot.kind, spot.content, following.id, **query)
    if spot.grid:
        return ways.box(spot.kind, spot.content, spot.ask.id, **query)
    return ways.content(spot.kind, spot.content, query)


def _way(asked: Call) -> dict[str, str]:
    return {name: asked.query[name] for name in ("questions", "stages") if name in asked.query}
