"""Words that may tell who somebody is: looked for before an answer is shown, and covered where names are not shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from workbook.content.model import answers
from workbook.content.model.answers import Answer, Cell, RowAnswer, SeenValues, Values

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


def covered(values: SeenValues, words: tuple[str, ...]) -> Values:
    """Return answers in which these words cannot be read; ids, codes and numbers stay as they are."""
    return {name: _covered(answer, words) for name, answer in values.items()}


def _covered(answer: Answer, words: tuple[str, ...]) -> Answer:
    if isinstance(answer, dict):
        return {name: [_covered_row(row, words) for row in rows] for name, rows in answer.items()}
    if listed := answers.rows(answer):
        return [_covered_row(row, words) for row in listed]
    cell = answers.cell(answer)
    return answer if cell is None else _covered_cell(cell, words)


def _covered_row(row: RowAnswer, words: tuple[str, ...]) -> RowAnswer:
    return {name: cell if name.startswith("_") else _covered_cell(cell, words) for name, cell in row.items()}


def _covered_cell(cell: Cell, words: tuple[str, ...]) -> Cell:
    if isinstance(cell, list):
        return [answers.text(_covered_cell(one, words)) for one in cell]
    for word in words:
        cell = cell.replace(word, COVER)
    return cell
