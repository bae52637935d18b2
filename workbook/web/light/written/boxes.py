"""The boxes of plain HTML in which answers are written: one way for each way an answer is held."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Field
from workbook.content.model import answers
from workbook.content.model.answers import Cell
from workbook.pages.frame import prose
from workbook.web.light.asking import Sent

What = Ask | Field
_LINES = 5
_FEW = 12
"""More to choose from than this, or a row of a table, is one line that unfolds."""
_EXAMPLES = {"date": "例：12月1日", "time": "例：13:30", "duration": "例：1時間半"}


def name(what: What, code: str = "") -> str:
    """Return what the box of a question is called when it is sent; of an order each code has one."""
    return f"v/{what.id}/{code}" if code else f"v/{what.id}"


def filled(what: What, value: Cell | None) -> Sent:
    """Return the boxes of a question as a form would send them for this answer."""
    codes = answers.codes(value)
    if what.holds == "order":
        return {name(what, code): [str(place)] for place, code in enumerate(codes, 1)}
    is_said = what.holds == "one" and not what.options and what.kind != "node"
    return {name(what): [in_words.plain(what, value)] if is_said else codes}


def draw(what: What, sent: Sent, *, rows: Mapping[str, str], faults: Sequence[str] = ()) -> str:
    """Return the box of a question with what stands in it and what is wrong with it.

    `rows`: what the rows of a network are called that a tie may lead to, by id.
    """
    said = "".join(f'<p class="fault">{prose.plain(one)}</p>' for one in faults)
    wrong = f'<div id="{_id(what)}-fault">{said}</div>' if said else ""
    hint = prose.to_html(what.help) if what.help else ""
    if isinstance(what, Ask) and what.example:
        hint += f"<p>例：{prose.inline(what.example)}</p>"
    hint = f'<div class="hint" id="{_id(what)}-hint">{hint}</div>' if hint else ""
    marks = " ".join(f"{_id(what)}-{part}" for part, there in (("hint", hint), ("fault", wrong)) if there)
    more = (f' aria-describedby="{marks}"' if marks else "") + (' aria-invalid="true"' if wrong else "")
    if what.kind == "node":
        return _chosen_line(what, sent, rows, hint + wrong, more)
    return _DRAW[what.holds](what, sent, hint + wrong, more)


def _words(what: What, sent: Sent, notes: str, more: str) -> str:
    lines = max(what.lines, _LINES) if isinstance(what, Ask) else _LINES if what.wide else 3
    words = escape(_one(sent, name(what)))
    return f"{_label(what)}{notes}<textarea id='{_id(what)}' name='{name(what)}' rows='{lines}'{more}>\n{words}</textarea>"


def _single(what: What, sent: Sent, notes: str, more: str) -> str:
    if not what.options:
        return _typed(what, sent, notes, more)
    labels = {option.code: option.label for option in what.options}
    if isinstance(what, Field) or len(labels) > _FEW:
        return _chosen_line(what, sent, labels, notes, more)
    chosen = _one(sent, name(what))
    choices = {**_with_former(labels, [chosen]), "": "えらばない"}
    picks = "".join(
        _pick("radio", name(what), code, label, is_on=code == chosen) for code, label in choices.items()
    )
    return f"<fieldset{more}>{_legend(what)}{notes}{picks}</fieldset>"


def _typed(what: What, sent: Sent, notes: str, more: str) -> str:
    example = _EXAMPLES.get(what.kind, f"（{what.unit}）" if what.unit else "")
    hint = f'<p class="hint">{prose.plain(example)}</p>' if example else ""
    keys = ' inputmode="decimal"' if what.kind == "number" else ""
    value = escape(_one(sent, name(what)))
    return (
        f'{_label(what)}{notes}{hint}<input type="text" id="{_id(what)}" name="{name(what)}" '
        f'value="{value}" autocomplete="off"{keys}{more}>'
    )


def _chosen_line(what: What, sent: Sent, labels: Mapping[str, str], notes: str, more: str) -> str:
    chosen = _one(sent, name(what))
    choices = {"": "（えらんでください）", **_with_former(labels, [chosen])}
    options = "".join(_option(code, label, is_on=code == chosen) for code, label in choices.items())
    return f'{_label(what)}{notes}<select id="{_id(what)}" name="{name(what)}"{more}>{options}</select>'


def _ticks(what: What, sent: Sent, notes: str, more: str) -> str:
    chosen = list(sent.get(name(what), ()))
    labels = _with_former({option.code: option.label for option in what.options}, chosen)
    picks = "".join(
        _pick("checkbox", name(what), code, label, is_on=code in chosen) for code, label in labels.items()
    )
    return f"<fieldset{more}>{_legend(what)}{notes}{picks}</fieldset>"


def _order(what: What, sent: Sent, notes: str, more: str) -> str:
    rows = []
    for option in what.options:
        chosen = _one(sent, name(what, option.code))
        places = "".join(
            _option(place, place or "－", is_on=place == chosen)
            for place in ("", *(str(number) for number in range(1, len(what.options) + 1)))
        )
        rows.append(
            f'<label class="place"><select name="{name(what, option.code)}">{places}</select>'
            f"<span>{prose.inline(option.label)}</span></label>"
        )
    return f"<fieldset{more}>{_legend(what)}{notes}<p class='hint'>1 番目から順に、番号をえらんでください。</p>{''.join(rows)}</fieldset>"


_DRAW: Mapping[str, Callable[[What, Sent, str, str], str]] = {
    "words": _words,
    "one": _single,
    "ticks": _ticks,
    "order": _order,
}


def _with_former(labels: Mapping[str, str], chosen: Sequence[str]) -> dict[str, str]:
    """Return what can be chosen, and what was chosen before and is not offered any more."""
    return {**labels, **{code: f"{code}（以前の選択肢）" for code in chosen if code and code not in labels}}


def _pick(kind: str, box: str, code: str, label: str, *, is_on: bool) -> str:
    on = " checked" if is_on else ""
    return f'<label class="pick"><input type="{kind}" name="{box}" value="{escape(code)}"{on}><span>{prose.inline(label)}</span></label>'


def _option(code: str, label: str, *, is_on: bool) -> str:
    return f'<option value="{escape(code)}"{" selected" if is_on else ""}>{escape(label)}</option>'


def _label(what: What) -> str:
    return f'<label for="{_id(what)}">{prose.inline(what.label)}</label>'


def _legend(what: What) -> str:
    return f"<legend>{prose.inline(what.label)}</legend>"


def _id(what: What) -> str:
    return f"b-{what.id}"


def _one(sent: Sent, box: str) -> str:
    return next(iter(sent.get(box, ())), "")
