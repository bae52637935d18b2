"""The answers of all teams to one question, side by side: only what may be shown, in an order that ranks nobody."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbook.classroom.people.views import Sheet
from workbook.classroom.period.state import Pick
from workbook.classroom.run import contents
from workbook.classroom.sheets import sheets
from workbook.classroom.sheets.sheets import KeptSheet
from workbook.classroom.wall import screen_view
from workbook.classroom.wall.screen_view import View
from workbook.content.forms import personal, populations
from workbook.content.forms.form import Form
from workbook.content.model.answers import Values
from workbook.content.model.charts import drawn_by
from workbook.content.model.library import Library
from workbook.content.model.worksheets import Worksheet
from workbook.store import tables

_LETTERS = 26
_TEAM = re.compile(r"チーム|グループ|班|組|TEAM|GROUP|\W")


@dataclass(frozen=True)
class Subject:
    """What is looked at: a question of a worksheet, or one of its pictures (`showing.chart`)."""

    worksheet: str
    question: str


@dataclass(frozen=True)
class Card:
    """A team's answer. `label` says nothing about the team; `name` and `town` are for those who may see names."""

    sheet: Sheet
    label: str
    name: str
    town: str
    band: str
    values: Values


@dataclass(frozen=True)
class Wall:
    """The answers that may be shown, how many teams keep theirs, and the words that tell who wrote them."""

    cards: tuple[Card, ...] = ()
    kept: int = 0
    names: tuple[str, ...] = ()

    def one(self, sheet: str) -> Card | None:
        """Return the answer of a sheet, None if it may not be shown or is empty."""
        return next((card for card in self.cards if card.sheet.id == sheet), None)


@dataclass(frozen=True)
class AnsweringTeams:
    """The teams of a run (or of one breakout of it) whose answers are looked at, with the run's content."""

    run: str
    library: Library
    breakout: str = ""


def may_be_shown(worksheet: Worksheet | None, sheet: Sheet) -> bool:
    """Tell whether the other teams may see a sheet: its worksheet is for the whole course, and the team does not keep it."""
    return (
        worksheet is not None
        and (worksheet.unit, worksheet.seen_by) == ("team", "course")
        and sheet.kind == "worksheet"
        and sheet.member_id is None
        and not sheet.stays_in_team
    )


def read(db: Session, whose: AnsweringTeams, subject: Subject) -> Wall:
    """Return the wall of one question."""
    return read_many(db, whose, (subject,))[subject]


def read_many(db: Session, whose: AnsweringTeams, subjects: Collection[Subject]) -> dict[Subject, Wall]:
    """Return the walls of several questions in three queries at most, however many teams there are."""
    known = {name: whose.library.worksheet(name) for name in {one.worksheet for one in subjects}}
    shared = {name: found for name, found in known.items() if found and found.seen_by == "course"}
    if not shared:
        return dict.fromkeys(subjects, Wall())
    of_run = select(tables.Team).where(tables.Team.run_id == whose.run)
    teams = {row.id: row for row in db.scalars(of_run)}
    held = sheets.team_sheets(
        db, run=whose.run, content=[id_ for one in shared.values() for id_ in _ids(one)]
    )
    open_ = [one for one in held if may_be_shown(whose.library.worksheet(one.sheet.content_id), one.sheet)]
    values = sheets.values_many(db, open_, lambda sheet: _form(whose.library, sheet))
    names = personal.words_to_cover(
        towns=(row.municipality for row in teams.values()), teams=(row.name for row in teams.values())
    )
    found = {}
    for subject in subjects:
        worksheet = shared.get(subject.worksheet)
        ours = _of_teams(held, worksheet, whose.breakout) if worksheet else ()
        labels = _labels(whose.run, teams)
        shown = [one for one in ours if one.sheet.id in values]
        cards = [_card(one, teams[one.sheet.team_id], labels, values) for one in shown]
        asked = questions_of(worksheet, subject.question) if worksheet else ()
        answered = [card for card in cards if any(card.values.get(name) for name in asked)]
        in_order = sorted(answered, key=lambda card: _mix(whose.run, card.sheet.team_id))
        found[subject] = Wall(tuple(in_order), len(ours) - len(shown), names)
    return found


