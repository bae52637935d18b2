"""Words that more than one page says."""

from __future__ import annotations

from datetime import datetime

from workbook.classroom.homework.due_days import JAPAN
from workbook.content import reading

APP = "重層ワークブック"

KINDS = {
    "story": "物語",
    "reading": "読む",
    "key-message": "持ち帰る一言",
    "misconception": "よくある誤解",
    "fact": "事実",
    "figure": "図",
    "discussion": "話し合う",
    "case": "事例",
    "worksheet": "ワークシート",
    "homework": "宿題",
    "facilitator": "進行役メモ",
}
MODES = {"live": "同時双方向", "self": "各自・オンデマンド", "hybrid": "各自または集合"}
DOORS = {
    "consultation": "相談窓口",
    "resident": "住民の声",
    "shop": "お店",
    "school": "学校",
    "sns": "SNS",
    "disaster": "災害",
    "utility": "検針・配達など暮らしの接点",
    "organisation": "組織の中",
    "scheme": "別の制度",
}
SEEN_BY = {
    "team": "書いたことは、同じチームの人と、研修の進行役・主催者・見学の人が読めます。ほかのチームに見せる画面には出ません。",
    "course": "書いたことは、同じチームの人と、研修の進行役・主催者・見学の人が読めます。"
    "進行役が、ほかのチームも見る画面に映すことがあります。そのとき、チームの名前ははじめは出ません。",
    "kept": "書いたことは、同じチームの人と、研修の進行役・主催者が読めます。ほかのチームに見せる画面には出ません。",
    "member": "書いたことは、自分だけが見られます。",
    "alone": "書いたことは、自分のほかには、このワークブックの主催者だけが読めます。",
}
NEVER_SHOWN = (
    "このワークシートの答えは、チームの中だけのものです。ほかのチームには映せません。問いは映せます。"
)
FICTION = "この事例は架空のものです。実在の人が分かることは書かないでください。"
STAFF = {
    "facilitator": "チームの宿題を読み、コメントして返却できます。チームのシートには書きこみません。",
    "observer": "チームの宿題の進みぐあいを見られます。書きこんだり、コメントしたりはしません。",
}
OWN_ROOM = "担当の部屋のチームだけ"
SHARED_PC = "このPCをほかの人も使うときは、いちど出てから、その人のお名前で参加し直してください。書いたことは消えません。"
FAILED = "うまく表示できませんでした（番号 {number}）。ページをひらき直しても同じときは、この番号を主催者に伝えてください。"
FOOT = (
    "事例に出てくる人やまちは、すべて架空です。書いたことは、このワークブックのサーバーにだけ保存されます。"
)


def moment(at: datetime) -> str:
    """Return when something happened, in Japan."""
    there = at.astimezone(JAPAN)
    return f"{reading.say_day(there.date())} {there:%H:%M}"


def ago(at: datetime, now: datetime) -> str:
    """Return how long ago something was, as people say it."""
    past = int((now - at).total_seconds() // 60)
    if past < 1:
        return "1分以内"
    if past < 60:  # noqa: PLR2004 -- minutes of an hour
        return f"{past}分前"
    if at.astimezone(JAPAN).date() == now.astimezone(JAPAN).date():
        return f"{past // 60}時間前"
    return reading.say_day(at.astimezone(JAPAN).date())


def minutes(count: int) -> str:
    """Return a length of time; nothing for none."""
    return f"{count}分" if count else ""


def weeks(first: int, last: int) -> str:
    """Return a number of weeks, as one number or a range."""
    return f"{first}週間" if first == last else f"{first}〜{last}週間"


ONE_DEPARTMENT = (
    "いまは一つの課の人だけです。ほかの課や、福祉以外の部署の人が一人入ると、話がひろがります。"
    "チームのコードをわたすだけで、いつからでも参加できます。"
)
