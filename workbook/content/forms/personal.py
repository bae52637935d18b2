"""Words that may tell who somebody is: looked for before an answer is shown, and covered where names are not shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

COVER = "〇〇"
_SHORTEST_NAME = 3
_SHORTEST_TOWN = 2

NAME = "人の名前かもしれません"
PHONE = "電話番号かもしれません"
ADDRESS = "住所かもしれません"
MAIL = "メールアドレスかもしれません"
BIRTH = "生まれた日かもしれません"

_SIGNS = {
    PHONE: re.compile(r"(?<!\d)0\d{1,4}[-(). ]{0,2}\d{1,4}[-). ]{0,2}\d{3,4}(?!\d)"),
    ADDRESS: re.compile(r"\d+丁目|\d+番地|\d+番\d+号|[市区町村].{1,8}\d+-\d+"),
    MAIL: re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    BIRTH: re.compile(r"\d{1,2}[月./]\d{1,2}日?生"),
}
_CALLED = re.compile(
    r"([一-龥々ヶ]{1,6}|[ァ-ヺー]{2,10})(さん|様(?![々子式相態])|氏(?!名|神)|くん|君|ちゃん)"
)
_NO_NAME = re.compile(
    r"(お?(客|医者|母|父|兄|姉|弟|妹|婆|爺|嫁|孫|隣|向)|同|多|仕|模|異|有|各|皆|神|王|両|殿|一|某|諸"
    r"|[者員師士家族屋長官親人子娘息子妻夫奥民生徒業院所課係会店社先輩隊団社協役場警察交番病棟旦那大家]"
    r"|ヘルパー|ケアマネ|ケアマネジャー|ケアマネージャー|ボランティア|スタッフ|コーディネーター|サポーター|ママ|パパ)$"
)


def signs(text: str) -> tuple[str, ...]:
    """Return what in a text may tell who somebody is, said kindly; nothing is certain in either direction."""
    folded = unicodedata.normalize("NFKC", text)
    found = [sign for sign, pattern in _SIGNS.items() if pattern.search(folded)]
    called = any(not _NO_NAME.search(name) for name, _ in _CALLED.findall(folded))
    return (*[NAME] * called, *found)


def words_to_cover(*, towns: Iterable[str], teams: Iterable[str]) -> tuple[str, ...]:
    """Return what would tell which team wrote something, the longest first; short names are words of every day."""
    known = {town for town in towns if len(town) >= _SHORTEST_TOWN}
    known |= {team for team in teams if len(team) >= _SHORTEST_NAME}
    return tuple(sorted(known, key=lambda word: (-len(word), word)))


def covered(value: Any, words: tuple[str, ...]) -> Any:  # noqa: ANN401 -- an answer of any kind
    """Return an answer in which these words cannot be read; ids, codes and numbers stay as they are."""
    if isinstance(value, str):
        for word in words:
            value = value.replace(word, COVER)
        return value
    if isinstance(value, list):
        return [covered(part, words) for part in value]
    if isinstance(value, dict):
        return {name: part if name.startswith("_") else covered(part, words) for name, part in value.items()}
    return value