def picked(
    db: Session, whose: AnsweringTeams, picks: Collection[Pick]
) -> tuple[tuple[Subject, Wall, Card], ...]:
    """Return the answers put aside that can still be shown, as they stand now, each with its wall."""
    content = sheets.content_of(db, {pick.sheet for pick in picks})
    known = [(pick, Subject(content[pick.sheet], pick.question)) for pick in picks if pick.sheet in content]
    walls = read_many(db, whose, {subject for _, subject in known}) if known else {}
    found = ((subject, walls[subject], walls[subject].one(pick.sheet)) for pick, subject in known)
    return tuple((subject, held, card) for subject, held, card in found if card is not None)


def narrowed(wall: Wall, view: View, picks: Collection[Pick] = ()) -> tuple[Card, ...]:
    """Return the answers a view asks for. By size of town or mixed: never by how much somebody wrote."""
    put_aside = {pick.sheet for pick in picks if pick.question == view.question}
    cards = [
        card
        for card in wall.cards
        if view.band in {"", card.band}
        and view.part in {"", card.sheet.breakout_id}
        and (not view.only_picked or card.sheet.id in put_aside)
    ]
    if view.by_band:
        bands = [*populations.BANDS, populations.UNKNOWN]
        cards.sort(key=lambda card: bands.index(card.band) if card.band in bands else len(bands))
    return tuple(cards)


def page(cards: tuple[Card, ...], view: View) -> tuple[int, int, tuple[Card, ...]]:
    """Return which page (from 0) a view shows, how many there are (at least 1), and the answers on it."""
    size = max(view.size, 1)
    pages = max(-(-len(cards) // size), 1)
    place = min(max(view.page, 0), pages - 1)
    return place, pages, cards[place * size : (place + 1) * size]


def questions_of(worksheet: Worksheet, question: str) -> tuple[str, ...]:
    """Return the questions that are looked at: the one of this id, or those a picture is drawn from."""
    place = screen_view.place_of(question)
    if place is None:
        return (question,)
    if place >= len(worksheet.charts):
        return ()
    return drawn_by(worksheet.charts[place])


# ---------------------------------------------------------------- inside


def _card(one: KeptSheet, team: tables.Team, labels: Mapping[str, str], values: Mapping[str, Values]) -> Card:
    return Card(
        sheet=one.sheet,
        label=labels[team.id],
        name=team.name,
        town=team.municipality,
        band=team.population_band,
        values=values[one.sheet.id],
    )


def _of_teams(held: Collection[KeptSheet], worksheet: Worksheet, breakout: str) -> tuple[KeptSheet, ...]:
    """Return one sheet for each team of a breakout (or of the run) that has one, also under a former id."""
    found: dict[str, KeptSheet] = {}
    for name in _ids(worksheet):
        for one in held:
            if one.sheet.content_id == name and breakout in {"", one.sheet.breakout_id}:
                found.setdefault(one.sheet.team_id, one)
    return tuple(found.values())


def _ids(worksheet: Worksheet) -> tuple[str, ...]:
    return (worksheet.id, *worksheet.aliases)


def _form(library: Library, sheet: Sheet) -> Form | None:
    return contents.form_of(library, kind=sheet.kind, content_id=sheet.content_id)


def _labels(run: str, teams: Mapping[str, tables.Team]) -> dict[str, str]:
    """Return チームA, チームB … for all teams of a run: the same in every view of every answer as long as no team joins.

    A letter by which a team of the run is called (Aチーム, チーム Ａ, a班) is left out: it would be taken for that team.
    """
    called = {_bare(team.name) for team in teams.values()}
    free = (letters for letters in map(_letters, count()) if letters not in called)
    mixed = sorted(teams, key=lambda team: _mix(run, team))
    return {team: f"チーム{letters}" for team, letters in zip(mixed, free, strict=False)}


def _bare(name: str) -> str:
    """Return a team's name without the word for a team, however wide and large it is written."""
    return _TEAM.sub("", unicodedata.normalize("NFKC", name).upper())


def _mix(run: str, team: str) -> str:
    words = f"{run}\n{team}"
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def _letters(place: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    first, last = divmod(place, _LETTERS)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)
