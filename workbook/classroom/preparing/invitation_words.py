"""What teams are told before a run: words for the chat of the meeting, and a mail for each team."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.classroom.people.views import Breakout, Run, Team
from workbook.content import reading

_HOW = "チームのコードとお名前、所属を入れてください。"


def chat(run: Run, teams: Sequence[Team], rooms: Sequence[Breakout], *, address: str) -> str:
    """Return the text for the chat: where to go, and every team's code below its room."""
    lines = [run.title, f"{address}/join をひらいて、{_HOW}"]
    for room in rooms:
        inside = [team for team in teams if team.breakout_id == room.id]
        lines += ["", f"■ {room.name}", *map(_code, inside)] if inside else []
    outside = [team for team in teams if not team.breakout_id]
    lines += ["", *(["■ 部屋はこれから"] if rooms else []), *map(_code, outside)] if outside else []
    return "\n".join(lines)


def mail(run: Run, team: Team, rooms: Sequence[Breakout], *, address: str) -> str:
    """Return the mail for one team: its code, a link that fills it in, its room and its first day."""
    room = next((room.name for room in rooms if room.id == team.breakout_id), "")
    facts = (
        ("はじまりの日", reading.say_day(run.starts_on) if run.starts_on else ""),
        ("チーム", called(team)),
        ("部屋", room),
        ("チームコード", team.code),
    )
    return "\n".join(
        [
            f"件名：{run.title}　参加のご案内",
            "",
            f"{called(team)} のみなさま",
            "",
            f"「{run.title}」には、つぎのページから参加します。アカウントは要りません。",
            link(address, team.code),
            f"コードが入っていないときは、{address}/join をひらいて、{_HOW}",
            "",
            *(f"{name}：{said}" for name, said in facts if said),
            "",
            f"研修で使う端末と場所で、前もって一度ひらいてください（接続チェック）：{address}/connection",
            "",
            "このメールは、同じチームの方にだけ渡してください。ほかの課の方も、同じコードで参加できます。",
        ]
    )


def link(address: str, code: str) -> str:
    """Return the address that fills a code in; what stands behind # never leaves the browser."""
    return f"{address}/join#{code}"


def called(team: Team) -> str:
    """Return a team with its municipality, each word once."""
    return f"{team.over} {team.name}".strip()


def _code(team: Team) -> str:
    return f"{team.name}：{team.code}"
