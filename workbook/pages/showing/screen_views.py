"""What the shared screen shows: large type, no controls, no names unless the remote says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from workbook.classroom.wall import all_answers, screen_view
from workbook.classroom.wall.all_answers import Card, Subject
from workbook.classroom.wall.screen_view import View
from workbook.content.forms import form as forms
from workbook.content.forms import populations
from workbook.content.model.answers import SeenValues
from workbook.content.model.worksheets import Worksheet
from workbook.office.growth import told_steps
from workbook.pages.frame import growth_player, markup, prose
from workbook.pages.showing import answer_cards, shown_run, slides, small_pictures
from workbook.pages.showing.shown_run import ShownRun
from workbook.pages.showing.small_pictures import Shot

_LONG = 26


def draw(here: ShownRun) -> None:
    """Draw what the remote asked for; what cannot be shown (any more) leaves the name of the run."""
    if not _DRAW[here.view.what](here, here.view):
        _calm(here)


def _calm(here: ShownRun) -> None:
    course = here.library.course(here.run.course)
    over = f"<p>{prose.inline(course.title)}</p>" if course else ""
    markup.show(f'<section class="wb-hall">{over}<h1>{prose.plain(here.run.title)}</h1></section>')


def _nothing(_here: ShownRun, _view: View) -> bool:
    return False


def _timer(here: ShownRun, _view: View) -> bool:
    """Leave the screen to the clock."""
    word = "" if here.hall.timer(here.breakout) else "<p>時計は動いていません。</p>"
    markup.show(
        f'<section class="wb-hall wb-hall-clock"><h1>{prose.plain(here.run.title)}</h1>{word}</section>'
    )
    return True


def _question(here: ShownRun, view: View) -> bool:
    found = _words(here, view)
    if found is None:
        return False
    over, question, how = found
    lines = "<br>".join(prose.inline(line) for line in question.strip().splitlines())
    rest = f'<div class="wb-ask-how">{prose.to_html(how)}</div>' if how else ""
    markup.show(
        f'<section class="wb-ask" data-fit><p class="wb-screen-over">{prose.inline(over)}</p><h1>{lines}</h1>{rest}</section>'
    )
    return True


def _words(here: ShownRun, view: View) -> tuple[str, str, str] | None:
    """Return where a question stands, the question, and how it is talked about."""
    if view.module:
        module = here.library.module(view.module)
        blocks = module.blocks if module else ()
        asked = next((one for one in blocks if one.kind == "discussion" and one.id == view.question), None)
        return (module.title, asked.question, asked.how or "") if module and asked else None
    worksheet, ask = shown_run.asked(here.library, Subject(view.worksheet, view.question)) or (None, None)
    return (worksheet.title, ask.label, ask.help) if worksheet and ask else None


def _wall(here: ShownRun, view: View) -> bool:
    subject = Subject(view.worksheet, view.question)
    worksheet, ask = shown_run.asked(here.library, subject) or (None, None)
    if worksheet is None or ask is None:
        return False
    held = here.wall(subject)
    place, pages, cards = all_answers.page(all_answers.narrowed(held, view, here.hall.picks), view)
    size = screen_view.room_for(len(cards)) if pages == 1 else view.size
    tiles = "".join(
        f'<li class="wb-tile">{_label(card, view)}'
        f"{answer_cards.card(ask, shown_run.values(held, card, has_names=view.has_names)[ask.id], size=size)}</li>"
        for card in cards
    )
    markup.show(_head(worksheet.title, ask.label, place=place, pages=pages, view=view))
    markup.show(f'<ul class="wb-tiles wb-tiles-{size}">{tiles}</ul>' if tiles else _EMPTY)
    return True


def _pictures(here: ShownRun, view: View) -> bool:
    subject = Subject(view.worksheet, view.question)
    found = shown_run.asked(here.library, subject)
    chart = screen_view.place_of(view.question)
    if found is None or chart is None:
        return False
    worksheet, _ = found
    held = here.wall(subject)
    place, pages, cards = all_answers.page(all_answers.narrowed(held, view, here.hall.picks), view)
    if pages == len(cards) == 1:
        values = shown_run.values(held, cards[0], has_names=view.has_names)
        _one_picture(worksheet, chart, values, cards[0], view)
        return True
    size = screen_view.room_for(len(cards)) if pages == 1 else view.size
    shots = [
        small_pictures.of(worksheet, chart, shown_run.values(held, card, has_names=view.has_names), size=size)
        for card in cards
    ]
    stage = _stage(shots)
    tiles = "".join(
        f'<li class="wb-tile">{_label(card, view, "" if stage else shot.stage)}{shot.html}</li>'
        for card, shot in zip(cards, shots, strict=True)
    )
    title = small_pictures.title(worksheet, chart) + stage
    below = small_pictures.below(shots)
    markup.show(_head(worksheet.title, title, place=place, pages=pages, view=view))
    markup.show(
        f'<ul class="wb-tiles wb-tiles-{size} wb-over-{len(below)}">{tiles}</ul>' if tiles else _EMPTY
    )
    _below(below)
    return True


def _stage(shots: Sequence[Shot]) -> str:
    """Return the stage that all pictures show, as it stands behind their title."""
    stages = {shot.stage for shot in shots}
    return f"　{stages.pop()}" if len(stages) == 1 and "" not in stages else ""


def _below(lines: Sequence[str]) -> None:
    """Draw what stands below pictures: what their signs mean, and how they are read larger."""
    if lines:
        markup.show("".join(f'<p class="wb-below">{prose.plain(line)}</p>' for line in lines))


def _spotlight(here: ShownRun, view: View) -> bool:
    subject = Subject(view.worksheet, view.question)
    found = shown_run.asked(here.library, subject)
    held = here.wall(subject)
    card = held.one(view.sheet)
    if found is None or card is None:
        return False
    worksheet, ask = found
    values = shown_run.values(held, card, has_names=view.has_names)
    if ask is None:
        _one_picture(worksheet, screen_view.place_of(view.question) or 0, values, card, view)
        return True
    markup.show(_head(worksheet.title, ask.label, view=view))
    whole = answer_cards.whole(ask, values[ask.id])
    markup.show(f'<div class="wb-spot-who">{_label(card, view)}</div>{whole}')
    return True


def _one_picture(worksheet: Worksheet, chart: int, values: SeenValues, card: Card, view: View) -> None:
    """Draw one team's picture as large as the screen: whose it is stands above its title."""
    shot, line = small_pictures.alone(worksheet, chart, values)
    title = small_pictures.title(worksheet, chart) + _stage([shot])
    called = f"{shown_run.name(card, has_names=view.has_names)}　{_size(card, view)}".rstrip()
    markup.show(_head(called, title, view=view))
    lines = [line] if line else []
    markup.show(f'<div class="wb-spot wb-spot-shot wb-over-{len(lines)}">{shot.html}</div>')
    _below(lines)


