"""Words as somebody types them: the keys that are struck, what stands there before it is converted, and what is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import NamedTuple


class Word(NamedTuple):
    """One word; the keys are struck in hiragana mode."""

    keys: str
    kana: str
    wanted: str


SURNAME, OFFICE = Word("satou", "さとう", "佐藤"), Word("fukushika", "ふくしか", "福祉課")
# None is a part of another, so that each can be counted in what was written.
_WORDS = (
    Word("soudann", "そうだん", "相談"),
    Word("chiiki", "ちいき", "地域"),
    Word("kaigi", "かいぎ", "会議"),
    Word("renkei", "れんけい", "連携"),
    Word("houmonn", "ほうもん", "訪問"),
    Word("koureisha", "こうれいしゃ", "高齢者"),
    Word("seikatsu", "せいかつ", "生活"),
    Word("kazoku", "かぞく", "家族"),
    Word("gakkou", "がっこう", "学校"),
    Word("byouinn", "びょういん", "病院"),
    Word("toshokann", "としょかん", "図書館"),
    Word("denwa", "でんわ", "電話"),
)
_ENDLESS = cycle(_WORDS)


def some(count: int) -> Iterator[Word]:
    """Yield the next words; over a campaign all of them come round."""
    for _ in range(count):
        yield next(_ENDLESS)
