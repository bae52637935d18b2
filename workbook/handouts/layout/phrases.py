"""How an answer is said on paper, and the sentences that stand on every handout."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from workbook.content.forms.form import Option
from workbook.content.forms.reading import say_day

REQUIRED = "必須"
CHOICE = "項目"
PLACE = "順番（1から）"
SHEET_ID = "シートID"
FIELD_ID = "欄ID"
NO_REAL_PEOPLE = "実在の人が分かることは書かないでください。"
HOW_TO_FILL = "黄色の欄に書きます。左はしの欄IDは、持ち帰ったあとでチームのシートにもどすための目印です。消さずに残してください。"
HOW_TO_FILL_OFFLINE = "左はしの小さな文字は、チームのシートにもどすための目印です。"
CHOOSE_ONE = "一つ選ぶ："
CHOOSE_MANY = "いくつでも（一行に一つ）："
EXAMPLE = "記入例："
BETWEEN = " ／ "
_MOST_LETTERS = 20

# What XML cannot carry: control characters and halves of surrogate pairs. Nothing a person typed on purpose.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def say(value: Any, *, kind: str, options: Sequence[Option]) -> str:  # noqa: ANN401 -- an answer of any kind
    """Return an answer as text: labels instead of codes (several on a line each), days with 令和, words as they are."""
    if value is None:
        return ""
    labels = {option.code: option.label for option in options}
    if isinstance(value, list):
        return "\n".join(labels.get(str(code), str(code)) for code in value)
    text = printable(str(value))
    return _day(text) if kind == "date" else labels.get(text, text)


def printable(text: str) -> str:
    """Return a text as every kind of file can hold it: one kind of line break, no control characters."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def notice_of(values: Any) -> str:  # noqa: ANN401 -- answers of any kind
    """Return a sentence about signs in the answers that no file can hold; nothing when there are none."""
    count = _unprintable(values)
    return f"文字として表せない記号を{count}個、この紙では取り除いています。" if count else ""


def missing_on_paper(letters: Sequence[str]) -> str:
    """Return what a paper says of letters that no font of it has; nothing when there are none."""
    if not letters:
        return ""
    return f"この紙の書体にない文字が {len(letters)} 種類あり、〓で表しています。元の文字は、ワークブックに残っています。"


def missing_on_screen(letters: Sequence[str]) -> str:
    """Return what is said under a button about letters that its paper cannot show; nothing when there are none."""
    if not letters:
        return ""
    told = "".join(f"「{letter}」" for letter in letters[:_MOST_LETTERS])
    rest = f"など {len(letters)} 種類" if len(letters) > _MOST_LETTERS else ""
    return f"PDF の書体にない文字は、〓で印刷されます：{told}{rest}"


def _unprintable(value: Any) -> int:  # noqa: ANN401 -- an answer, or a part of one
    if isinstance(value, str):
        return len(_UNPRINTABLE.findall(value.replace("\r", "")))
    parts = value.values() if isinstance(value, Mapping) else value
    return sum(map(_unprintable, parts or ()))


def _day(text: str) -> str:
    """Say a stored day (YYYY-MM-DD); whatever else somebody wrote stays as it is."""
    try:
        return say_day(date.fromisoformat(text)) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else text
    except ValueError:
        return text
