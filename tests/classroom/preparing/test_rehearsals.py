"""A rehearsal has samples only, says so wherever its name stands, and is the only run that can be thrown away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workbook.classroom.entrance import arrivals
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Run, Team
from workbook.classroom.preparing import rehearsals
from workbook.classroom.run import breakouts, runs
from workbook.classroom.run.breakouts import ProposedBreakout
from workbook.classroom.sheets import sheets
from workbook.content import library as libraries
from workbook.content.forms import form as forms
from workbook.content.model.library import Library
from workbook.store.database import Database

Opened = Callable[..., tuple[Run, tuple[Team, ...]]]


@pytest.fixture
def organiser(both: Database) -> Person:
    with both.begin() as db:
        return arrivals.admit_organiser(db).person


@pytest.fixture(scope="module")
def with_examples(library: Library) -> Library:
    """The small training, whose authors gave an example."""
    texts = dict(library.texts)
    name = "exercises/worksheets/talk.yaml"
    texts[name] = texts[name].replace("label: めざすこと,", "label: めざすこと, example: 一言を聞く。,")
    return libraries.read_texts(texts)


def _copy(database: Database, run: Run, library: Library, by: Person) -> tuple[Run, tuple[Team, ...]]:
    with database.begin() as db:
        copied = rehearsals.copy(db, run, library=library, by=by)
        return copied, runs.teams_of(db, copied.id)


def test_a_rehearsal_has_the_same_rooms_and_only_samples(
    both: Database, open_run: Opened, organiser: Person, with_examples: Library
) -> None:
    run, real = open_run(both, 3)
    with both.begin() as db:
        arrivals.join(db, code=real[0].code, name="本番の人", department="福祉課")
        breakouts.apply(
            db,
            run.id,
            [ProposedBreakout("北", (real[0].id, real[2].id)), ProposedBreakout("南", ())],
            by=organiser,
        )

    copied, samples = _copy(both, run, with_examples, organiser)

    assert (copied.title, copied.is_rehearsal, copied.starts_on) == (
        "【リハーサル】第1回",
        True,
        run.starts_on,
    )
    with both.reading() as db:
        north, south = breakouts.of_run(db, copied.id)
        kept = sheets.team_sheets(db, run=copied.id)
        worksheet = with_examples.worksheets["talk"]
        said = sheets.values_many(db, kept, lambda _: forms.of_worksheet(worksheet))
    assert (north.name, south.name) == ("北", "南")
    assert [(team.municipality, team.name, team.breakout_id == north.id) for team in samples] == [
        ("見本市", "見本 1 班", True),
        ("見本市", "見本 2 班", False),
        ("見本市", "見本 3 班", True),
    ]
    assert [team.population_band for team in samples] == [team.population_band for team in real]
    assert not {team.code for team in samples} & {team.code for team in real}
    assert set(map(str, said.values())) == {"{'goal': '一言を聞く。'}"}
    assert samples[0].id not in {one.sheet.team_id for one in kept}


def test_a_rehearsal_is_thrown_away_for_good(
    both: Database, open_run: Opened, organiser: Person, library: Library
) -> None:
    run, _ = open_run(both)
    copied, (sample,) = _copy(both, run, library, organiser)

    with both.begin() as db:
        rehearsals.throw_away(db, copied, by=organiser)

    with both.reading() as db:
        gone = runs.find(db, copied.id)
        assert gone is not None
        assert rehearsals.is_thrown_away(gone)
        assert [one.id for one in runs.list_runs(db)] == [run.id]
        with pytest.raises(Refused):
            arrivals.check(db, code=sample.code, name="佐藤", department="福祉課")


def test_a_real_run_is_never_thrown_away(both: Database, open_run: Opened, organiser: Person) -> None:
    run, (team,) = open_run(both)
    with both.begin() as db:
        member = arrivals.join(db, code=team.code, name="佐藤", department="福祉課").person

    for by in (organiser, member):
        with pytest.raises(Refused), both.begin() as db:
            rehearsals.throw_away(db, run, by=by)

    with both.reading() as db:
        assert [(one.id, one.is_closed) for one in runs.list_runs(db)] == [(run.id, False)]


def test_only_organisers_rehearse(
    both: Database, open_run: Opened, organiser: Person, library: Library
) -> None:
    run, (team,) = open_run(both)
    copied, _ = _copy(both, run, library, organiser)
    with both.begin() as db:
        member = arrivals.join(db, code=team.code, name="佐藤", department="福祉課").person

    for work in (
        lambda db: rehearsals.copy(db, run, library=library, by=member),
        lambda db: rehearsals.throw_away(db, copied, by=member),
    ):
        with pytest.raises(Refused), both.begin() as db:
            work(db)

    with both.reading() as db:
        assert [one.is_rehearsal for one in runs.list_runs(db)] == [True, False]


def test_a_rehearsal_of_a_rehearsal_is_marked_once(
    both: Database, open_run: Opened, organiser: Person, library: Library
) -> None:
    run, _ = open_run(both, title="回" * 80)
    copied, _ = _copy(both, run, library, organiser)

    again, _ = _copy(both, copied, library, organiser)

    assert copied.title == again.title == "【リハーサル】" + "回" * 73
