"""What facilitators and the team say to each other beside the questions of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from workbook.classroom.homework import comments
from workbook.classroom.homework.comments import Comment
from workbook.classroom.people import rights
from workbook.classroom.people.entries import Refused
from workbook.classroom.people.views import Person, Sheet
from workbook.content.forms import times
from workbook.content.forms.form import Form
from workbook.content.model.answers import Values
from workbook.office.house import Errand
from workbook.office.visit import Visit
from workbook.pages.frame import drafts, markup, prose
from workbook.pages.writing import read_only

_HELPERS = {"facilitator": "進行役", "organiser": "主催者"}


def draw(visit: Visit, me: Person, sheet: Sheet, form: Form, values: Values) -> None:
    """Draw the answers with what was said beside each, and room to say more."""
    with visit.house.database.reading() as db:
        said = comments.of_sheet(db, sheet, by=me)
    helps = rights.may_return(me, sheet)
    for ask in form.asks:
        markup.show(read_only.answer(ask, values.get(ask.id)))
        beside = [one for one in said if one.question == ask.id]
        _beside(visit, me, sheet, beside)
        if helps:
            _say(visit, me, sheet, beside, question=ask.id, label="この設問にコメントを書く")
    known = {ask.id for ask in form.asks}
    markup.section("シート全体へのコメント")
    beside = [one for one in said if one.question not in known]
    _beside(visit, me, sheet, beside)
    _say(visit, me, sheet, beside, question="", label="コメントを書く")


def _beside(visit: Visit, me: Person, sheet: Sheet, found: list[Comment]) -> None:
    for one in found:
        answers = "".join(f"<div>{_said(back)}</div>" for back in one.answers)
        markup.show(f'<div class="wb-remark">{_said(one)}{answers}</div>')
        text = _box(me, sheet, one.answers, key=f"answer-{one.id}", label="返事を書く", button="返事する")
        if text is not None:
            _keep(visit, partial(comments.answer_comment, comment=one.id, by=me, text=text))


def _said(one: Comment) -> str:
    whose = _HELPERS.get(one.role, one.department)
    who = f"{one.name}（{whose}）" if whose else one.name
    return (
        f'<p class="wb-small">{prose.plain(who)}　{times.moment(one.at)}</p>'
        f'<p class="wb-words">{prose.plain(one.text)}</p>'
    )


def _say(  # noqa: PLR0913 -- whose words, beside what
    visit: Visit, me: Person, sheet: Sheet, beside: Sequence[Comment], *, question: str, label: str
) -> None:
    text = _box(me, sheet, beside, key=f"say-{question}", label=label, button="コメントする")
    if text is not None:
        _keep(visit, partial(comments.comment, sheet=sheet, by=me, question=question, text=text))


def _box(  # noqa: PLR0913 -- whose words, beside what
    me: Person, sheet: Sheet, said: Sequence[Comment], *, key: str, label: str, button: str
) -> str | None:
    """Draw room for some words; return them when the button was pressed. The room is empty again once they are said."""
    if not rights.may_comment(me, sheet):
        return None
    turn = sum(one.member_id == me.id for one in said)
    with st.expander(label), st.form(f"form-{key}", enter_to_submit=False, border=False):
        with drafts.kept(me, sheet, key, turn=turn):
            text = st.text_area(label, key=f"text-{key}-{turn}", label_visibility="collapsed")
        asked = st.form_submit_button(button)
    return text if asked else None


def _keep(visit: Visit, save: Errand) -> None:
    try:
        with visit.house.database.begin() as db:
            save(db)
    except Refused as refused:
        markup.tell(str(refused))
        return
    st.rerun()