def _growth(here: ShownRun, view: View) -> bool:
    """Show how a team's sheet grew, if the team lets it: never with the names of people."""
    held = here.wall(Subject(view.worksheet, view.question))
    card, worksheet = held.one(view.sheet), here.library.worksheet(view.worksheet)
    if card is None or worksheet is None or card.sheet.id not in here.hall.growing:
        return False
    form = forms.of_worksheet(worksheet)
    whole = told_steps.of_sheet(
        here.visit, card.sheet, form, course=here.run.course, library=here.library, by=here.me
    )
    shown = told_steps.without_names(whole, () if view.has_names else held.names)
    if not shown.grown.steps:
        return False
    markup.show(_head(worksheet.title, f"歩み　{shown_run.name(card, has_names=view.has_names)}", view=view))
    growth_player.mount(shown, worksheet, key=f"projector-growth-{card.sheet.id}", large=True)
    return True


def _head(over: str, title: str, *, view: View, place: int = 0, pages: int = 1) -> str:
    turned = f'<p class="wb-screen-page">{place + 1} / {pages}</p>' if pages > 1 else ""
    size = f"　人口 {populations.label(view.band)} のまち" if view.band else ""
    long = " wb-screen-long" if len(title) > _LONG else ""
    return (
        f'<header class="wb-screen-head{long}"><div><p class="wb-screen-over">{prose.inline(over + size)}</p>'
        f"<h1>{prose.inline(title)}</h1></div>{turned}</header>"
    )


def _label(card: Card, view: View, stage: str = "") -> str:
    """Return whose tile this is, with the stage it shows where the tiles show several."""
    called = shown_run.name(card, has_names=view.has_names)
    beside = "　".join(filter(None, (_size(card, view), prose.plain(stage))))
    told = f"<span>{beside}</span>" if beside else ""
    return f'<h2 class="wb-tile-who">{prose.plain(called)}{told}</h2>'


def _size(card: Card, view: View) -> str:
    band = populations.label(card.band) if view.by_band else ""
    return f"人口 {band}" if band else ""


_EMPTY = '<p class="wb-screen-empty">映せる答えは、まだありません。</p>'
_DRAW: Mapping[str, Callable[[ShownRun, View], bool]] = {
    screen_view.NOTHING: _nothing,
    screen_view.TIMER: _timer,
    screen_view.QUESTION: _question,
    screen_view.WALL: _wall,
    screen_view.PICTURES: _pictures,
    screen_view.SPOTLIGHT: _spotlight,
    screen_view.GROWTH: _growth,
    screen_view.OPENING: lambda here, _: slides.opening(here),
    screen_view.PAUSE: lambda here, _: slides.pause(here),
    screen_view.NOW: lambda here, _: slides.talk(here),
}
