"""Coming into the 軽量版: the same code, name and department, and the same refusals, as on the page 参加."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from workbook import config
from workbook.classroom.entrance import arrivals, coming_in, from_alone
from workbook.classroom.entrance.arrivals import Admission
from workbook.classroom.entrance.namesakes import NAMESAKE, KnownMember
from workbook.classroom.people import logins
from workbook.classroom.people.entries import Refused
from workbook.content.forms import times
from workbook.pages.frame import phrases, prose
from workbook.web.light import frame, ways
from workbook.web.light.asking import Call
from workbook.web.light.frame import HtmlPage

_BOXES = (
    ("code", "チームコード", "off", "例：K7QM3-XPA4B"),
    ("name", "お名前", "name", ""),
    ("department", "所属（課・団体）", "organization", ""),
)
_REFUSED, _ASKED = 422, 200


def page(asked: Call, problems: Mapping[str, str] | None = None) -> HtmlPage:
    """Return the boxes to come in with; what was typed stands in them again beside what is wrong with it."""
    faults = dict(problems or {})
    others = "".join(f'<p class="fault">{prose.plain(one)}</p>' for one in _elsewhere(faults))
    boxes = "".join(_box(asked, *box, fault=faults.get(box[0], "")) for box in _BOXES)
    body = (
        "<p>配られたカードのコードと、お名前、所属を入れてください。アカウントは要りません。</p>"
        f'<form method="post" action="{ways.join()}">{frame.hidden(asked)}{others}{boxes}{_mine(asked)}'
        '<p><button class="main">参加する</button></p></form>'
        '<p class="small">前に参加した方は、同じお名前と所属で入ると、続きから書けます。</p>'
        f'<h2>ひとりで試す</h2><form method="post" action="{config.at("/light/alone")}">{frame.hidden(asked)}'
        "<p>コードも名前も要りません。</p><button>ひとりで試す</button></form>"
        "<h2>これは何ですか</h2><p>軽量版です。JavaScript や WebSocket が使えない端末でも、"
        "チームのシートを読み、書けます。ふつうの画面の人と、同じシートです。</p>"
    )
    return HtmlPage("チームに参加する", body, over="軽量版", status=_REFUSED if faults else _ASKED)


def join(asked: Call) -> HtmlPage | str:
    """Return the secret of the person who came in; a page when something is wrong, or they have to be asked who they are."""
    sent = {name: asked.one(name) for name, *_ in _BOXES}
    database = asked.visit.house.database
    who = asked.one("who")
    try:
        if not who:
            known = coming_in.known(database, **sent, address=asked.caller)
            if known:
                return _ask(asked, sent, known)
        admission = coming_in.join(database, **sent, who=who, address=asked.caller)
        if asked.one("mine"):
            with database.begin() as db:
                from_alone.remember(db, asked.visit.me, admission.person)
        return _secret(asked, admission)
    except Refused as refused:
        return page(asked, refused.problems)


def alone(asked: Call) -> str:
    """Return the secret of somebody who tries alone."""
    with asked.visit.house.database.begin() as db:
        admission = arrivals.join_alone(db)
    return _secret(asked, admission)


def _mine(asked: Call) -> str:
    """Return the box in which who tried alone at this PC says that it was them."""
    if asked.visit.me is None or not asked.visit.me.is_alone:
        return ""
    ticked = " checked" if asked.one("mine") else ""
    box = f'<input type="checkbox" name="mine" value="1"{ticked}>'
    return f'<label class="pick">{box}{phrases.MINE}</label><p class="hint">{phrases.MINE_WHY}</p>'


def _secret(asked: Call, admission: Admission) -> str:
    with asked.visit.house.database.begin() as db:
        token = logins.redeem(db, ticket=admission.ticket, held=asked.token)
    if token is None:  # somebody else can only have used it within these milliseconds
        raise Refused({"code": arrivals.NOT_FOUND})
    return token


def _ask(asked: Call, sent: Mapping[str, str], known: Sequence[KnownMember]) -> HtmlPage:
    """Ask whether somebody is one of those of this name who were here before."""
    kept = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">'
        for name, value in (*sent.items(), ("mine", asked.one("mine")))
    )
    answers = [(one.id, f"はい、{times.moment(one.since)}に参加した{one.name}さんです") for one in known]
    answers.append((NAMESAKE, "いいえ、同じ名前の別の人です"))
    buttons = "".join(
        f'<p><button name="who" value="{escape(id_)}">{prose.plain(words)}</button></p>'
        for id_, words in answers
    )
    body = (
        "<p>同じお名前と所属の方が、このチームにいます。同じ方なら、続きから書けます。</p>"
        f'<form method="post" action="{ways.join()}">{frame.hidden(asked)}{kept}{buttons}</form>'
    )
    return HtmlPage("前に参加した方ですか", body, over="軽量版")


def _box(asked: Call, name: str, label: str, remembers: str, example: str, *, fault: str) -> str:  # noqa: PLR0913 -- one box
    hint = f'<p class="hint">{example}</p>' if example else ""
    wrong = f'<p class="fault" id="{name}-fault">{prose.plain(fault)}</p>' if fault else ""
    says = f' aria-invalid="true" aria-describedby="{name}-fault"' if fault else ""
    return (
        f'<label for="{name}">{label}</label>{hint}{wrong}<input type="text" id="{name}" name="{name}" '
        f'value="{escape(asked.one(name))}" autocomplete="{remembers}"{says}>'
    )


def _elsewhere(faults: Mapping[str, str]) -> list[str]:
    boxes = {name for name, *_ in _BOXES}
    return [words for name, words in faults.items() if name not in boxes]
