"""What came in the boxes of a form, as answers; what cannot be one, and what is kept as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from workbook.content.forms.form import Ask, Field
from workbook.content.model import answers
from workbook.content.model.answers import Cell
from workbook.content.model.kinds.duration import read_duration
from workbook.content.model.kinds.position import read_position
from workbook.content.model.kinds.time import read_time
from workbook.content.model.question_parts.kind import BLANK
from workbook.content.model.questions import KINDS
from workbook.content.reading import read_day, read_number
from workbook.web.light.asking import Call
from workbook.web.light.written import boxes
from workbook.web.light.written.boxes import What

_KEPT = "書いたままで保存しています。"
_UNREADABLE = {
    "number": lambda typed: read_number(typed) is None,
    "date": lambda typed: read_day(typed, on=date(2000, 1, 1)) is None,
    "time": lambda typed: read_time(typed) is None,
    "duration": lambda typed: read_duration(typed) is None,
    "position": lambda typed: read_position(typed) is None,
}
_SAY_SO = {
    "number": "数として読めませんでした。",
    "date": "日付として読めませんでした。「令和8年12月1日」「8/12/1」「12月1日」のように書けます。",
    "time": "時刻として読めませんでした。「9:05」「午後2時半」のように書けます。",
    "duration": "時間の長さとして読めませんでした。「90分」「1時間半」のように書けます。",
    "position": "図の位置として読めませんでした。「42・17」（左から・上から、0から100まで）のように書けます。",
}


def read(what: What, asked: Call, *, on: date, base: Cell | None) -> Cell | None:
    """Return what stands in the boxes of a question, as far as it can be an answer. `fault` says what cannot."""
    if what.holds == "order":
        places = _places(what, asked)
        former = [
            code for code in answers.codes(base) if code not in {option.code for option in what.options}
        ]
        return sorted(places, key=lambda code: places[code]) + former
    if what.holds == "ticks":
        return asked.all(boxes.name(what))
    typed = asked.one(boxes.name(what))
    if what.holds == "words":
        return typed if typed.strip(BLANK) else None
    if what.options or what.kind == "node" or not typed.strip(BLANK):
        return typed.strip(BLANK) or None
    if list(boxes.filled(what, base).values()) == [[typed]]:
        return base  # it was not touched
    found = KINDS[what.kind].parse(typed, what, on)
    return typed if found is None else found


def fault(what: What, asked: Call, *, base: Cell | None, rows: Mapping[str, str]) -> str:
    """Return why what was sent cannot be an answer; empty when it can."""
    if what.holds == "order":
        places = list(_places(what, asked).values())
        return (
            "同じ番号が二つあります。番号を一つずつにしてください。" if len(set(places)) < len(places) else ""
        )
    sent = [one for one in asked.all(boxes.name(what)) if one]
    known = {option.code for option in what.options} | set(answers.codes(base)) | set(rows)
    if (what.options or what.kind == "node") and not set(sent) <= known:
        return "えらんだものが、いまはありません。えらび直してください。"
    return ""


def remark(what: What, value: Cell | None) -> str:
    """Return what is to be said of an answer that is kept as it was written; empty when there is nothing to say."""
    said = answers.text(value)
    if what.holds == "words" and isinstance(what, Ask) and len(said) > what.max_chars:
        more = len(said) - what.max_chars
        return f"{what.max_chars}字より {more}字多くなっています。書いたものはそのまま保存しています。"
    if not said or what.kind not in _UNREADABLE:
        return ""
    if _UNREADABLE[what.kind](said):
        return f"「{said}」は、{_SAY_SO[what.kind]}{_KEPT}"
    return _out_of_bounds(what, said) if what.kind == "number" else ""


def _out_of_bounds(what: Ask | Field, said: str) -> str:
    number = read_number(said)
    if number is None:
        return ""
    if what.minimum is not None and number < what.minimum:
        return f"{what.minimum:g}{what.unit}以上の数を書いてください。{_KEPT}"
    if what.maximum is not None and number > what.maximum:
        return f"{what.maximum:g}{what.unit}以下の数を書いてください。{_KEPT}"
    return ""


def _places(what: What, asked: Call) -> dict[str, int]:
    """Return which place was given to which code."""
    typed = {option.code: asked.one(boxes.name(what, option.code)) for option in what.options}
    return {code: int(place) for code, place in typed.items() if place.isdecimal() and place.isascii()}
