"""A module: what it is for, then its blocks in order with their minutes."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.period.state import Place
from workbook.content.course import timetable, versions
from workbook.content.course.versions import Version
from workbook.content.forms import times
from workbook.content.model.courses import Course, ModuleItem
from workbook.content.model.modules import Module
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, markup, next_step, phrases, prose, summon, take_home
from workbook.pages.reading import blocks


def draw(visit: Visit) -> None:
    """Draw the page."""
    module = visit.library.module(browser.asked("id"))
    if module is None:
        markup.title("単元")
        markup.notice("その単元は見つかりませんでした。研修のページからえらんでください。")
        links.to("course", "研修のページへ")
        return
    course = visit.library.course(browser.asked("course"))
    if course is not None:
        with st.container(key="back"):
            links.to("course", f"← {course.title}の時間割", id=course.id)
    version = head(module, visit)
    _summon(module, version, visit)
    if visit.may_see_notes:
        _to_hand_out(module, version, visit)
    body(module, version, visit)
    _neighbours(course, module, version.use, visit)
    next_step.draw(visit, page="module", id_=module.id)


def head(module: Module, visit: Visit) -> Version:
    """Draw what a module is for, and the versions to choose from; return the one that is read."""
    _head(module, visit)
    return _version(module)


def body(module: Module, version: Version, visit: Visit) -> None:
    """Draw the blocks of a version, for those who may with the facilitator's notes."""
    notes = _notes(visit)
    back = links.here_from_module(module.id)
    around = blocks.Around(
        visit.library.cases,
        visit.library.worksheets,
        visit.picture,
        notes=notes,
        back=back,
        steps=version.steps,
    )
    blocks.draw(version.steps, around)


def _head(module: Module, visit: Visit) -> None:
    markup.parts(
        markup.heading(module.title, over="単元"),
        markup.fact_line((f"対象：{markup.audience(module.audience)}", markup.label(module.label))),
        markup.lead_text(module.purpose),
        markup.notice_box(module.notice) if module.notice else "",
    )
    links.grounds(visit.library, module.grounds)
    with st.expander("科目の内容（概要・ポイント・到達目標）"):
        markup.show(markup.syllabus(module))


def _to_hand_out(module: Module, version: Version, visit: Visit) -> None:
    """Offer what a facilitator shows and hands out."""
    with st.container(horizontal=True, key="module-tools", vertical_alignment="center"):
        take_home.module(visit, module, version)


def _version(module: Module) -> Version:
    """Let people choose between the full version, the short one and the parts."""
    choices = {version.use: version for version in versions.choices(module)}
    asked = browser.asked("use")
    start = asked if asked in choices else versions.FULL
    if len(choices) == 1:
        return choices[start]
    chosen = st.segmented_control(
        "どの版で読むか",
        list(choices),
        default=start,
        format_func=lambda use: _name(choices[use]),
        key=browser.VERSION.of(module.id, start).name,
        label_visibility="collapsed",
        required=True,
    )
    return choices[chosen or start]


def _name(version: Version) -> str:
    if version.part:
        return prose.label(version.part)
    name = {versions.FULL: "全部", versions.SHORT: "短縮版"}[version.use]
    return prose.label(f"{name}（{times.minutes(version.minutes)}）")


def _summon(module: Module, version: Version, visit: Visit) -> None:
    """Let a facilitator call everybody to one of the blocks."""
    blocks = [step.block for step in version.steps if step.block.kind != "facilitator"]
    spots = {
        f"{one.kind}-{one.id}": f"{phrases.KINDS[one.kind]}　{one.title or ''}".strip("　") for one in blocks
    }
    way = {name: browser.asked(name) for name in ("course", "period") if browser.asked(name)}
    query = {"id": module.id, "use": version.use, **way}
    summon.offer(visit, Place("module", query, module.title), spots=spots)


def _notes(visit: Visit) -> bool:
    """Let facilitators, and people who try alone, see what the facilitator sees."""
    if not visit.may_see_notes:
        return False
    return st.toggle("進行役メモと出典を表示", key=browser.NOTES.name)


def _neighbours(course: Course | None, module: Module, use: str, visit: Visit) -> None:
    """Draw the way to the module before and after in the same period."""
    period = None if course is None else timetable.find_period(course, browser.asked("period"))
    if course is None or period is None:
        return
    before, after = timetable.neighbours(period, module=module.id, use=browser.asked("use") or use)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="neighbours"):
        _neighbour("前の単元", before, course, period.id, visit)
        _neighbour("次の単元", after, course, period.id, visit)


def _neighbour(word: str, item: ModuleItem | None, course: Course, period: str, visit: Visit) -> None:
    module = None if item is None else visit.library.modules.get(item.module)
    if item is None or module is None:
        return
    links.to("module", f"{word}：{module.title}", id=module.id, use=item.use, course=course.id, period=period)
