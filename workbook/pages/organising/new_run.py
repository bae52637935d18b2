"""Opening a run: what is asked, what would be made of it, and only then the run itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from workbook.classroom.people.entries import Refused
from workbook.classroom.preparing import headings, registration
from workbook.classroom.preparing.headings import Headings
from workbook.classroom.preparing.registration import Registration
from workbook.classroom.run import opening, runs
from workbook.classroom.run.opening import NewRun
from workbook.classroom.run.team_list import NewTeam
from workbook.content.course import timetable
from workbook.content.forms import populations
from workbook.content.model.courses import Course
from workbook.handouts.returned import safe_file
from workbook.handouts.returned.apart.reader import READER
from workbook.office.visit import Visit
from workbook.pages.frame import browser, drafts, links, markup, prose

_EXAMPLE = "みなと野市\tみなと野市\t82000\n青梁市\t青梁市 1班\t31000\n青梁市\t青梁市 2班\t31000"
_PASTE = "チーム（市町村名・チーム名・人口を、Excel からそのまま貼れます）"
_FILE = "または、申込フォームの一覧（.xlsx・.csv）"
_COLUMNS = (
    f"一覧の見出しは、{headings.SHOWN}です。順番は自由で、ない列があってもかまいません。"
    "一人一行でも、一チーム一行でも読めます。"
)
_TWICE = "貼ったものとファイルの両方があります。どちらか一方にしてください。"
_NONE = "チームを貼るか、一覧のファイルを入れてください。"
_HEAD = ("都道府県", "市町村", "チーム", "人口の帯", "都道府県の職員", "登録した人")
_MOST_TOLD = 30
_COLUMN_WIDTH = 260


@dataclass(frozen=True)
class _Asked:
    """What stands in the boxes."""

    course: str
    title: str
    starts_on: date | None
    periods: tuple[str, ...]
    tracks: tuple[str, ...]
    pasted: str
    file: UploadedFile | None


def draw(visit: Visit, *, key: str) -> None:
    """Draw the boxes and, once they were looked at, what would be made; `key` is new for every run."""
    checked = browser.CHECKED.of(key)
    asked = _boxes(visit, key=key, checked=checked)
    if not browser.get(checked):
        return
    markup.section("つくる前の確かめ")
    listed = _listed(asked, key=key)
    if isinstance(listed, str):
        markup.tell(listed)
        return
    if listed.left_out:
        _left_out(listed)
    if listed.problems:
        _problems(listed)
    elif (refusal := _refusal(asked)) is not None:
        markup.tell(refusal)
    else:
        _preview(listed.teams)
        if st.button("この内容でつくる", type="primary", key=f"make-{key}"):
            _open(visit, asked, listed.teams)


def _boxes(visit: Visit, *, key: str, checked: browser.Key) -> _Asked:
    library = visit.house.shelf.current()
    courses = {course.id: course.title for course in timetable.longest_first(library.courses.values())}
    course = st.selectbox(
        "研修",
        list(courses),
        format_func=lambda id_: courses[id_],
        placeholder="えらんでください",
        key=f"course-{key}",
    )
    with st.form(key, enter_to_submit=False):
        with _kept(visit, "title", key=key):
            title = st.text_input("開催回の名前", placeholder="例：令和8年度 全国研修（第1回）")
        starts_on: date | None = st.date_input(
            "はじまりの日（決まっていなければ空のままで）", None, format="YYYY/MM/DD"
        )
        periods, tracks = _parts(library.course(course or ""))
        with _kept(visit, "teams", key=key):
            pasted = st.text_area(_PASTE, placeholder=_EXAMPLE, height=200)
        READER.get_ready()
        file = st.file_uploader(_FILE, type=["xlsx", "csv"])
        markup.note(_COLUMNS)
        if st.form_submit_button("内容を確かめる", type="primary"):
            browser.put(checked, value=True)
    return _Asked(course or "", title, starts_on, periods, tracks, pasted, file)


def _kept(visit: Visit, place: str, *, key: str) -> DeltaGenerator:
    """Return a container whose words come back when the page was left, until the next run is there."""
    if visit.me is None:
        return st.container(key=f"{place}-{key}")
    with visit.house.database.reading() as db:
        turn = len(runs.list_runs(db))
    return drafts.kept(visit.me, None, f"run-{place}", turn=turn)


def _parts(course: Course | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Let the organiser leave out periods and tracks; all of them is said as none."""
    if course is None:
        return (), ()
    periods = {period.id: f"{day.title}：{period.title}" for day in course.days for period in day.periods}
    tracks = {track.id: track.title for track in course.tracks}
    with st.expander("一部のコマだけ開くとき"):
        return (
            _some("開くコマ（選ばなければ、すべて）", periods, key=f"periods-{course.id}"),
            _some("開くコース（選ばなければ、すべて）", tracks, key=f"tracks-{course.id}") if tracks else (),
        )


