"""A file as trainees will see it, drawn anew as soon as it is saved, with what it would do to answers already written."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import streamlit as st

from workbook.classroom.preparing import effect
from workbook.classroom.preparing.effect import Effect
from workbook.content import edited, shelf
from workbook.content import library as libraries
from workbook.content.edited import EditedFile
from workbook.content.forms import times
from workbook.content.shelf import Signature
from workbook.office.visit import Visit
from workbook.pages.authoring import content_problems, laid_over
from workbook.pages.frame import browser, links, markup, prose
from workbook.pages.reading import course, glossary, grounds, module
from workbook.pages.running import handbook
from workbook.pages.writing import case, worksheet
from workbook.problems import Problem

_EVERY = 0.05
"""Seconds between two looks at the folders (0.3 ms each)."""
_BREATH = 0.15
"""Seconds in which a page gets to the browser and is drawn there, before this process is busy again."""
_LONGEST = 40
_NAMED = 3
_NEWEST = "最後に保存したファイル"
_TITLE = "教材の下見"
_TO_MEND = "直すところがあります"
_FIRST = "YAML ファイルを保存すると、ここに、参加者が見るとおりに出ます。"
_UNUSED = "「{}」は、いまの教材に使われていません（名前と場所を確かめてください）。"
_ALL_SCENES = "参加者には、一場面ずつひらきます。ここでは、全部の場面を並べています。"
_KEPT = "答えは消えません（シートの下の「以前の設問への答え」で読めます）。開催中の研修は、つくったときの教材のままです。"


def draw(visit: Visit) -> None:
    """Draw the page, to those who mend content."""
    if not visit.may_see_problems:
        markup.title(_TITLE)
        content_problems.refuse()
        return
    roots = visit.house.settings.content
    marks = shelf.signature(roots)
    _watch(roots, marks)
    library = libraries.at_once(*roots)
    asked = _chosen(edited.paths(library, roots)) or edited.last_saved(roots, marks)
    file = edited.look(library, roots, asked)
    if file is None:
        markup.title(_TITLE)
        markup.notice(_UNUSED.format(asked) if asked else _FIRST)
        return
    above = st.container(key="preview-above")
    _page(file, visit)
    # What takes longer than a blink comes after the page: checks across all files, and a look at all that is written.
    time.sleep(_BREATH)
    problems = visit.house.shelf.problems
    with above:
        _state(file, roots, problems)
        if not _errors(file.problems):
            _across(file, problems)
            _effect(file, visit)


@st.fragment(run_every=_EVERY)
def _watch(roots: Sequence[Path], seen: Signature) -> None:
    """Draw the page anew as soon as any file is saved."""
    if shelf.signature(roots) != seen:
        st.rerun()


def _chosen(found: Sequence[str]) -> str:
    """Let the author choose a file, or follow what is saved; return its path, empty to follow."""
    key, asked = browser.FILE.name, browser.asked("file")
    options = ["", *found] if asked in {"", *found} else ["", asked, *found]
    chosen: str = st.selectbox(
        "下見するファイル",
        options,
        index=options.index(asked),
        format_func=lambda path: path or _NEWEST,
        key=key,
        on_change=_go,
    )
    return chosen


def _go() -> None:
    """Keep the choice in the address, for a reload."""
    chosen = browser.get(browser.FILE)
    if chosen:
        st.query_params["file"] = chosen
    else:
        st.query_params.clear()


def _errors(problems: Sequence[Problem]) -> bool:
    return any(one.severity == "error" for one in problems)


def _page(file: EditedFile, visit: Visit) -> None:
    """Draw the page as trainees see it, or what has to be mended before it can be drawn."""
    if _errors(file.problems):
        markup.title(_TO_MEND, over=file.names[-1])
        markup.lead("直して保存すると、この画面は、もとの見え方にもどります。")
        markup.show(content_problems.table(file.problems))
        return
    _DRAW[file.kind](file, replace(visit, me=None, instead=file.library))


def _state(file: EditedFile, roots: Sequence[Path], problems: Sequence[Problem]) -> None:
    """Say which file this is, when it was saved, and whether others are to be mended."""
    saved = max((root / file.path).stat().st_mtime for root in roots if (root / file.path).exists())
    when = f"{datetime.fromtimestamp(saved, times.JAPAN):%H:%M:%S} に保存"
    here = file.of_this(problems)
    markup.facts((file.names[-1], when, "" if here else "不備なし"))
    _elsewhere([one for one in problems if one not in here])


def _elsewhere(problems: Sequence[Problem]) -> None:
    """Say how much is to be mended in which other files, and lead there."""
    if not problems:
        return
    counted = Counter(one.file for one in problems).most_common()
    named = "、".join(f"{file} に {count} 件" for file, count in counted[:_NAMED])
    rest = f"、ほか {len(counted) - _NAMED} ファイル" if len(counted) > _NAMED else ""
    markup.note(f"ここに出ているファイルのほかに、直すところが {len(problems)} 件あります（{named}{rest}）。")
    links.to("authoring", "ほかのファイルの直すところを「教材の点検」で見る")


def _across(file: EditedFile, problems: Sequence[Problem]) -> None:
    """Show what this file has wrong together with others; it can be drawn all the same."""
    here = file.of_this(problems)
    if here:
        markup.notice(_TO_MEND if _errors(here) else "気をつけたいところがあります")
        markup.show(content_problems.table(here))


def _effect(file: EditedFile, visit: Visit) -> None:
    with visit.house.database.reading() as db:
        found = effect.of_file(db, file.path, library=file.library, shelf=visit.house.shelf)
    if found is None:
        return
    if not found.written:
        markup.note("開催中の研修で、ここに書いたチームはまだありません。")
    elif not found.answers:
        markup.note(f"開催中の {found.written}チームが書いています。答えは、どれもいまのまま読めます。")
    else:
        _touched(found)


def _touched(found: Effect) -> None:
    """Say how many teams and answers it would touch, and which questions."""
    rows = [
        *((label, "「以前の設問への答え」に移る", count) for label, count in found.former),
        *((label, "決まりからはみ出す", count) for label, count in found.outside),
    ]
    items = "".join(
        f"<li>{prose.plain(_short(label))}：{what}　{count}件</li>" for label, what, count in rows
    )
    head = f"このファイルを使うと、開催中の <strong>{found.teams}チーム・{found.answers}件</strong> の答えに関わります。"
    markup.show(f'<div class="wb-notice" role="note"><p>{head}</p><ul>{items}</ul><p>{_KEPT}</p></div>')


def _short(label: str) -> str:
    line = " ".join(label.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


# ---------------------------------------------------------------- one kind each


def _course(file: EditedFile, visit: Visit) -> None:
    shown = visit.library.courses[file.id]
    course.head(shown)
    course.plan(visit, shown)


def _module(file: EditedFile, visit: Visit) -> None:
    shown = visit.library.modules[file.id]
    module.body(shown, module.head(shown, visit), visit)


def _case(file: EditedFile, visit: Visit) -> None:
    shown = visit.library.cases[file.id]
    case.head(shown, visit)
    markup.note(_ALL_SCENES)
    notes = st.toggle("進行役メモを表示", key=browser.NOTES.name)
    case.everything(shown, shown.stages, notes=notes)


def _worksheet(file: EditedFile, visit: Visit) -> None:
    shown = visit.library.worksheets[file.id]
    markup.title(shown.title, over="ワークシート")
    worksheet.try_out(shown, visit)


_DRAW: dict[str, Callable[[EditedFile, Visit], None]] = {
    "course": _course,
    "module": _module,
    "case": _case,
    "worksheet": _worksheet,
    "glossary": lambda _file, visit: glossary.draw(visit),
    "grounds": lambda _file, visit: grounds.draw(visit),
    "handbook": lambda _file, visit: handbook.draw(visit),
    "overlay": laid_over.draw,
}
