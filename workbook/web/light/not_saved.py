"""Words that could not be saved: shown whole, with a button that sends the same form again."""

from __future__ import annotations

from html import escape

from workbook.desk.table import connection
from workbook.pages.frame import prose
from workbook.web.light import frame, ways
from workbook.web.light.asking import Call
from workbook.web.light.frame import HtmlPage

_OURS = "form"
_ACCEPTED = 202
NOT_JOINED = (
    "この端末の参加が切れています（チームコードが新しくなったか、しばらく間があきました）。"
    "下の「参加し直す」から入り、この画面に戻って「もう一度送る」を押してください。"
)
NOT_OURS = "送った画面が古くなっていたので、まだ保存していません。「もう一度送る」を押すと保存します。"
AGAIN = "画面が古くなっていたので、まだ参加していません。もう一度「参加する」を押してください。"


def late(asked: Call) -> HtmlPage:
    """Return what somebody typed, and that it is kept beside the sheet as words that came late."""
    body = f'<div class="note" role="status"><p>{connection.LATE}</p></div>{_words(asked)}'
    return HtmlPage("締切後に届いた言葉", body + ways.link(ways.home(), "はじめの画面へ"), status=_ACCEPTED)


def page(asked: Call, why: str, *, status: int) -> HtmlPage:
    """Return what somebody typed, why it is not saved yet, and the way to send it again."""
    kept = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, values in asked.sent.items()
        if name != _OURS
        for value in values
    )
    join = f'<p><a class="button" href="{ways.home()}" target="_blank">参加し直す（別の画面でひらきます）</a></p>'
    body = (
        f'<div class="wrong" role="alert"><p>{prose.plain(why)}</p></div>'
        f'<form class="write" method="post" data-unsaved="1">{frame.hidden(asked)}{kept}'
        f'<p><button class="main">もう一度送る</button></p></form>'
        f"{join if asked.visit.me is None else ''}{_words(asked)}"
    )
    return HtmlPage("まだ保存していません", body, status=status, is_written_in=True)


def _words(asked: Call) -> str:
    """Return everything that was typed, to be read and copied."""
    words = [
        value for name, values in asked.sent.items() if name.startswith("v/") for value in values if value
    ]
    said = "".join(f'<p class="said">{prose.plain(one)}</p>' for one in words)
    return f"<h2>書いたもの</h2>{said}"
