"""Files about a run, for those who prepare, hold or watch it: its report and records, every team's words, cards with codes."""

from __future__ import annotations

from workbook.classroom.entrance import invitations
from workbook.classroom.people import permission, rights
from workbook.classroom.people.views import Breakout, Invitation, Run, Team
from workbook.classroom.preparing import invitation_words
from workbook.classroom.run import breakouts, runs
from workbook.handouts.layout import file_names
from workbook.handouts.prints import code_cards
from workbook.handouts.prints.code_cards import Card
from workbook.office import roll_and_log, run_report, run_report_words, run_zip
from workbook.office.files.asked_file import AskedFile, MadeFile, there


def report(asked: AskedFile) -> MadeFile:
    """Return the report of a run; it names nobody."""
    me, run = asked.somebody(), asked.run()
    permission.need(rights.may_watch(me, run=run.id, breakout=me.breakout_id), permission.NOT_A_HELPER)
    return _of(run, run_report_words.TITLE, "docx", run_report.write(asked.visit, me, run))


def roll(asked: AskedFile) -> MadeFile:
    """Return who was there on which day, with names."""
    me, run = asked.somebody(), asked.run()
    return _of(run, "出席の一覧", "xlsx", roll_and_log.roll_book(asked.visit, me, run))


def log(asked: AskedFile) -> MadeFile:
    """Return what happened while a run was held."""
    me, run = asked.somebody(), asked.run()
    return _of(run, "進行の記録", "xlsx", roll_and_log.log_book(asked.visit, me, run))


def everything(asked: AskedFile) -> MadeFile:
    """Return every worksheet of all teams: as it was made beside the pages, or made now."""
    me = asked.somebody()
    permission.need(rights.may_create_run(me), permission.NOT_AN_ORGANISER)
    return MadeFile("すべてのチームの記入.zip", run_zip.fetch(asked.visit, me, asked.run()))


def team_cards(asked: AskedFile) -> MadeFile:
    """Return the cards of a run's teams, so many on a page (`each`)."""
    run = asked.run()
    permission.need(rights.may_prepare(asked.visit.me, run=run.id), permission.NOT_A_HELPER)
    with asked.visit.house.database.reading() as db:
        teams, rooms = runs.teams_of(db, run.id), breakouts.of_run(db, run.id)
    cards = [of_team(team, room_of(team, rooms), origin=asked.origin) for team in teams]
    each = next((n for n in code_cards.PER_PAGE if str(n) == asked.one("each")), code_cards.PER_PAGE[0])
    return _cards(asked, run, cards, "チームのカード", each)


def invitation_cards(asked: AskedFile) -> MadeFile:
    """Return the cards of those who were invited to help with a run or watch it."""
    me, run = asked.somebody(), asked.run()
    with asked.visit.house.database.reading() as db:
        invited, rooms = invitations.of_run(db, run.id, by=me), breakouts.of_run(db, run.id)
    cards = [of_invitation(one, room_of(one, rooms), origin=asked.origin) for one in invited]
    there(next(iter(cards), None))
    return _cards(asked, run, cards, "招待のカード", code_cards.PER_PAGE[0])


def of_team(team: Team, room: str, *, origin: str) -> Card:
    """Return the card of a team."""
    return Card(team.name, team.code, invitation_words.link(origin, team.code), team.over, room)


def of_invitation(invitation: Invitation, room: str, *, origin: str) -> Card:
    """Return the card of somebody who helps or watches."""
    link = invitation_words.link(origin, invitation.code)
    return Card(f"{invitations.ROLES[invitation.role]}の招待", invitation.code, link, "", room)


def room_of(whose: Team | Invitation, rooms: tuple[Breakout, ...]) -> str:
    """Return the name of a team's or a guest's room, empty without one."""
    return next((room.name for room in rooms if room.id == whose.breakout_id), "")


def _cards(asked: AskedFile, run: Run, cards: list[Card], name: str, per_page: int) -> MadeFile:
    address = f"{asked.origin}/join"
    data = code_cards.write(cards, training=run.title, address=address, per_page=per_page)
    return MadeFile(f"{name}.pdf", data)


def _of(run: Run, name: str, ending: str, data: bytes) -> MadeFile:
    return MadeFile(file_names.named(name, run.title, ending=ending), data)
