"""Everything of one's team, or of a whole run, as one zip."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import IO, TYPE_CHECKING

import streamlit as st

from workbook.classroom.homework import take_all_home
from workbook.classroom.homework.take_all_home import Packed
from workbook.classroom.people import permission, rights
from workbook.classroom.people.views import Person, Run
from workbook.classroom.run import contents, runs
from workbook.content.forms import reading
from workbook.handouts.layout import file_names
from workbook.handouts.layout import sheet as layout
from workbook.handouts.layout.sheet import Header, Sheet
from workbook.office.background import Job
from workbook.office.visit import Visit
from workbook.pages.frame import browser, markup, phrases
from workbook.pages.organising import run_report

if TYPE_CHECKING:
    from workbook.handouts.writers.zip_of_sheets import Folder

_OWN = ("xlsx", "docx", "html", "json")
_ALL = ("xlsx", "json")
"""Word for sixty teams takes minutes, and HTML carries the editor in every sheet (60 teams would be 55 MB); their Excel books can be read and come back as well."""
_SOON = 1.0
_FAILED = (
    "まとめられませんでした（番号 {number}）。書かれたものは消えていません。もう一度押しても同じときは、"
    "サーバーの空き容量を確かめ、この番号をシステムの担当の方に伝えてください。"
)


def of_team(visit: Visit, me: Person) -> None:
    """Offer every worksheet of the visitor's own team."""
    with visit.house.database.reading() as db:
        run = runs.find(db, me.run_id)
    if run is not None:
        st.download_button(
            "チームの記入をすべて（zip）",
            partial(write, visit, me, run),
            file_name="チームの記入.zip",
            mime=file_names.MEDIA_TYPES["zip"],
            key="zip-team",
            on_click="ignore",
        )


def of_run(visit: Visit, me: Person, run: Run) -> None:
    """Offer every worksheet of all teams, in a folder for each team, with the run's report and records; it is made while other things go on."""
    job = visit.house.workroom.job(run.id)
    polls = job is not None and job.is_running
    st.fragment(_of_run, run_every=_SOON if polls else None)(visit, me, run, polls=polls)


def _of_run(visit: Visit, me: Person, run: Run, *, polls: bool) -> None:
    job = visit.house.workroom.job(run.id)
    if job is not None and job.is_running:
        far = (
            f"まとめています（{job.done}／{job.parts} チーム）。"
            if job.parts
            else "まとめる準備をしています。"
        )
        markup.show(f'<p role="status" class="wb-note">{far}ほかのページへ移っても続きます。</p>')
    elif polls:
        st.rerun()
    elif job is None:
        _begin(visit, me, run, "すべてのチームの記入をまとめる（zip）")
    elif job.is_broken:
        markup.tell(_FAILED.format(number=job.number))
        _begin(visit, me, run, "もう一度まとめる（zip）")
    else:
        _made(visit, me, run, job)


def _begin(visit: Visit, me: Person, run: Run, label: str) -> None:
    if st.button(label, key=f"pack-{run.id}"):
        visit.house.workroom.begin(run.id, partial(make, visit, me, run))
        st.rerun()


def _made(visit: Visit, me: Person, run: Run, job: Job) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"packed-{run.id}"):
        st.download_button(
            f"すべてのチームの記入（zip、{job.size / 1_000_000:.1f} MB）",
            partial(fetch, visit, me, run),
            file_name="すべてのチームの記入.zip",
            mime=file_names.MEDIA_TYPES["zip"],
            key=f"zip-{run.id}",
            on_click="ignore",
        )
        _begin(visit, me, run, "いまの内容でまとめ直す")
    markup.note(f"{phrases.moment(job.asked_at)} の内容です。一時間たつと消えます。")


def make(visit: Visit, me: Person, run: Run, file: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Write the zip of a run, team by team as things stand at that moment; tell how many of how many are there."""
    from workbook.handouts.writers import zip_of_sheets  # slow import that most visits do not need

    with visit.house.database.reading() as db:
        teams = runs.teams_of(db, run.id)
    yield 0, len(teams)
    folders = (folder for team in teams for folder in _folders(visit, me, run, team=team.id))
    more = run_report.files(visit, me, run)
    for done in zip_of_sheets.pack(file, folders, of=len(teams), formats=_ALL, more=more):
        yield done, len(teams)


def fetch(visit: Visit, me: Person, run: Run) -> bytes:
    """Return the zip that was made of a run; raise Refused for somebody who may not see all teams (any more).

    An old page may ask for one that is gone: then it is made at once.
    """
    with visit.house.database.reading() as db:
        permission.need(rights.may_create_run(rights.by_id(db, me.id)))
    made = visit.house.workroom.read(run.id)
    if made is not None:
        return made
    file = io.BytesIO()
    for _ in make(visit, me, run, file):
        pass
    return file.getvalue()


def write(visit: Visit, me: Person, run: Run) -> bytes:
    """Return the zip of one's own team as things stand now; each sheet in it is remembered, so that it can come back."""
    from workbook.handouts.writers import zip_of_sheets  # slow import that most visits do not need

    return zip_of_sheets.write(_folders(visit, me, run, team=me.team_id), formats=_OWN)


def _folders(visit: Visit, me: Person, run: Run, *, team: str) -> list[Folder]:
    from workbook.handouts.writers.zip_of_sheets import Folder  # slow import that most visits do not need

    with visit.house.database.begin() as db:
        library = contents.shown_to(db, run, shelf=visit.house.shelf)
        packs = take_all_home.pack(db, run, library=library, by=me, format="xlsx", team=team)
    return [Folder(_name(one), _laid(one, run)) for one in packs]


def _name(packed: Packed) -> str:
    return " ".join(dict.fromkeys((packed.team.municipality, packed.team.name)))


def _laid(packed: Packed, run: Run) -> tuple[Sheet, ...]:
    today = reading.say_day(browser.today())
    return tuple(
        layout.lay_out(form, handout.values, header=Header(run.title, packed.team.name, today, handout.shown))
        for form, handout in packed.sheets
    )
