"""The list of cases and worksheets by theme (一覧): narrowed by plain links, one piece however long it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workbook.content import catalogue
from workbook.content.catalogue import CaseEntry, Field, WorksheetEntry
from workbook.content.forms import populations, times
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, markup, phrases, prose

_PLACE = "catalogue"
_ENDS = {catalogue.OPEN: "解決しないまま終わる", catalogue.ENDED: "ひと区切りまで進む"}
_UNITS = {"team": "チームで一枚", "member": "ひとり一枚"}
_CASES = ("事例", "まち", "話の入口", "分野（単元）", "さいごに残ること")
_WORKSHEETS = ("ワークシート", "ねらい", "分野（単元）")
_LEAD = (
    "事例は、まちの人口、話の入口、分野、終わり方でしぼれます。ワークシートは、分野でしぼれます。"
    "題名を押すと、そのページがひらきます。"
)
_REMAINS = "話の終わりを読む"


def draw(visit: Visit) -> None:
    """Draw the page."""
    markup.title("事例・ワークシートの一覧", over="研修")
    markup.lead(_LEAD)
    wanted = {name: browser.asked(name) for name in ("door", "band", "end", "field")}
    every = catalogue.cases(visit.library)
    sheets = catalogue.worksheets(visit.library)
    found = catalogue.narrowed(every, wanted)
    fitting = [one for one in sheets if _is_of(one, wanted["field"])]
    told = f"事例 {len(every)} 本のうち {len(found)} 本、ワークシート {len(sheets)} 枚のうち {len(fitting)} 枚を出しています。"
    parts = (
        _narrowing(every, sheets, wanted),
        f'<p class="wb-note" role="status">{told}</p>',
        _table("事例", _CASES, (_case(one, spoils=visit.may_see_notes) for one in found)),
        _table("ワークシート", _WORKSHEETS, map(_worksheet, fitting)),
    )
    markup.show(f'<div class="wb-catalogue">{"".join(parts)}</div>')


def _is_of(entry: WorksheetEntry, field: str) -> bool:
    return not field or any(one.id == field for one in entry.fields)


def _narrowing(
    every: Sequence[CaseEntry], sheets: Sequence[WorksheetEntry], wanted: Mapping[str, str]
) -> str:
    """Return one line of links for each thing the list can be narrowed by."""
    fields = {field for one in every for field in one.fields} | {
        field for one in sheets for field in one.fields
    }
    choices = {
        "band": ("まちの人口", populations.BANDS),
        "door": ("話の入口", phrases.DOORS),
        "end": ("終わり方", _ENDS),
        "field": ("分野（単元）", {field.id: field.title for field in sorted(fields, key=_in_order)}),
    }
    lines = (
        f'<div role="group" aria-label="{title}でしぼる"><strong>{title}</strong>'
        f"{_line(name, names, every, wanted)}</div>"
        for name, (title, names) in choices.items()
    )
    return f'<nav class="wb-narrow" aria-label="一覧をしぼる">{"".join(lines)}</nav>'


def _in_order(field: Field) -> tuple[bool, str]:
    return field.page != "module", field.id


def _line(name: str, names: Mapping[str, str], every: Sequence[CaseEntry], wanted: Mapping[str, str]) -> str:
    """Return the marks of one kind; those that no case has are left out, except fields: worksheets have some."""
    held = {mark for one in every for mark in one.marks[name]}
    rest = {other: mark for other, mark in wanted.items() if mark and other != name}
    offered = {"": "すべて"} | {mark: said for mark, said in names.items() if mark in held or name == "field"}
    return "".join(
        _choice(said, is_now=wanted[name] == mark, query=rest | _of(name, mark))
        for mark, said in offered.items()
    )


def _of(name: str, mark: str) -> dict[str, str]:
    return {name: mark} if mark else {}


def _choice(said: str, *, is_now: bool, query: Mapping[str, str]) -> str:
    if is_now:
        return f'<span class="wb-chosen" aria-current="true">{prose.inline(said)}</span>'
    return links.way(_PLACE, said, **query)


def _table(name: str, heads: Sequence[str], rows: Iterable[str]) -> str:
    body = "".join(rows)
    title = f'<h2 class="wb-section">{name}</h2>'
    if not body:
        return f"{title}<p>この条件に合う{name}はありません。{links.way(_PLACE, 'すべてを出す')}</p>"
    head = "".join(f'<th scope="col">{word}</th>' for word in heads)
    return (
        f'{title}<table class="wb-table wb-cards"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    )


def _case(entry: CaseEntry, *, spoils: bool) -> str:
    case = entry.case
    door = f"<p><strong>{phrases.DOORS[case.door.kind]}</strong></p><p>{prose.inline(case.door.text)}</p>"
    end = f"<p>{_ENDS[catalogue.OPEN if not case.resolved else catalogue.ENDED]}</p>"
    if spoils:
        end += f"<details><summary>{_REMAINS}</summary>{prose.to_html(case.debrief)}</details>"
    cells = (prose.inline(case.place), door, _fields(entry.fields), end)
    name = f"{links.way('case', case.title, id=case.id)}<p>{prose.inline(case.theme)}</p>"
    return _row(name, zip(_CASES[1:], cells, strict=True))


def _worksheet(entry: WorksheetEntry) -> str:
    sheet = entry.worksheet
    small = f"{times.minutes(sheet.minutes.full)}・{_UNITS[sheet.unit]}"
    name = f"{links.way('worksheet', sheet.title, id=sheet.id)}<p>{prose.inline(small)}</p>"
    return _row(
        name, zip(_WORKSHEETS[1:], (prose.to_html(sheet.purpose), _fields(entry.fields)), strict=True)
    )


def _row(name: str, cells: Iterable[tuple[str, str]]) -> str:
    told = "".join(f'<td data-label="{head}">{cell}</td>' for head, cell in cells)
    return f'<tr><th scope="row">{name}</th>{told}</tr>'


def _fields(fields: Iterable[Field]) -> str:
    ways = "".join(f"<li>{links.way(field.page, field.title, id=field.id)}</li>" for field in fields)
    return f"<ul>{ways}</ul>" if ways else "どの単元にもありません"
