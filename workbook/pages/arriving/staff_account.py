"""Where the browser comes back to from the identity provider: organisers go in, others go on to their team's code."""

from __future__ import annotations

import streamlit as st

from workbook.classroom.entrance import staff_accounts as rules
from workbook.classroom.entrance.staff_accounts import Account
from workbook.office.visit import Visit
from workbook.pages.arriving import enter, join, staff_sign_in
from workbook.pages.frame import browser, links, markup

_TROUBLE = {
    "failed": (
        "職員アカウントの画面と、うまくやりとりできませんでした。少し待って、もう一度試すか、コードで入ってください。"
        "続くときは、ワークブックを置いている人に伝えてください。"
    ),
    "stopped": "職員アカウントでの確認は、とりやめになりました。もう一度試すか、コードで入ってください。",
}
_TOO_LONG_AGO = (
    "職員アカウントで確かめた時刻が、この10分のうちではありません。もう一度、確かめてください。"
    "確かめてすぐにこう出るときは、サーバーの時計がずれています。ワークブックを置いている人に伝えてください。"
)
_NOT_USED = "このワークブックでは、職員アカウントは使っていません。コードで入ってください。"
_OTHER = "別の職員アカウントで入る"


def draw(visit: Visit) -> None:
    """Draw the page."""
    account = staff_sign_in.here()
    if browser.asked("leave"):
        _leave(visit)
    elif account is None:
        _ask()
    else:
        problem = rules.problem_of(account, organisers=visit.house.settings.organisers)
        if problem is None:
            _organise(visit, account)
        else:
            _take_part(visit, account, problem)


def _leave(visit: Visit) -> None:
    """Sign the account out as well, after this browser has left the workbook."""
    markup.title("この端末から出ました")
    if visit.me is None and staff_sign_in.is_signed_in():
        markup.lead("職員アカウントからも出ています。しばらくお待ちください。")
        st.logout()
    links.to("home", "ホームへ")


def _ask() -> None:
    markup.title(staff_sign_in.OFFER)
    if not staff_sign_in.are_used():
        markup.notice(_NOT_USED)
    _trouble()
    staff_sign_in.offer()
    links.to("join", "コードで参加する")
    links.to("organise", "主催者コードで入る")


def _trouble() -> None:
    """Say why somebody who signed in, or tried to, stands here all the same."""
    is_late = staff_sign_in.is_signed_in() and staff_sign_in.here() is None
    trouble = _TROUBLE.get(browser.asked("sign_in"), _TOO_LONG_AGO if is_late else "")
    if trouble and staff_sign_in.are_used():
        markup.tell(trouble)


def _organise(visit: Visit, account: Account) -> None:
    """Let an organiser in; who is here as somebody else is asked first, for the other one may still be writing."""
    markup.title("主催者として入る")
    if visit.is_organiser:
        markup.lead("主催者として入っています。")
        links.to("organise", "主催者のページへ")
    elif visit.me is None or _is_sure(visit.me.name):
        organisers = visit.house.settings.organisers
        admission = rules.sign_in(visit.house.database, account, organisers=organisers)
        enter.go_in(admission, name=links.PLACES["organise"].address)


def _is_sure(name: str) -> bool:
    markup.tell(
        f"いまは{name}さんとして参加しています。主催者として入ると、この端末は主催者のものになります。"
    )
    return st.button("主催者として入りなおす", key="organise-instead")


def _take_part(visit: Visit, account: Account, problem: str) -> None:
    markup.title("職員アカウントで確かめました")
    _trouble()
    markup.tell(f"{account.email}\n{problem}".strip())
    if visit.me is None:
        markup.section("チームに参加する")
        join.with_code(visit)
    else:
        links.to("home", "ホームへ")
    staff_sign_in.offer(_OTHER)
