"""How an answer is said on paper, and the sentences that stand on every handout."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from workbook.content.forms import in_words
from workbook.content.forms.form import Ask, Field
from workbook.content.model.answers import Cell
from workbook.texts import cleaning

SAID = (("say", "【話すこと】"), ("watch", "【見ておくこと】"), ("late", "【時間が押したら】"))
"""What stands over a facilitator's words, by the name of a script row's field."""
REQUIRED = "必須"
CHOICE = "項目"
PLACE = "順番（1から）"
SHEET_ID = "シートID"
FIELD_ID = "欄ID"
MARK = "目印"
"""Stands before what tells the printed line below a title from words that somebody wrote there (`layout/top_line.py`)."""

BESIDE = "別案"
"""Stands before the id of what an answer beside another belongs to (`src/file/sheet_tables.js`)."""

NO_REAL_PEOPLE = "実在の人が分かることは書かないでください。"
HOW_TO_FILL = "黄色の欄に書きます。左はしの欄IDは、持ち帰ったあとでチームのシートにもどすための目印です。消さずに残してください。"
HOW_TO_FILL_OFFLINE = "左はしの小さな文字は、チームのシートにもどすための目印です。"
CHOOSE_ONE = "一つ選ぶ："
CHOOSE_MANY = "いくつでも（一行に一つ）："
EXAMPLE = "記入例："
BETWEEN = " ／ "
_NAMED = 5
CHOICES = "選択肢"
CHOICES_BELOW = "選択肢の一覧（上の欄のリストの中身です。消さずに残してください）"


def say(what: Ask | Field, value: Cell | None) -> str:
    """Return an answer as text: labels instead of codes (several on a line each), days with 令和, words as they are."""
    return "\n".join(cleaning.printable(one) for one in in_words.each(what, value))


def missing_letters(letters: Sequence[str]) -> str:
    """Return a sentence that names letters no font of ours has; nothing when there are none."""
    if not letters:
        return ""
    named = "・".join(_named(letter) for letter in letters[:_NAMED])
    more = f"（ほか {len(letters) - _NAMED} 種類）" if len(letters) > _NAMED else ""
    return f"次の文字は、印刷する書体になく、〓で印刷されます：{named}{more}。元の文字は、ワークブックに残っています。"


def _named(letter: str) -> str:
    """Return a letter as a screen can show it: one of a font of its own (外字) by its number."""
    return letter if unicodedata.category(letter[0]) != "Co" else f"外字 U+{ord(letter[0]):04X}"


def title_of(titles: Sequence[str]) -> str:
    """Return what a file with these sheets is called."""
    return "・".join(titles)


def notice_of(values: object) -> str:
    """Return a sentence about signs in the answers that no file can hold; nothing when there are none."""
    count = _unprintable(values)
    return f"文字として表せない記号を{count}個、この紙では取り除いています。" if count else ""


def missing_on_paper(letters: Sequence[str]) -> str:
    """Return what a paper says of letters that no font of it has; nothing when there are none."""
    if not letters:
        return ""
    return f"この紙の書体にない文字が {len(letters)} 種類あり、〓で表しています。元の文字は、ワークブックに残っています。"


def _unprintable(value: object) -> int:
    if isinstance(value, str):
        return cleaning.unprintable(value)
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return sum(map(_unprintable, parts))
