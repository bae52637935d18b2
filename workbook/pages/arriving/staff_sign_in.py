"""Staff accounts as Streamlit's sign-in tells of them: whether they are in use, and who came with one."""

from __future__ import annotations

import logging
import time

import streamlit as st
from streamlit.errors import StreamlitAuthError

from workbook.classroom.entrance.staff_accounts import Account
from workbook.pages.frame import markup

OFFER = "職員アカウントで入る"
NOT_SET = (
    "職員アカウントの設定に足りないところがあり、いまは使えません。コードで入るか、"
    "ワークブックを置いている人に .streamlit/secrets.toml の [auth] を確かめてもらってください。"
)
_FRESH_SECONDS = 600
_LOG = logging.getLogger("workbook")


def are_used() -> bool:
    """Tell whether the workbook was set up with an identity provider."""
    return "is_logged_in" in st.user


def is_signed_in() -> bool:
    """Tell whether this browser is still known by an account, however long ago it signed in."""
    return bool(st.user.to_dict().get("is_logged_in"))


def here() -> Account | None:
    """Return who signed in just now.

    Streamlit remembers an account for 30 days, and in other open tabs even after it was signed out; on a shared PC
    the next person must not come in by it. So it counts for ten minutes, and then the provider is asked again.
    """
    said = st.user.to_dict()
    since = said.get("iat")
    if not said.get("is_logged_in") or not isinstance(since, int | float):
        return None
    # By the wall, as the provider told it: the house may still be on its way to what the wall shows.
    if time.time() - since > _FRESH_SECONDS:
        return None
    return Account(
        email=str(said.get("email") or ""),
        name=str(said.get("name") or ""),
        is_verified=said.get("email_verified") is True,
    )


def offer(label: str = OFFER) -> None:
    """Offer to sign in with a staff account if they are in use; a click leads to the provider."""
    if not are_used():
        return
    is_asked = st.button(label, key="account-in")
    markup.note("お勤め先のアカウントの画面に移ります。")
    if is_asked:
        try:
            st.login()
        except StreamlitAuthError as mistake:
            _LOG.error("職員アカウントの設定（.streamlit/secrets.toml の [auth]）が使えません： %s", mistake)
            markup.tell(NOT_SET)
