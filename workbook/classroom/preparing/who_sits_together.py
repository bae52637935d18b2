"""Who sits together: gentle hints for those who put a run together, never in anybody's way (S181, S194, S159, S145)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from workbook.classroom.people.views import Breakout, Person, Team
from workbook.classroom.preparing import invitation_words
from workbook.classroom.run import breakouts
from workbook.classroom.run.teams import Seats

ONE_DEPARTMENT = "一つの課の方だけのチームです。ほかの課の方が一人入ると、話がひろがります。"
NO_OTHER_FIELD = (
    "福祉以外の部署が、まだ見当たらないチームです。住宅・税・水道・産業・防災などの方が一人いると、"
    "見えるものが増えます。課の名前だけから見ているので、ちがっていたら読みとばしてください。"
)
NOBODY = "まだだれも登録していないチームです。チームのコードが届いているか、声をかけてみてください。"
NO_ROOM = "部屋が決まっていないチームです。"
PREFECTURE_AMONG = (
    "都道府県の職員と市町村が同じ部屋です。都道府県の職員どうしで一つの部屋にすると、話しやすくなります。"
)
MIXED_SIZES = "人口の差が大きい市町村が同じ部屋です。近い大きさどうしのほうが、まねできることが多くなります。"

# Words in the names of departments; a guess, and said as one.
_WELFARE = re.compile(
    "福祉|介護|高齢|障害|障がい|子ども|子供|こども|子育|児童|母子|家庭|保育|保健|健康|包括|社協|民生|"
    "生活支援|生活保護|生活困窮|保護課|困窮|共生|重層|長寿|ケア|相談支援"
)
_SEVERAL = 2


@dataclass(frozen=True)
class Hint:
    """Something to think about, and the teams or rooms it is about."""

    text: str
    names: tuple[str, ...]


def is_one_department(people: Iterable[Person]) -> bool:
    """Tell whether several people are here and all of them from the same department, however it is typed."""
    return _is_one([person.department for person in people])


def hints(teams: Sequence[Team], rooms: Sequence[Breakout], seats: Seats) -> tuple[Hint, ...]:
    """Return what might be made better, each thing once; before people came it goes by who was registered."""
    municipal = [team for team in teams if not team.is_prefecture]
    departments = {team.id: _departments(team, seats) for team in municipal}
    alike = [team for team in municipal if _is_one(departments[team.id])]
    of_welfare = [team for team in municipal if team not in alike and _is_welfare(departments[team.id])]
    nobody = [team for team in teams if not seats.get(team.id) and not team.expected]
    roomless = [team for team in teams if rooms and not team.breakout_id]
    found = (
        Hint(ONE_DEPARTMENT, _names(alike)),
        Hint(NO_OTHER_FIELD, _names(of_welfare)),
        Hint(NOBODY, _names(nobody)),
        Hint(NO_ROOM, _names(roomless)),
        Hint(PREFECTURE_AMONG, _rooms_where(_has_both, teams, rooms)),
        Hint(MIXED_SIZES, _rooms_where(_is_mixed, teams, rooms)),
    )
    return tuple(hint for hint in found if hint.names)


def _departments(team: Team, seats: Seats) -> list[str]:
    return [department for _, department in seats.get(team.id) or team.expected if department]


def _is_one(departments: Sequence[str]) -> bool:
    return len(departments) > 1 and len({_plain(one) for one in departments}) == 1


def _is_welfare(departments: Sequence[str]) -> bool:
    return bool(departments) and all(_WELFARE.search(_plain(one)) for one in departments)


def _rooms_where(
    is_so: Callable[[Sequence[Team]], bool], teams: Sequence[Team], rooms: Sequence[Breakout]
) -> tuple[str, ...]:
    return tuple(
        room.name for room in rooms if is_so([team for team in teams if team.breakout_id == room.id])
    )


def _has_both(teams: Sequence[Team]) -> bool:
    return len({team.is_prefecture for team in teams}) == _SEVERAL


def _is_mixed(teams: Sequence[Team]) -> bool:
    bands = {team.population_band for team in teams if not team.is_prefecture}
    return any(breakouts.steps(one, other) >= _SEVERAL for one in bands for other in bands)


def _names(teams: Sequence[Team]) -> tuple[str, ...]:
    return tuple(map(invitation_words.called, teams))


def _plain(department: str) -> str:
    return "".join(unicodedata.normalize("NFKC", department).split()).casefold()
