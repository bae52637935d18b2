"""A case told scene by scene: text, question, the team's words; then the next scene may be opened."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.people.views import Person
from workbook.classroom.period.state import Place
from workbook.classroom.sheets import sheets
from workbook.content.course import scenes
from workbook.content.course.scenes import Told
from workbook.content.forms import form as forms
from workbook.content.forms import times
from workbook.content.model import answers
from workbook.content.model.answers import Values
from workbook.content.model.cases import Case, Stage
from workbook.office import own_sheets
from workbook.office.own_sheets import OpenedSheet
from workbook.office.visit import Visit
from workbook.pages.arriving import join
from workbook.pages.frame import browser, editor, links, markup, next_step, phrases, prose, summon
from workbook.pages.frame.kept import former_questions, late_words
from workbook.pages.writing import from_alone, growth

_UP_TO_HERE = "この単元で読むのは、ここまでです。続きは、別の単元か、事例のページで読めます。"
_NEWS = "次の場面がひらきました。書き終えたら、下の「この場面に書く」を押してください。"
_NOT_YET = "進行役が場面をひらくと、ここで読めます。"
_HELD = "進行役が次の場面をひらくまで、この場面を話し合いましょう。"


def draw(visit: Visit) -> None:
    """Draw the page."""
    case = visit.library.case(browser.asked("id"))
    if case is None:
        markup.title("事例")
        markup.notice("その事例は見つかりませんでした。研修のページからえらんでください。")
        links.to("course", "研修のページへ")
        return
    links.back(visit.library)
    head(case, visit)
    stages = scenes.chosen(case, browser.asked_list("stages"))
    me = visit.me
    if me is not None and me.team_id:
        form = forms.of_case(case)
        opened = own_sheets.opened(visit, me, sheets.of_case(case), form)
        late_words.show(visit, opened.sheet, form, opened.late, by=me)
        _tell(visit, me, case, stages, opened)
        former_questions.show(opened.former)
        growth.way(case=case)
    elif me is not None:
        only = {"stages": browser.asked("stages")} if browser.asked("stages") else {}
        spots = {stage.id: stage.title for stage in stages}
        summon.offer(visit, Place("case", {"id": case.id, **only}, case.title), spots=spots)
        everything(case, stages)
    else:
        _first(visit, case, stages[0])
    next_step.draw(visit, page="case", id_=case.id)


def head(case: Case, visit: Visit) -> None:
    """Draw what a case is about, and who is in it."""
    markup.title(case.title, over="事例")
    markup.facts((case.place, f"入口：{phrases.DOORS[case.door.kind]}", markup.label(case.label)))
    markup.show(f'<p class="wb-theme">{prose.inline(case.theme)}</p>')
    markup.lead(case.about)
    markup.show(f'<p class="wb-small">話の入口：{prose.inline(case.door.text)}</p>')
    if case.people:
        people = "".join(
            f"<dt>{prose.inline(one.name)}</dt><dd>{prose.inline(one.about)}</dd>" for one in case.people
        )
        markup.show(f'<dl class="wb-people">{people}</dl>')
    if case.notice:
        markup.notice(case.notice)
    links.grounds(visit.library, case.grounds)
    markup.note(phrases.FICTION)


@st.fragment
def _tell(visit: Visit, me: Person, case: Case, stages: tuple[Stage, ...], opened: OpenedSheet) -> None:
    """Draw the open scenes with their boxes, and the step to the next one."""
    form, sheet = forms.of_case(case), opened.sheet
    here = browser.REWRITTEN.of(case.id)
    values, bounds = own_sheets.so_far(visit, me, case, stages, sheet)
    if bounds.held_at == 0 and not any(values.get(stage.id) for stage in stages):
        markup.notice(_NOT_YET)
        return
    told = scenes.told(stages, values, opened=browser.get(_opened(case, stages)), bounds=bounds)
    names = [stage.id for stage in told.scenes]
    # The box stays where somebody writes: a scene that a facilitator opens meanwhile must not take it away.
    now = browser.get(here) if browser.get(here) in names else names[-1]
    browser.put(here, now)
    for stage in told.scenes:
        _scene(stage, question=stage.id != now)
        if stage.id == now:
            editor.mount(sheet, form, only=(stage.id,), cases=(case,), standing=False)
            if now != names[-1] and not values.get(names[-1]):
                markup.tell(_NEWS)
        else:
            _said(stage, values, here)
    # Words for scenes that the team has not read wait: they would open these before anybody talked about them.
    alone = {id_: opened.alone[id_] for id_ in names if id_ in opened.alone}
    from_alone.draw(visit, me, sheet, form, alone=alone, said=opened.said_alone)
    if told.is_over:
        _debrief(case)
        return
    _next(told, case, stages)


def _said(stage: Stage, values: Values, here: browser.Key) -> None:
    """Show what the team wrote for another scene than the one that is open for writing."""
    said = answers.text(values.get(stage.id))
    if said:
        markup.show(f'<blockquote class="wb-said">{prose.plain(said)}</blockquote>')
    st.button(
        "ここを書き直す" if said else "この場面に書く",
        key=f"rewrite-{stage.id}",
        on_click=browser.put,
        args=(here, stage.id),
    )


def _reaches_the_end(case: Case, stages: tuple[Stage, ...]) -> bool:
    """Tell whether these scenes end the story; a module that reads only some of them must not give its end away."""
    return stages[-1].id == case.stages[-1].id


def _opened(case: Case, stages: tuple[Stage, ...]) -> browser.Key:
    """Return where it is remembered how many of these scenes were asked for: two modules may read different ones."""
    return browser.SCENES.of(case.id, *(stage.id for stage in stages))


def _next(told: Told, case: Case, stages: tuple[Stage, ...]) -> None:
    if told.is_held:
        markup.notice(_HELD)
        return
    last = len(told.scenes) == len(stages)
    if last and not _reaches_the_end(case, stages):
        markup.note(_UP_TO_HERE)
        return
    label = "話を終えて" if last else "次の場面をひらく"
    if not told.next_may_open:
        markup.note("問いに一言でも書いて保存されると、続きをひらけます。")
    st.button(
        label,
        disabled=not told.next_may_open,
        type="primary",
        key=f"next-{told.count}",
        on_click=_open_next,
        args=(told, case, stages),
    )


def _open_next(told: Told, case: Case, stages: tuple[Stage, ...]) -> None:
    """Open one scene more and put the box there."""
    browser.put(_opened(case, stages), told.count + 1)
    browser.put(browser.REWRITTEN.of(case.id), "")


def _scene(stage: Stage, *, question: bool = False) -> None:
    """Draw a scene; the editor shows the question itself where there is one."""
    asked = f'<div class="wb-question">{prose.to_html(stage.question)}</div>' if question else ""
    time = f'<span class="wb-time">{times.minutes(stage.minutes)}</span>'
    head = f'<p class="wb-head"><span class="wb-kind">場面</span>{time}</p>'
    markup.show(
        f'<section class="wb-stage wb-at-{stage.id}">{head}<h2>{prose.inline(stage.title)}</h2>{prose.to_html(stage.text)}</section>{asked}'
    )


def _first(visit: Visit, case: Case, stage: Stage) -> None:
    """Tell a stranger the first scene, and how to go on."""
    _scene(stage, question=True)
    markup.notice("続きは、問いに一言書くとひらきます。チームに参加するか、ひとりで試してください。")
    query = {"stages": browser.asked("stages")} if browser.asked("stages") else {}
    join.ways(visit, name="case", id=case.id, **query)


def everything(case: Case, stages: tuple[Stage, ...], *, notes: bool = True) -> None:
    """Tell all scenes at once, to those who facilitate with the notes."""
    for stage in stages:
        _scene(stage, question=True)
        if notes and stage.note:
            markup.show(
                f'<div class="wb-block wb-facilitator"><p class="wb-kind">進行役メモ</p>{prose.to_html(stage.note)}</div>'
            )
    if _reaches_the_end(case, stages):
        _debrief(case)


def _debrief(case: Case) -> None:
    end = "" if case.resolved else '<p class="wb-small">この話は、解決していません。</p>'
    markup.show(
        f'<section class="wb-debrief"><p class="wb-kind">話を終えて</p>{end}{prose.to_html(case.debrief)}</section>'
    )
