"""What the columns of a registration list are about, recognised by their headings in any order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

MUNICIPALITY, PREFECTURE, POPULATION = "municipality", "prefecture", "population"
TEAM, DEPARTMENT, NAME = "team", "department", "name"
FAMILY_NAME, GIVEN_NAME = "family_name", "given_name"
UNUSED = ""
LABELS = {
    UNUSED: "使わない",
    MUNICIPALITY: "市町村名",
    PREFECTURE: "都道府県",
    POPULATION: "人口",
    TEAM: "チーム",
    DEPARTMENT: "部署",
    NAME: "氏名",
    FAMILY_NAME: "姓",
    GIVEN_NAME: "名",
}
SHOWN = "市町村名・都道府県・人口・チーム・部署・氏名"

_EXACTLY = {
    "姓": FAMILY_NAME, "名字": FAMILY_NAME, "苗字": FAMILY_NAME, "氏": FAMILY_NAME, "氏名(姓)": FAMILY_NAME,
    "名前(姓)": FAMILY_NAME, "名": GIVEN_NAME, "氏名(名)": GIVEN_NAME, "名前(名)": GIVEN_NAME,
    "担当者": NAME, "担当者名": NAME, "参加者": NAME, "参加者名": NAME, "受講者": NAME, "受講者名": NAME,
    "出席者": NAME, "出席者名": NAME, "県": PREFECTURE, "県名": PREFECTURE, "課": DEPARTMENT, "所属長": UNUSED,
    "名前": NAME, "name": NAME, "市町村": MUNICIPALITY, "自治体": MUNICIPALITY, "組織": DEPARTMENT,
}  # fmt: skip
# What is of no use comes first, and with it names that sound like a heading: 「みどり市町村事務組合」 is a team of
# the list. A question that only mentions a thing (「人口減少について」) is not about it.
_OF_NO_USE = re.compile(
    r"ふりがな|フリガナ|カナ|メール|mail|電話|TEL|役職|備考|タイムスタンプ|時刻|規模|区分|組合|連合|協議会|所属長|上司"
    r"|ワーク|について|こと$|理由|希望|同意|公開|課題|か$|か\?$",
    re.IGNORECASE,
)
_ENDINGS = (
    (MUNICIPALITY, re.compile(r"(?:市町村|市区町村|区市町村|自治体)(?:名称?)?$")),
    (PREFECTURE, re.compile(r"都道府県(?:名称?)?$")),
    (POPULATION, re.compile(r"人口数?$")),
    (TEAM, re.compile(r"(?:チーム|班|グループ)(?:名称?)?$")),
    (DEPARTMENT, re.compile(r"(?:(?:部署|所属|所属先|部局|部課|担当課|組織|課・係)(?:名称?)?|課名|係名)$")),
    (NAME, re.compile(r"(?:氏名|名前|姓名)$")),
)
_ASKED = re.compile(
    r"を?(?:ご?記入|ご?入力|ご?選択|お書き|お選び|お答え|お?教え|書い|選ん|答え|教え)(?:して|て|で)?ください。?$"
)
_NUMBERED = re.compile(r"^(?:Q|問|設問)?[0-9]{1,2}[.．:：)、]|^[【\[(](?:必須|任意)[】\])]")
_AFTER = re.compile(r"(?:[*※]|\((?!姓|名|ふり|フリ|カナ|かな|ローマ|英)[^()]{1,12}\)|[0-9]{1,2})$")
_LONGEST = 25
_FIRST_LINES = 20
_ONE_EACH = (MUNICIPALITY, PREFECTURE, POPULATION, TEAM)
_FORM_TIMES = ({"開始時刻", "完了時刻"}, {"starttime", "completiontime"})
_FORM_NAMES = frozenset(("名前", "name"))


@dataclass(frozen=True)
class Headings:
    """The line of the headings, counted from 0, each heading, and what each column is taken for."""

    line: int
    heads: tuple[str, ...]
    kinds: tuple[str, ...]

    def places(self, kind: str) -> tuple[int, ...]:
        """Return the columns of a kind, counted from 0."""
        return tuple(place for place, found in enumerate(self.kinds) if found == kind)

    def first(self, kind: str) -> int | None:
        """Return the column of something there is one of; None without one."""
        return next(iter(self.places(kind)), None)

    def taken_for(self, chosen: Mapping[int, str]) -> Headings:
        """Return them with some columns taken for what somebody chose."""
        return replace(self, kinds=tuple(chosen.get(place, kind) for place, kind in enumerate(self.kinds)))


def find(rows: Sequence[Sequence[str]]) -> Headings | None:
    """Return the first line near the top that names a municipality, prefecture or team; None without one."""
    for line, cells in enumerate(rows[:_FIRST_LINES]):
        kinds = _kinds(cells)
        used = set(kinds) - {UNUSED}
        if {MUNICIPALITY, PREFECTURE} & used and (len(used) > 1 or _is_alone(cells)):
            return Headings(line, tuple(cells), kinds)
    return None


def kind_of(heading: str) -> str:
    """Return what a heading announces; `UNUSED` for what is of no use here."""
    plain = _plain(heading)
    if plain in _EXACTLY:
        return _EXACTLY[plain]
    if len(plain) > _LONGEST or _OF_NO_USE.search(plain):
        return UNUSED
    return next((kind for kind, ending in _ENDINGS if ending.search(plain)), _EXACTLY.get(plain, UNUSED))


def letter(column: int) -> str:
    """Return what a spreadsheet calls a column counted from 0: A, B, …, Z, AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _kinds(cells: Sequence[str]) -> tuple[str, ...]:
    kinds = [kind_of(cell) for cell in cells]
    asked = _without_what_the_form_wrote(cells, kinds)
    if NAME in asked:
        asked = [UNUSED if kind in (FAMILY_NAME, GIVEN_NAME) else kind for kind in asked]
    return tuple(
        UNUSED if kind in _ONE_EACH and kind in asked[:place] else kind for place, kind in enumerate(asked)
    )


def _without_what_the_form_wrote(cells: Sequence[str], kinds: list[str]) -> list[str]:
    """Leave out Microsoft Forms' own 名前 (often "anonymous") where the form asked for a name itself."""
    heads = ["".join(cell.split()).lower() for cell in cells]
    own = next((place for place, head in enumerate(heads) if head in _FORM_NAMES), None)
    if own is None or not any(times <= set(heads) for times in _FORM_TIMES):
        return kinds
    rest = [UNUSED if place == own else kind for place, kind in enumerate(kinds)]
    return rest if {NAME, FAMILY_NAME} & set(rest) else kinds


def _plain(heading: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", heading).split()).lower()
    plain = _ASKED.sub("", _NUMBERED.sub("", plain))
    while (shorter := _AFTER.sub("", plain)) != plain:
        plain = shorter
    return plain.removeprefix("あなたの").removeprefix("ご").removeprefix("お")


def _is_alone(cells: Sequence[str]) -> bool:
    return sum(1 for cell in cells if cell) == 1
