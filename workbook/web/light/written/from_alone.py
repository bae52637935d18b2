"""Words somebody wrote alone, carried into the sheet of their team: what would change, and one button that does it."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import astuple

from workbook.classroom.homework.comments import Comment
from workbook.classroom.homework.returns import Accepted
from workbook.classroom.people import rights
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.run import contents
from workbook.classroom.sheets.sheets import SheetPlace
from workbook.content.course import scenes
from workbook.content.forms.form import Form
from workbook.content.model.answers import Values
from workbook.office import own_sheets, taking_in
from workbook.office.taking_in import Found, Lost
from workbook.pages.frame import prose
from workbook.pages.writing import from_alone
from workbook.web.light import frame, ways
from workbook.web.light.asking import Call
from workbook.web.light.frame import HtmlPage

_KINDS = ("worksheet", "case")
_KEPT = ("questions", "stages", "opened")


def way(asked: Call, me: Person, sheet: Sheet, form: Form) -> str:
    """Return the way to what somebody wrote alone for this sheet; nothing if they did not, or may not write in it."""
    if not rights.may_write_sheet(me, sheet) or not any(_words(asked, me, sheet, form)):
        return ""
    address = ways.from_alone(sheet.kind, asked.parts["id"], _query(asked))
    return ways.link(address, from_alone.ASK)


def page(asked: Call, me: Person) -> HtmlPage | None:
    """Return what would change in the team's sheet; None where nothing was written alone."""
    found = _found(asked, me)
    return None if found is None else _page(asked, found)


def take_in(asked: Call, me: Person) -> HtmlPage | str | None:
    """Take in what was shown and return where to go on; what would be something else by now is shown anew.

    Raise Refused when the sheet may not be written in any more.
    """
    found = _found(asked, me)
    if found is None or isinstance(found, Lost):
        return None if found is None else _page(asked, found)
    if not secrets.compare_digest(asked.one("seen").encode(), _mark(found).encode()):
        return _page(asked, found, said=from_alone.CHANGED_SINCE)
    done = taking_in.accept(asked.visit, me, found)
    if isinstance(done, Accepted):
        query = {**_query(asked), "said": "carried"}
        return ways.content(asked.parts["kind"], asked.parts["id"], query)
    return _page(asked, done, said=from_alone.CHANGED_SINCE)


def _found(asked: Call, me: Person) -> Found | Lost | None:
    kind, id_ = asked.parts["kind"], asked.parts["id"]
    form = contents.form_of(asked.visit.library, kind=kind, content_id=id_) if kind in _KINDS else None
    sheet = _sheet(asked, me) if form else None
    if sheet is None or form is None:
        return None
    words, said = _words(asked, me, sheet, form)
    if not words and not said:
        return None
    return taking_in.look_at_own(asked.visit, me, sheet, form, words, said=said)


def _sheet(asked: Call, me: Person) -> Sheet | None:
    library, id_ = asked.visit.library, asked.parts["id"]
    if asked.parts["kind"] == "case":
        case = library.case(id_)
        return own_sheets.of_case(asked.visit, me, case) if case else None
    worksheet = library.worksheet(id_)
    return own_sheets.of_worksheet(asked.visit, me, worksheet) if worksheet else None


def _words(asked: Call, me: Person, sheet: Sheet, form: Form) -> tuple[Values, tuple[Comment, ...]]:
    """Return what was written alone, and said beside it; of a case no words for scenes that the team has not read.

    These would open them.
    """
    case = asked.visit.library.case(sheet.content_id) if sheet.kind == "case" else None
    place = SheetPlace(sheet.kind, sheet.content_id, "member" if sheet.member_id else "team")
    words, said = own_sheets.written_alone(asked.visit, me, place, form)
    if case is None or not words:
        return words, said
    stages = scenes.chosen(case, tuple(asked.query.get("stages", "").split(",")))
    values, bounds = own_sheets.so_far(asked.visit, me, case, stages, sheet)
    told = scenes.told(stages, values, opened=asked.number("opened"), bounds=bounds)
    return {one.id: words[one.id] for one in told.scenes if one.id in words}, said


def _page(asked: Call, found: Found | Lost, *, said: str = "") -> HtmlPage:
    back = ways.link(ways.content(asked.parts["kind"], asked.parts["id"], _query(asked)), "← 合わせずに戻る")
    if isinstance(found, Lost):
        return HtmlPage(from_alone.ASK, f'<div class="note"><p>{prose.plain(found.message)}</p></div>{back}')
    if found.is_there:
        return HtmlPage(from_alone.ASK, f"<p>{from_alone.SAME}</p>{back}", over=found.form.title)
    told = f'<div class="note" role="status"><p>{said}</p></div>' if said else ""
    button = (
        f'<form method="post">{frame.hidden(asked)}<input type="hidden" name="seen" value="{_mark(found)}">'
        '<p><button class="main">取り込む</button></p></form>'
    )
    shown = from_alone.preview(found)
    return HtmlPage(
        from_alone.ASK, f"{told}<p>{from_alone.LEAD}</p>{shown}{button}{back}", over=found.form.title
    )


def _mark(found: Found) -> str:
    """Return what a form carries of the changes it shows, so that nothing else is done than what was seen."""
    shown = [*map(astuple, found.plan.changes), *map(astuple, found.said)]
    return hashlib.sha256(repr(shown).encode()).hexdigest()


def _query(asked: Call) -> dict[str, str]:
    return {name: asked.query[name] for name in _KEPT if name in asked.query}
