"""Slides of the shared screen that need no answers: the way in, the pause, and what is talked about now."""

from __future__ import annotations

import base64

from workbook import house_clock
from workbook.classroom.period import now
from workbook.classroom.period.now import Now
from workbook.content.course import portions, timetable, versions
from workbook.content.course.timetable import TimetableRow
from workbook.content.forms import times
from workbook.content.model.library import Library
from workbook.handouts.prints import qr_code
from workbook.pages.frame import browser, markup, prose
from workbook.pages.showing.shown_run import ShownRun

_ONLY_HERE = (
    "このアドレス（localhost）は、この PC でしかひらけないので、QR コードは出しません。"
    "この PC の名前か IP アドレスのアドレスでこの画面をひらきなおすと、参加のアドレスと QR コードが出ます。"
)
_SOON = "まもなく再開します。"


def opening(here: ShownRun) -> bool:
    """Draw the run, and the way in as an address and a QR code: codes of teams are on their cards, never here."""
    address = f"{browser.origin()}/join"
    course = here.library.course(here.run.course)
    over = f'<p class="wb-screen-over">{prose.inline(course.title)}</p>' if course else ""
    if browser.is_this_pc():
        markup.show(
            f'<section class="wb-slide" data-fit>{over}<h1>{prose.plain(here.run.title)}</h1><p>{_ONLY_HERE}</p></section>'
        )
        return True
    picture = base64.b64encode(qr_code.svg(address).encode()).decode()
    markup.show(
        f'<section class="wb-slide wb-slide-in" data-fit><div>{over}<h1>{prose.plain(here.run.title)}</h1>'
        f"<p>次のアドレスをひらき、カードのコードで参加してください。</p><p><b>{prose.plain(address)}</b></p></div>"
        f'<img src="data:image/svg+xml;base64,{picture}" alt="{prose.plain(address)} の QR コード"></section>'
    )
    return True


def pause(here: ShownRun) -> bool:
    """Draw when it goes on. Once the next line began, and it is no rest, what is talked about stands here instead."""
    running, row = _running(here)
    screen = here.hall.screen(here.breakout)
    rests = row is not None and row.kind == "rest"
    if running is not None and screen is not None and running.begun.id > screen.id and not rests:
        return talk(here)
    timer = here.hall.timer(here.breakout)
    ends = running.ends if running and rests else timer.ends_at if timer else None
    until = f"{times.clock(ends)} に再開します" if ends and ends > house_clock.now() else _SOON
    markup.show(f'<section class="wb-slide" data-fit><h1>休憩</h1><p><b>{until}</b></p></section>')
    return True


def talk(here: ShownRun) -> bool:
    """Draw what runs, until when, and the questions that belong to it; False when nothing runs."""
    running, row = _running(here)
    if running is None or row is None:
        return False
    asked = [question for question in _questions(row, here.library) if question]
    lines = "".join(f"<li>{prose.inline(one)}</li>" for one in asked)
    listed = f"<ul>{lines}</ul>" if lines else ""
    word = "いま話し合うこと" if asked else "いま"
    markup.show(
        f'<section class="wb-slide wb-slide-now" data-fit><p class="wb-screen-over">{word}　'
        f"{times.clock(running.ends)} まで</p><h1>{prose.inline(row.title)}</h1>{listed}</section>"
    )
    return True


def _running(here: ShownRun) -> tuple[Now | None, TimetableRow | None]:
    """Return what runs, with its line of the timetable."""
    course = here.library.course(here.run.course)
    running = now.of_run(here.hall, course, here.library, at=house_clock.now())
    period = timetable.find_period(course, running.begun.period) if course and running else None
    if running is None or period is None:
        return None, None
    return running, timetable.slot(period, here.library.modules).rows[running.begun.line]


def _questions(row: TimetableRow, library: Library) -> list[str]:
    """Return what a line asks people to talk about: a module's questions, a case's scenes, parts of a worksheet."""
    module = library.module(row.module) if row.module else None
    if module is not None:
        steps = versions.of_module(module, row.use).steps
        return [step.block.question.strip() for step in steps if step.block.kind == "discussion"]
    case = library.case(row.case) if row.case else None
    stages = [one for one in case.stages if not row.stages or one.id in row.stages] if case else []
    found = [stage.question.strip() for stage in stages]
    for asked in row.asks:
        worksheet = library.worksheet(asked.worksheet)
        found += portions.words(worksheet, asked) if worksheet else ()
    return found
