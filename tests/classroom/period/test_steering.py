"""What is said while a period runs: who hears it, which word counts, and who may say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from workbook.classroom.people import attendance, logins, new_ids, persons
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run, Team
from workbook.classroom.period import raised_hands, replay, signals
from workbook.classroom.period.news import Bulletin
from workbook.classroom.period.replay import Halls
from workbook.classroom.period.state import Hall
from workbook.classroom.period.steering import Floor
from workbook.classroom.run import runs
from workbook.classroom.sheets import sheets
from workbook.classroom.wall import kept_in_team
from workbook.content.model.library import Library
from workbook.desk.doors.live import Listener, Topic
from workbook.store import tables
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]
ROOM_A, ROOM_B = "room-a", "room-b"


class Training:
    """A run with two teams in two rooms."""

    def __init__(self, database: Database, run: Run, teams: tuple[Team, ...]) -> None:
        self.database, self.run, self.teams = database, run, teams
        with database.begin() as db:
            for place, room in enumerate((ROOM_A, ROOM_B), start=1):
                db.add(tables.Breakout(id=room, run_id=run.id, position=place, name=room))
            db.flush()
            for team, room in zip(teams, (ROOM_A, ROOM_B), strict=True):
                db.execute(
                    text("UPDATE team SET breakout_id = :room WHERE id = :team"),
                    {"room": room, "team": team.id},
                )
        self.all = Floor(run.id, self.person("facilitator"))
        self.a = Floor(run.id, self.person("facilitator", breakout_id=ROOM_A), ROOM_A)
        self.halls = Halls()

    def person(self, role: str, *, breakout_id: str = "", team: Team | None = None) -> Person:
        member = new_ids.new_id()
        with self.database.begin() as db:
            db.add(
                tables.Member(
                    id=member,
                    team_id=team.id if team else None,
                    run_id=None if team else self.run.id,
                    breakout_id=breakout_id or None,
                    name=member,
                    department="課",
                    sameness=member,
                    role=role,
                    created_at=datetime.now(UTC),
                )
            )
        with self.database.reading() as db:
            return persons.get(db, member)

    def do(self, work: Callable[..., object], *words: object, **more: object) -> None:
        with self.database.begin() as db:
            work(db, *words, **more)

    def hall(self) -> Hall:
        with self.database.reading() as db:
            return self.halls.of_run(db, self.run.id)


@pytest.fixture
def training(both: Database, open_run: Opened) -> Iterator[Training]:
    run, teams = open_run(both, 2)
    return Training(both, run, teams)


def test_a_message_reaches_those_it_is_for(training: Training) -> None:
    one, other = training.teams
    training.do(training.all.say, "はじめます")
    training.do(training.a.say, "Aの部屋へ")
    training.do(training.all.say, "1班だけに", team=one.id)

    hall = training.hall()
    heard = [
        [m.text for m in hall.messages_for(breakout=b, team=t.id)]
        for b, t in ((ROOM_A, one), (ROOM_B, other))
    ]

    assert heard == [["はじめます", "Aの部屋へ", "1班だけに"], ["はじめます"]]

    training.do(training.all.unsay, hall.messages[0].id)
    assert [m.text for m in training.hall().messages_for(breakout=ROOM_B, team=other.id)] == []


def test_a_rooms_helper_takes_back_only_what_was_said_in_the_room(training: Training) -> None:
    one, _ = training.teams
    training.do(training.all.say, "全員へ")
    training.do(training.a.say, "Aの部屋へ")
    to_all, to_a = training.hall().messages

    training.do(training.a.unsay, to_all.id)
    training.do(training.a.unsay, to_a.id)

    assert [said.text for said in training.hall().messages_for(breakout=ROOM_A, team=one.id)] == ["全員へ"]


def test_of_a_word_for_all_and_one_for_a_room_the_later_counts(training: Training) -> None:
    training.do(training.a.start_timer, 600, label="Aだけ")
    training.do(training.all.start_timer, 60, label="全員")
    assert [training.hall().timer(room).label for room in (ROOM_A, ROOM_B)] == ["全員", "全員"]  # type: ignore[union-attr]

    training.do(training.a.stop_timer)

    assert training.hall().timer(ROOM_A) is None
    assert training.hall().timer(ROOM_B) is not None


def test_more_time_is_added_to_what_is_left_or_begins_again(training: Training) -> None:
    training.do(training.all.start_timer, 600)
    before = training.hall().timer("")

    training.do(training.all.lengthen_timer, 300)

    after = training.hall().timer("")
    assert before
    assert after
    assert before.ends_at
    assert after.ends_at
    assert after.ends_at - before.ends_at == timedelta(seconds=300)
    assert after.seconds == 900


def test_more_time_for_no_clock_changes_nothing(training: Training) -> None:
    training.do(training.all.lengthen_timer, 300)

    assert training.hall().timer("") is None


@pytest.mark.parametrize("seconds", [0, -5, 6 * 3600 + 1])
def test_a_clock_has_a_sensible_length(training: Training, seconds: int) -> None:
    with pytest.raises(Refused):
        training.do(training.all.start_timer, seconds)

    assert training.hall().seq == 0


def test_a_call_holds_until_it_is_taken_back(training: Training) -> None:
    training.do(training.all.gather, "発表をはじめます")
    called = training.hall().gathering(ROOM_B)
    training.do(training.all.end_gathering)

    assert called
    assert called.text == "発表をはじめます"
    assert training.hall().gathering(ROOM_B) is None


def test_stages_are_opened_held_and_left_to_the_team(training: Training) -> None:
    training.do(training.all.set_gate, case="v01", stage=2, what="open")
    training.do(training.a.set_gate, case="v01", stage=1, what="hold")
    hall = training.hall()
    gates = [hall.gate("v01", ROOM_A), hall.gate("v01", ROOM_B), hall.gate("v02", ROOM_A)]
    training.do(training.all.set_gate, case="v01", stage=0, what="free")

    assert [(gate.what, gate.stage) if gate else None for gate in gates] == [("hold", 1), ("open", 2), None]
    assert training.hall().gate("v01", ROOM_A) is None
    with pytest.raises(Refused):
        training.do(training.all.set_gate, case="v01", stage=1, what="close")


def test_a_hand_is_raised_once_and_answered(training: Training) -> None:
    one, _ = training.teams
    member, mate = training.person("member", team=one), training.person("member", team=one)
    training.do(raised_hands.raise_hand, by=member, reason="talk")
    training.do(raised_hands.raise_hand, by=mate, reason="time")
    training.do(training.a.take_hand, one.id)

    hand = training.hall().hands[one.id]

    assert (hand.member, hand.reason, hand.taken_by) == (member.id, "talk", training.a.by.id)
    training.do(raised_hands.lower_hand, by=mate)
    assert training.hall().hands == {}


def test_nobody_steers_what_is_not_theirs(training: Training) -> None:
    one, other = training.teams
    member = training.person("member", team=one)
    watcher = training.person("observer")
    for floor in (
        Floor(training.run.id, member),
        Floor(training.run.id, watcher),
        Floor(training.run.id, training.a.by),  # of the whole run, by somebody of one room
        Floor(training.run.id, training.a.by, ROOM_B),
    ):
        for work in (
            lambda db, floor=floor: floor.say(db, "だめ"),
            lambda db, floor=floor: floor.gather(db),
            lambda db, floor=floor: floor.start_timer(db, 60),
            lambda db, floor=floor: floor.set_gate(db, case="v01", stage=1, what="open"),
            lambda db, floor=floor: floor.show(db, "timer"),
            lambda db, floor=floor: floor.note(db, "だめ"),
        ):
            with pytest.raises(Refused):
                training.do(work)
    with pytest.raises(Refused):
        training.do(training.a.say, "よその班へ", team=other.id)
    with pytest.raises(Refused):
        training.do(training.a.begin_row, period="p1", line=0)
    with pytest.raises(Refused):
        training.do(raised_hands.raise_hand, by=watcher, reason="talk")
    with pytest.raises(Refused):
        training.do(raised_hands.raise_hand, by=member, reason="dance")

    assert training.hall().seq == 0


def test_an_answer_that_stays_in_the_team_is_not_put_aside(training: Training, library: Library) -> None:
    one, _ = training.teams
    member = training.person("member", team=one)
    with training.database.begin() as db:
        sheet = sheets.sheet_for(db, member, sheets.of_worksheet(library.worksheets["talk"]))
        training.a.pick(db, sheet, "goal")
        kept_in_team.keep_in_team(db, sheet, stays=True, by=member)
    with training.database.reading() as db:
        kept = sheets.by_id(db, sheet.id)

    assert kept
    assert kept.stays_in_team
    with pytest.raises(Refused):
        training.do(training.a.pick, kept, "who")
    assert [(pick.sheet, pick.question) for pick in training.hall().picks] == [(sheet.id, "goal")]


def test_notes_are_read_by_their_writer_only(training: Training) -> None:
    training.do(training.all.note, "3班、丸投げ気味")
    training.do(training.a.note, "Aは静か")

    with training.database.reading() as db:
        mine = training.all.notes(db)
    news = Bulletin(training.database, training.halls).news([Topic(training.run.id)])

    assert [one.data["text"] for one in mine] == ["3班、丸投げ気味"]
    assert "丸投げ" not in str(news)


def test_signals_cannot_be_changed_afterwards(training: Training) -> None:
    training.do(training.all.say, "はじめます")

    for change in ("UPDATE signal SET kind = 'note'", "DELETE FROM signal"):
        with pytest.raises(DatabaseError), training.database.begin() as db:
            db.execute(text(change))

    assert [one.text for one in training.hall().messages] == ["はじめます"]


def test_the_hall_read_in_parts_is_the_hall_read_at_once(training: Training) -> None:
    for work in (
        lambda db: training.all.say(db, "一"),
        lambda db: training.all.start_timer(db, 60),
        training.a.gather,
        lambda db: training.all.begin_row(db, period="p1", line=0),
        lambda db: training.all.show(db, "wall", worksheet="talk", question="goal"),
    ):
        training.do(work)
        training.hall()

    with training.database.reading() as db:
        at_once = replay.fold(Hall(), signals.of_run(db, training.run.id))

    assert training.hall() == at_once
    screen = at_once.screen(ROOM_A)
    assert screen
    assert (screen.what, dict(screen.data)) == ("wall", {"worksheet": "talk", "question": "goal"})


def test_screens_hear_their_own_run_only(training: Training, open_run: Opened) -> None:
    bulletin = Bulletin(training.database, training.halls)
    one, _ = training.teams
    other, (stranger_team,) = open_run(training.database, title="第2回")
    who = {
        "member": training.person("member", team=one),
        "stranger": training.person("member", team=stranger_team),
        "observer": training.person("observer"),
        "helper of room A": training.a.by,
    }
    tokens = {}
    with training.database.begin() as db:
        for name, person in who.items():
            ticket = logins.issue_ticket(db, member=person.id, at=datetime.now(UTC))
            tokens[name] = logins.redeem(db, ticket=ticket) or ""

    run = training.run.id
    assert bulletin.listener(tokens["member"], run, "") == Listener(
        who["member"].id, Topic(run, ROOM_A, one.id)
    )
    assert bulletin.listener(tokens["observer"], run, "") == Listener(who["observer"].id, Topic(run))
    assert bulletin.listener(tokens["stranger"], run, "") is None
    assert bulletin.listener(tokens["member"], other.id, "") is None
    assert bulletin.listener("", run, "") is None
    watches = bulletin.listener(tokens["observer"], run, ROOM_B)
    assert watches == Listener(who["observer"].id, Topic(run, ROOM_B))
    assert bulletin.listener(tokens["helper of room A"], run, "") == Listener(
        training.a.by.id, Topic(run, ROOM_A)
    )
    assert bulletin.listener(tokens["helper of room A"], run, ROOM_B) is None


def test_news_cost_the_same_for_one_team_and_many(
    database: Database, open_run: Opened, queries: list[str]
) -> None:
    counts = []
    for teams in (1, 60):
        run, _ = open_run(database, teams, title=f"{teams}")
        with database.reading() as db:
            topics = [Topic(run.id, "", team.id) for team in runs.teams_of(db, run.id)] + [Topic(run.id)]
        bulletin = Bulletin(database, Halls())
        queries.clear()
        assert len(bulletin.news(topics)) == teams + 1
        counts.append(len(queries))

    assert counts == [2, 2]


def test_who_is_seen_again_stays_one_line_a_day(training: Training) -> None:
    one, _ = training.teams
    member = training.person("member", team=one)
    start = datetime(2026, 5, 1, 0, 0, tzinfo=UTC)
    for minutes in (0, 5, 90):
        training.do(attendance.see, [member.id], at=start + timedelta(minutes=minutes))
    training.do(attendance.see, [member.id], at=start + timedelta(hours=20))  # the next day in Japan

    with training.database.reading() as db:
        seen = attendance.of_run(db, training.run.id)

    assert [(one.day.day, one.first_at, one.last_at) for one in seen] == [
        (1, start, start + timedelta(minutes=90)),
        (2, start + timedelta(hours=20), start + timedelta(hours=20)),
    ]
    assert seen[0].is_here(seen[0].last_at + timedelta(seconds=10))
    assert not seen[0].is_here(seen[0].last_at + timedelta(minutes=2))