def _some(label: str, titles: dict[str, str], *, key: str) -> tuple[str, ...]:
    chosen = st.multiselect(
        label,
        list(titles),
        format_func=lambda id_: prose.label(titles[id_]),
        placeholder="すべて",
        key=key,
    )
    return tuple(chosen) if len(chosen) < len(titles) else ()


def _listed(asked: _Asked, *, key: str) -> Registration | str:
    """Return the teams that were pasted or are in the file, or why there are none."""
    if asked.file is not None and asked.pasted.strip():
        return _TWICE
    if asked.file is None:
        return registration.read_pasted(asked.pasted) if asked.pasted.strip() else _NONE
    try:
        pages = READER.pages(asked.file.getvalue(), name=asked.file.name)
    except safe_file.FileRefused as refused:
        return f"「{asked.file.name}」：{refused}"
    page = pages[registration.page_of_list([one.rows for one in pages])]
    found = headings.find(page.rows)
    chosen = _columns(found, key=f"{key}-{asked.file.file_id}") if found else {}
    return registration.read(page.rows, aside=page.aside, chosen=chosen)


def _columns(found: Headings, *, key: str) -> dict[int, str]:
    """Show what each column is taken for, and let the organiser say otherwise."""
    markup.note("それぞれの列を、次のように読みました。違うところは選びなおしてください。")
    with st.container(horizontal=True, key=f"columns-{key}"):
        return {
            place: st.selectbox(
                f"{headings.letter(place)} 列「{prose.label(head)}」",
                list(headings.LABELS),
                index=list(headings.LABELS).index(kind),
                format_func=lambda kind: headings.LABELS[kind],
                key=f"column-{key}-{place}",
                width=_COLUMN_WIDTH,
            )
            for place, (head, kind) in enumerate(zip(found.heads, found.kinds, strict=True))
            if head.strip()
        }


def _problems(listed: Registration) -> None:
    told = [str(problem) for problem in listed.problems[:_MOST_TOLD]]
    rest = len(listed.problems) - len(told)
    more = [f"ほかに {rest} 件あります。"] if rest else []
    head = f"直すところが {len(listed.problems)} 件あります。まだ何もつくっていません。"
    markup.tell("\n".join([head, *told, *more]))


def _left_out(listed: Registration) -> None:
    told = [str(line) for line in listed.left_out[:_MOST_TOLD]]
    markup.notice("\n".join([f"次の {len(listed.left_out)} 行は入れていません。", *told]))


def _refusal(asked: _Asked) -> str | None:
    """Return what is missing besides the teams; None if nothing is."""
    found = (opening.problem_of_title(asked.title), None if asked.course else "研修を選んでください。")
    return "\n".join(problem for problem in found if problem) or None


def _preview(teams: Sequence[NewTeam]) -> None:
    people = sum(len(team.expected) for team in teams)
    markup.show(
        f'<p class="wb-lead">{len(teams)} チーム{f"・{people} 人" if people else ""}をつくります。'
        "まだ何もつくっていません。</p>"
    )
    table = [
        (
            team.prefecture or "—",
            team.municipality,
            team.name,
            populations.label(populations.band_of(team.population)) or "—",
            "はい" if team.is_prefecture else "",
            _people(team),
        )
        for team in teams
    ]
    markup.show(markup.table(_HEAD, table, cards=True))


def _people(team: NewTeam) -> str:
    return "、".join(
        f"{name}（{department}）" if name and department else name or department
        for name, department in team.expected
    )


def _open(visit: Visit, asked: _Asked, teams: Sequence[NewTeam]) -> None:
    try:
        with visit.house.database.begin() as db:
            run = opening.open_run(
                db,
                NewRun(
                    course=asked.course,
                    title=asked.title,
                    starts_on=asked.starts_on,
                    teams=teams,
                    periods=asked.periods,
                    tracks=asked.tracks,
                ),
                library=visit.house.shelf.current(),
                by=visit.me.id if visit.me else None,
            )
    except Refused as refused:
        markup.tell(str(refused))
        return
    browser.put(
        browser.NEWS,
        f"「{run.title}」をつくりました。部屋を分け、カードを配り、進行役を招くまでを、ここでできます。",
    )
    links.go("prepare", run=run.id)
