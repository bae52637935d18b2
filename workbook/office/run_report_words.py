"""A run's report in words: the same on screen and in Word. On screen, what stays open names the teams."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbook.classroom.homework import due_days
from workbook.classroom.outcome.roll import TeamRoll
from workbook.classroom.outcome.run_report import HeldDay, HeldPeriod, Outcome, TeamSheets
from workbook.content.forms import times
from workbook.content.reading import say_day
from workbook.handouts.documents.run_report import Account, Lines, Part, Quoted, Quotes, ReportTable, Section
from workbook.office import spread_words

TITLE = "開催のまとめ"
_COMMA = "、"
_HELD = "始まった時刻は、進行役がこのワークブックの進行画面で、そのコマを始めた時刻です。"
_CAME = "来た人は、このワークブックをひらいていた人です。名前は入れていません。"
_SHEETS = "チームの並びは、開催回のとおりです。"
_WORDS = "みんなで見るシートに書かれた言葉を、文字の順に並べました。まちとチームの名前は〇〇にしています。"
_NO_TEAM = "どのチームの言葉かは分かりません。"
_NEXT = "シートに日にちで書かれた予定だけを数えています。"
_OPEN = "遅れを数えるものではありません。声をかけるときの手がかりです。"
_NOTHING_OPEN = "いま、待っているものはありません。"
_NO_WORDS = (
    "ここに載る言葉は、まだありません。載るのは、研修の全員が見るシートの言葉だけです。"
    "チームの中だけで見るシートと、チームが「チームの中だけ」にしたシートの言葉は載りません。"
)
_NO_DAYS = "まだ日にちが書かれていません。"


def account(outcome: Outcome, *, names_teams: bool, of_room: bool, today: date) -> Account:
    """Return a report as it reads; `names_teams`: what stays open says which teams it is with."""
    return Account(
        TITLE,
        outcome.run.title,
        _facts(outcome, of_room=of_room, today=today),
        (
            Section("コマと、始まった時刻", _HELD, (_held(outcome.days),)),
            Section("参加したところ", "", (_bands(outcome),)),
            Section("チームごとの出席", _CAME, (_came(outcome.rolls),)),
            Section("書かれたシート", _SHEETS, (_written(outcome.sheets),)),
            Section("チームの言葉から", _WORDS + _NO_TEAM * (len(outcome.rolls) > 1), _themes(outcome)),
            *spread_words.section(outcome.spreads),
            Section("これからの集まり", _NEXT, (_meetings(outcome),)),
            Section("まだ続いていること", _OPEN, (_open(outcome, names_teams=names_teams),)),
        ),
    )


def _facts(outcome: Outcome, *, of_room: bool, today: date) -> tuple[str, ...]:
    municipalities = {roll.team.municipality for roll in outcome.rolls if roll.team.municipality}
    came = sum(roll.came for roll in outcome.rolls)
    numbers = f"{len(outcome.rolls)} チーム・{len(municipalities)} 市町村など・来た人 {came} 人"
    room = ("担当の部屋のチームの分だけをまとめています。",) * of_room
    made = f"{say_day(today)}に作りました。"
    return (f"研修：{outcome.course.title}", numbers, *room, made)


def _held(days: Sequence[HeldDay]) -> Part:
    rows = (_period(day, period, is_first=period is day.periods[0]) for day in days for period in day.periods)
    return ReportTable(("日", "コマ", "予定", "始まった時刻"), (3.4, 3.4, 2.1, 2.7), tuple(rows))


def _period(day: HeldDay, period: HeldPeriod, *, is_first: bool) -> tuple[str, ...]:
    on = say_day(day.on) if day.on else "日は未定"
    planned = period.planned or f"{period.minutes}分"
    begun = times.moment(period.begun) if period.begun else ""
    return (f"{day.title}\n{on}" if is_first else "", period.title, planned, begun)


def _bands(outcome: Outcome) -> Part:
    rows = (
        (one.label, str(one.teams), str(one.municipalities), str(one.departments)) for one in outcome.bands
    )
    return ReportTable(("人口の区分", "チーム", "市町村など", "来た部署"), (3, 2, 2, 2), tuple(rows))


def _came(rolls: Sequence[TeamRoll]) -> Part:
    rows = tuple(_team(roll) for roll in rolls)
    if any(roll.team.expected for roll in rolls):
        return ReportTable(("チーム", "申し込み", "来た人", "部署（来た人）"), (3, 1.4, 1.2, 6), rows)
    shorter = tuple((name, came, parts) for name, _, came, parts in rows)
    return ReportTable(("チーム", "来た人", "部署（来た人）"), (3, 1.2, 7), shorter)


def _team(roll: TeamRoll) -> tuple[str, str, str, str]:
    expected = f"{len(roll.team.expected)} 人" if roll.team.expected else ""
    parts = (f"{one.name or '所属の記入なし'} {one.came}" for one in roll.departments)
    return (roll.team.name, expected, f"{roll.came} 人", _COMMA.join(parts))


def _written(teams: Sequence[TeamSheets]) -> Part:
    rows = (
        (one.name, *(_COMMA.join(titles) for titles in (one.handed_in, one.written, one.opened)))
        for one in teams
    )
    head = ("チーム", "提出された", "書かれている", "ひらかれている")
    return ReportTable(head, (2.4, 3.2, 3.2, 3.2), tuple(rows))


def _themes(outcome: Outcome) -> tuple[Part, ...]:
    found = (
        Quotes(
            theme.label,
            f"「{theme.title}」から",
            tuple(
                Quoted(
                    quote.text,
                    f"（{quote.until}）" if quote.until else "",
                    "・".join(quote.marks),
                    quote.key,
                    quote.written,
                )
                for quote in theme.quotes
            ),
        )
        for theme in outcome.themes
    )
    return tuple(found) or (Lines((_NO_WORDS,)),)


def _meetings(outcome: Outcome) -> Part:
    if not outcome.meetings:
        return Lines((_NO_DAYS,))
    rows = (
        (
            f"{one.label}\n「{one.title}」から",
            "\n".join(f"{say_day(day)}{f'　{count} 件' if count > 1 else ''}" for day, count in one.days),
        )
        for one in outcome.meetings
    )
    return ReportTable(("何の日か", "日"), (6, 5), tuple(rows))


def _open(outcome: Outcome, *, names_teams: bool) -> Part:
    def teams(names: Sequence[str]) -> str:
        if len(names) == len(outcome.rolls):
            return f"すべてのチーム（{len(names)}）"
        return f"{len(names)} チーム{f'（{_COMMA.join(names)}）' if names_teams else ''}"

    found = outcome.open
    lines = [
        f"{one.due.interval.title}「{one.title}」は、{teams(one.teams)}の手もとにあります。{due_days.until(one.due)}"
        for one in found.homework
    ]
    if found.hands:
        lines.append(f"手をあげて待っています：{teams(found.hands)}。")
    if found.comments:
        lines.append(f"返事を待っているコメントが {found.comments} 件あります。")
    return Lines(tuple(lines) or (_NOTHING_OPEN,))
