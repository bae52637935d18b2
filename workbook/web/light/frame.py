"""The frame of every page of the 軽量版: title, ways, 「いま」, and what is said about the press before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbook import config
from workbook.classroom.entrance import invitations
from workbook.classroom.people.views import Person
from workbook.pages.frame import phrases, prose
from workbook.tokens import style as tokens
from workbook.web.light import now_lines, ways
from workbook.web.light.asking import Call

_STYLE = Path(__file__).parent / "light.css"
SAID = {
    "saved": "保存しました。",
    "same": "変わったところはありませんでした。",
    "both": "保存しました。ほかの人も書いていたので、両方の文を残してあります。確かめてください。",
    "beside": "ほかの人も書きかえていたので、今の文はそのままにし、書いたことを「別案」として横に残しました。確かめてください。",
    "theirs": "ほかの人も書いていたので、消していません。いまの文を確かめてください。",
    "carried": "ひとりで書いたものを、チームのシートに合わせました。",
    "removed": "行を消しました。",
    "kept": "ほかの人が書きかえていたので、行は消していません。確かめてください。",
    "away": "別案を片づけました。",
    "hand": "進行役に伝えました。",
    "down": "手を下ろしました。",
}
"""What an address may say of the press before it, by its code."""


@dataclass(frozen=True)
class HtmlPage:
    """A page as it is sent: what it is called, what stands in it, and with which number it is answered.

    `over`: the small line above its title. `is_written_in`: nothing but its own buttons may lead away from it.
    """

    title: str
    body: str
    over: str = ""
    status: int = 200
    is_written_in: bool = False


def to_html(asked: Call, page: HtmlPage) -> str:
    """Return a page as HTML."""
    over = f'<p class="small">{prose.plain(page.over)}</p>' if page.over else ""
    said = SAID.get(asked.query.get("said", ""), "")
    done = f'<div class="done" role="status"><p>{said}</p></div>' if said else ""
    me = asked.visit.me
    now = now_lines.section(asked.visit, with_links=not page.is_written_in)
    return (
        f'<!doctype html><html lang="ja"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{prose.plain(page.title)}｜{config.APP}（軽量版）</title>{style()}</head>"
        f'<body><a class="skip" href="#main">本文へ</a><header>{_who(me)}'
        f"{'' if page.is_written_in else _ways(me)}</header>{now}"
        f'<main id="main">{over}<h1>{prose.plain(page.title)}</h1>{done}{page.body}</main>'
        f"<footer>{_foot(page)}</footer>"
        f'<script src="{config.at("/light/light.js")}" defer></script></body></html>'
    )


@cache
def style() -> str:
    """Return the one style of all these pages, to stand in each: no second request on a slow line."""
    return f"<style>{tokens.variables()}{_STYLE.read_text(encoding='utf-8')}</style>"


def hidden(asked: Call) -> str:
    """Return what every form carries."""
    return f'<input type="hidden" name="form" value="{asked.form_token}">'


def _who(me: Person | None) -> str:
    if me is None:
        return ""
    within = me.team_name or invitations.ROLES.get(me.role, "")
    words = me.name if me.is_alone else "　".join(part for part in (within, me.addressed) if part)
    return f'<p class="who">{prose.plain(words)}</p>'


def _ways(me: Person | None) -> str:
    if me is None or not me.team_id:
        return f'<nav aria-label="メニュー"><a href="{ways.home()}">はじめ</a></nav>'
    join, hand = f'<a href="{ways.join()}">チームに参加する</a>', f'<a href="{ways.hand()}">手を挙げる</a>'
    return (
        f'<nav aria-label="メニュー"><a href="{ways.home()}">きょう</a><a href="{ways.sheets()}">書く</a>'
        f'<a href="{ways.course()}">時間割</a>{join if me.is_alone else hand}</nav>'
    )


def _foot(page: HtmlPage) -> str:
    if page.is_written_in:
        return f"<p>{phrases.FOOT}</p>"
    links = ways.link(config.at("/connection"), "接続チェック") + ways.link(config.at("/"), "ふつうの画面へ")
    return f"{links}{ways.link(config.at('/leave'), 'この端末から出る')}<p>{phrases.FOOT}</p>"
