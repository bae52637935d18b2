"""The way to everything of a whole run as one zip, which is made while other things go on."""

from __future__ import annotations

from functools import partial

import streamlit as st

from workbook.classroom.people.views import Person, Run
from workbook.content.forms import times
from workbook.office import run_zip
from workbook.office.background import Job
from workbook.office.visit import Visit
from workbook.pages.frame import links, markup, take_home

_SOON = 1.0
_FAILED = (
    "まとめられませんでした（番号 {number}）。書かれたものは消えていません。もう一度押しても同じときは、"
    "サーバーの空き容量を確かめ、この番号をシステムの担当の方に伝えてください。"
)


def offer(visit: Visit, me: Person, run: Run) -> None:
    """Offer every worksheet of all teams, in a folder for each team, with the run's report and records; it is made while other things go on."""
    job = visit.house.workroom.job(run.id)
    polls = job is not None and job.is_running
    st.fragment(_offer, run_every=_SOON if polls else None)(visit, me, run, polls=polls)


def _offer(visit: Visit, me: Person, run: Run, *, polls: bool) -> None:
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
        visit.house.workroom.begin(run.id, partial(run_zip.make, visit, me, run))
        st.rerun()


def _made(visit: Visit, me: Person, run: Run, job: Job) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"packed-{run.id}"):
        size = f"{job.size / 1_000_000:.1f} MB"
        take_home.draw(links.file("run-zip", f"すべてのチームの記入（zip、{size}）", run=run.id))
        _begin(visit, me, run, "いまの内容でまとめ直す")
    markup.note(f"{times.moment(job.asked_at)} の内容です。一時間たつと消えます。")
