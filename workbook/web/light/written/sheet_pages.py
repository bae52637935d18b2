"""What there is to write in: all sheets of the course, one sheet with its answers, the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.classroom.people import rights
from workbook.classroom.people.views import Person, Sheet
from workbook.classroom.period import progress
from workbook.content.forms import form as forms
from workbook.content.forms import in_words, times
from workbook.content.forms.form import Ask, Form, Grid
from workbook.content.model.answers import Answer, RowAnswer
from workbook.content.model.worksheets import Worksheet
from workbook.office import own_sheets
from workbook.pages.frame import phrases, prose
from workbook.pages.writing import who_reads
from workbook.web.light import ways
from workbook.web.light.asking import Call
from workbook.web.light.frame import HtmlPage
from workbook.web.light.written import from_alone
from workbook.web.light.written.spots import NEW, Spot

_SHOWN, _SHOWN_OF_ROW = 240, 100
_MOST_ROWS = 40
_ENDED = "この開催回は終わりました。書いたものは、読めます。"


def every(asked: Call, me: Person) -> HtmlPage:
    """Return all worksheets and cases of the course, with whether the team has written in them."""
    course = me.course or next(iter(asked.visit.library.courses), "")
    with asked.visit.house.database.reading() as db:
        team = progress.of_run(
            db, run=me.run_id, course=course, library=asked.visit.library, team=me.team_id
        )[0]
    sheets_listed = "".join(
        ways.link(ways.content("worksheet", one.worksheet), one.title + _begun(is_begun=one.is_started))
        for one in team.worksheets
    )
    cases = "".join(
        ways.link(ways.content("case", one.case), one.title + _begun(is_begun=one.changed_at is not None))
        for one in team.cases
    )
    return HtmlPage("書く", f"<h2>ワークシート</h2>{sheets_listed}<h2>事例</h2>{cases}")


def worksheet(asked: Call, me: Person) -> HtmlPage | None:
    """Return a worksheet with everything that is written on it; None when there is no such worksheet."""
    found = asked.visit.library.worksheet(asked.parts["id"])
    if found is None:
        return None
    form = forms.of_worksheet(found)
    sheet = own_sheets.of_worksheet(asked.visit, me, found)
    values = own_sheets.values(asked.visit, sheet, form)
    may_write = rights.may_write_sheet(me, sheet)
    listed = "".join(
        _question(asked, found.id, ask, values.get(ask.id), may_write=may_write) for ask in asks(asked, form)
    )
    body = _head(found, me, sheet, may_write=may_write) + listed + from_alone.way(asked, me, sheet, form)
    return HtmlPage(found.title, body, over="ワークシート")


def asks(asked: Call, form: Form) -> Sequence[Ask]:
    """Return the questions of a form, or only those that an address asks for."""
    only = asked.query.get("questions", "").split(",")
    return tuple(ask for ask in form.asks if ask.id in only) or form.asks


def rows(asked: Call, me: Person, spot: Spot) -> HtmlPage:
    """Return the tables of a question: every row with its way, and the way to a new one."""
    parts = "".join(
        _table(asked, spot, grid, may_write=rights.may_write_sheet(me, spot.sheet)) for grid in spot.ask.grids
    )
    help_ = prose.to_html(spot.ask.help) if spot.ask.help else ""
    return HtmlPage(spot.ask.label, help_ + parts + back(asked, spot), over=spot.title)


def back(asked: Call, spot: Spot) -> str:
    """Return the way from a question to its sheet."""
    kept = {name: asked.query.get(name, "") for name in ("questions", "stages")}
    return ways.link(ways.content(spot.kind, spot.content, kept), f"← {spot.title}")


def _head(found: Worksheet, me: Person, sheet: Sheet, *, may_write: bool) -> str:
    notice = f'<div class="note">{prose.to_html(found.notice)}</div>' if found.notice else ""
    ended = "" if may_write else f'<div class="note"><p>{_ENDED}</p></div>'
    return (
        f"{ended}{prose.to_html(found.purpose)}{notice}<p class='small'>{times.minutes(found.minutes.full)}。"
        f"{phrases.STANDING}。{who_reads.in_short(found, me, sheet)}。</p>"
    )


def _question(asked: Call, content: str, ask: Ask, answer: Answer | None, *, may_write: bool) -> str:
    said = in_words.answer(ask, answer)
    words = f'<p class="said">{prose.plain(_cut(said, _SHOWN))}</p>' if said else ""
    query = {"questions": asked.query.get("questions", "")}
    address = prose.plain(ways.box("worksheet", content, ask.id, **query))
    label = "行をひらく" if ask.grids else "書き直す" if said else "書く"
    label = label if may_write else "読む"
    more = f'<span class="skip">：{prose.inline(ask.label)}</span>'
    button = f'<p><a class="button" href="{address}">{label}{more}</a></p>'
    return f'<section class="block"><h2>{prose.inline(ask.label)}</h2>{words}{button}</section>'


def _table(asked: Call, spot: Spot, grid: Grid, *, may_write: bool) -> str:
    listed: list[RowAnswer] = in_words.rows_by_grid(spot.ask, spot.answer)[grid.id]
    if grid.fixed:
        held = {str(row.get("_row")): row for row in listed}
        listed = [held.get(option.code, {"_row": option.code}) for option in grid.fixed]
    first = min(asked.number("from"), len(listed))
    shown = listed[first : first + _MOST_ROWS]
    links = "".join(_row(asked, spot, grid, row, number) for number, row in enumerate(shown, first + 1))
    way = {name: asked.query.get(name, "") for name in ("questions", "stages")}
    if first + _MOST_ROWS < len(listed):
        here = ways.box(spot.kind, spot.content, spot.ask.id, **way, **{"from": str(first + _MOST_ROWS)})
        links += ways.link(here, f"{first + _MOST_ROWS + 1} 行目から")
    new = ways.box(spot.kind, spot.content, spot.ask.id, grid.id, NEW, **way)
    add = f'<p><a class="button main" href="{prose.plain(new)}">行をふやす</a></p>'
    heading = f"<h2>{prose.inline(grid.label)}</h2>"
    return (
        heading
        + (links or "<p>まだ何も書かれていません。</p>")
        + (add if may_write and not grid.fixed else "")
    )


def _row(asked: Call, spot: Spot, grid: Grid, row: RowAnswer, number: int) -> str:
    way = {name: asked.query.get(name, "") for name in ("questions", "stages")}
    address = ways.box(spot.kind, spot.content, spot.ask.id, grid.id, str(row.get("_row")), **way)
    called = in_words.heading(grid, row, number=number)
    said = _cut(in_words.row(grid, row, in_words.names(spot.ask, spot.answer)), _SHOWN_OF_ROW)
    rest = f'<p class="small">{prose.plain(said)}</p>' if said and said != called else ""
    return f'<section class="row">{ways.link(address, called)}{rest}</section>'


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[:most]}…"


def _begun(*, is_begun: bool) -> str:
    return "（書いています）" if is_begun else ""
