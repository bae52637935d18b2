"""The map of a sheet at a moment, or at two beside each other, as images with the same in words."""

from __future__ import annotations

import base64

from workbook import charts
from workbook.charts import Picture
from workbook.content.forms import form as forms
from workbook.content.forms.form import Form
from workbook.content.model.answers import Answer, Values
from workbook.content.model.charts import Chart, drawn_by
from workbook.content.model.worksheets import Worksheet
from workbook.handouts.prints import chart_png
from workbook.pages.frame import prose

_WIDTH = 456
"""As wide as half of a page of a PC: so many pixels are shown as they are drawn."""

Answers = tuple[Answer | None, Answer | None]


def is_map(worksheet: Worksheet, question: str) -> bool:
    """Tell whether a question's answer is drawn as a map."""
    return bool(_map_of(worksheet, question))


def pair(worksheet: Worksheet, question: str, answers: Answers, *, heads: tuple[str, str]) -> str:
    """Return a question's map at two moments side by side; nothing for a question without one.

    Of the stages that somebody wrote the last is shown that differs: what changed is seen.
    """
    chart = _map_of(worksheet, question)
    if not chart:
        return ""
    only = worksheet.model_copy(update={"charts": chart})
    form = forms.of_worksheet(only)
    stages = [stage.code for ask in form.asks if ask.id == question for stage in ask.stages]
    written = (charts.last_stage(one, form, _values(question, answer)) for one in chart for answer in answers)
    last = max(map(stages.index, written))
    shown = [_at(only, form, question, answers, stages[last])]
    for stage in reversed(stages[:last]):
        if _differs(shown[-1]):
            break
        shown.append(_at(only, form, question, answers, stage))
    chosen = shown[-1] if _differs(shown[-1]) else shown[0]
    cells = "".join(_cell(picture, head) for picture, head in zip(chosen, heads, strict=True))
    return f'<div class="wb-pair">{cells}</div>'


def once(worksheet: Worksheet, question: str, answer: Answer | None) -> str:
    """Return a question's map as it stands, at the last stage somebody wrote; nothing for a question without one."""
    chart = _map_of(worksheet, question)
    if not chart:
        return ""
    only = worksheet.model_copy(update={"charts": chart})
    form = forms.of_worksheet(only)
    stage = charts.last_stage(chart[0], form, _values(question, answer))
    picture, _ = _at(only, form, question, (answer, None), stage)
    return _cell(picture, "")


def _map_of(worksheet: Worksheet, question: str) -> tuple[Chart, ...]:
    found = (one for one in worksheet.charts if one.kind in charts.FILLING and question in drawn_by(one))
    return tuple(found)[:1]


def _at(
    worksheet: Worksheet, form: Form, question: str, answers: Answers, stage: str
) -> tuple[Picture, Picture]:
    first, second = (
        charts.draw(worksheet, form, _values(question, answer), width=_WIDTH, stage=stage)[0]
        for answer in answers
    )
    return first, second


def _values(question: str, answer: Answer | None) -> Values:
    return {question: answer} if answer else {}


def _differs(pictures: tuple[Picture, Picture]) -> bool:
    return pictures[0].drawing != pictures[1].drawing


def _cell(picture: Picture, head: str) -> str:
    said = prose.plain(picture.summary).replace("<br>", " ")
    over = f'<p class="wb-side">{prose.inline(f"{head}　{picture.title}".strip())}</p>'
    if picture.is_empty:
        return f'<div>{over}<p class="wb-words">{said}</p></div>'
    data = base64.b64encode(chart_png.svg_for_screen(picture).encode()).decode()
    return f'<div>{over}<img class="wb-map" src="data:image/svg+xml;base64,{data}" alt="{said}"></div>'
