"""A case told scene by scene: the scenes that are open, what the team wrote for each, and the step to the next."""

from __future__ import annotations

from workbook.classroom.people.views import Person
from workbook.content.course import scenes
from workbook.content.course.scenes import Told
from workbook.content.forms import form as forms
from workbook.content.model import answers
from workbook.content.model.answers import Values
from workbook.content.model.cases import Case, Stage
from workbook.office import own_sheets
from workbook.pages.frame import phrases, prose
from workbook.web.light import ways
from workbook.web.light.asking import Call
from workbook.web.light.frame import HtmlPage
from workbook.web.light.written import from_alone

_HELD = "進行役が次の場面をひらくまで、この場面を話し合いましょう。"
_NOT_YET = "進行役が場面をひらくと、ここで読めます。"
_UP_TO_HERE = "この単元で読むのは、ここまでです。"
_WRITE_FIRST = "問いに一言でも書いて保存すると、続きをひらけます。"


def page(asked: Call, me: Person) -> HtmlPage | None:
    """Return the case of the address as far as the visitor's team has come; None when there is no such case."""
    visit = asked.visit
    case = visit.library.case(asked.parts["id"])
    if case is None:
        return None
    stages = scenes.chosen(case, tuple(asked.query.get("stages", "").split(",")))
    sheet = own_sheets.of_case(visit, me, case)
    values, bounds = own_sheets.so_far(visit, me, case, stages, sheet)
    if bounds.held_at == 0 and not any(values.get(stage.id) for stage in stages):
        return HtmlPage(case.title, _head(case) + f'<div class="note"><p>{_NOT_YET}</p></div>', over="事例")
    told = scenes.told(stages, values, opened=asked.number("opened"), bounds=bounds)
    scenes_told = "".join(_scene(stage, case, values, asked) for stage in told.scenes)
    alone = from_alone.way(asked, me, sheet, forms.of_case(case))
    body = _head(case) + scenes_told + alone + _next(told, case, stages, asked)
    return HtmlPage(case.title, body, over="事例")


def _head(case: Case) -> str:
    people = "".join(f"<li>{prose.inline(f'{one.name}：{one.about}')}</li>" for one in case.people)
    notice = f'<div class="note">{prose.to_html(case.notice)}</div>' if case.notice else ""
    return (
        f"<p><strong>{prose.inline(case.theme)}</strong></p>{prose.to_html(case.about)}"
        f"<p class='small'>話の入口：{prose.inline(case.door.text)}</p>"
        f"{f'<ul>{people}</ul>' if people else ''}{notice}<p class='small'>{phrases.FICTION}</p>"
    )


def _scene(stage: Stage, case: Case, values: Values, asked: Call) -> str:
    said = answers.text(values.get(stage.id))
    words = f'<p class="said">{prose.plain(said)}</p>' if said else ""
    address = ways.box("case", case.id, stage.id, **_way(asked))
    button = f'<p><a class="button main" href="{prose.plain(address)}">{"書き直す" if said else "この場面に書く"}</a></p>'
    return (
        f'<section class="block" id="{stage.id}"><h2>{prose.inline(stage.title)}</h2>{prose.to_html(stage.text)}'
        f"<h3>問い</h3>{prose.to_html(stage.question)}{words}{button}</section>"
    )


def _next(told: Told, case: Case, stages: tuple[Stage, ...], asked: Call) -> str:
    if told.is_over:
        end = "" if case.resolved else '<p class="small">この話は、解決していません。</p>'
        return f'<section class="block"><h2>話を終えて</h2>{end}{prose.to_html(case.debrief)}</section>'
    if told.is_held:
        return f'<div class="note"><p>{_HELD}</p></div>'
    is_last = told.count == len(stages)
    if is_last and stages[-1].id != case.stages[-1].id:
        return f'<p class="small">{_UP_TO_HERE}</p>'
    if not told.next_may_open:
        return f'<p class="small">{_WRITE_FIRST}</p>'
    query = {**_way(asked), "opened": str(told.count + 1)}
    words = "話を終えて" if is_last else "次の場面をひらく"
    at = "" if is_last else f"#{stages[told.count].id}"
    address = prose.plain(ways.content("case", case.id, query) + at)
    return f'<p><a class="button main" href="{address}">{words}</a></p>'


def _way(asked: Call) -> dict[str, str]:
    return {"stages": asked.query.get("stages", "")}
