"""The report of a run: for those who held or watched it, on screen and as Word to hand on."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workbook.classroom.outcome import released, roll
from workbook.classroom.outcome.run_report import Outcome
from workbook.classroom.people import rights
from workbook.classroom.people.views import Person
from workbook.handouts.documents.run_report import Lines, Quoted, Quotes, ReportTable, Section
from workbook.office import roll_and_log, run_report, run_report_words
from workbook.office.visit import Visit
from workbook.pages.frame import browser, links, markup, prose, run_links, take_home

_NOT_HERE = "ここは、研修を進める方と見学の方のページです。"
_GONE = "その開催回は見つかりませんでした。"
_BEFORE = (
    "渡す前に「チームの言葉から」を一度読んでください。まちとチームの名前は〇〇にしてあります。人の名前や、だれのことか分かる言葉が書かれていたら、"
    "Word で消してから渡します。気をつけたい言葉には、この画面でだけ【 】のしるしを付けています。"
)
_NAMED = (
    "名前が入っていてよい言葉だけ、「このまま載せる」を押してください（何度でも変えられます）。Word にも同じように出ます。"
    "あとでチームが書きなおした言葉は、また〇〇になります。"
)
_ROLL = "研修の記録のための一覧です。名前が入るので、Word のまとめには入れていません。"


def draw(visit: Visit) -> None:
    """Draw the page."""
    me = visit.me
    run = browser.asked("run") or (me.run_id if me else "")
    if me is None or not rights.may_watch(me, run=run, breakout=me.breakout_id):
        markup.title(run_report_words.TITLE)
        markup.notice(_NOT_HERE)
        return
    found = run_report.gather(visit, me, run)
    if found is None:
        markup.title(run_report_words.TITLE)
        markup.notice(_GONE)
        return
    _draw(visit, me, found)


def _draw(visit: Visit, me: Person, found: Outcome) -> None:
    account = run_report.account(me, found, names_teams=True)
    if visit.is_organiser:
        with st.container(key="back"):
            links.to("organise", "← 主催者のページ")
    markup.title(account.title, over=account.over)
    markup.facts(account.facts)
    run_links.draw(me, found.run.id, here="report")
    markup.notice(_BEFORE)
    take_home.draw(links.file("run-report", "開催のまとめ（Word）", run=found.run.id))
    steers = rights.may_steer(me, run=found.run.id, breakout=me.breakout_id)
    for section in account.sections:
        _section(section)
        quotes = [one for part in section.parts if isinstance(part, Quotes) for one in part.quotes]
        if steers:
            _names_in(visit, found, [one for one in quotes if one.key])
    if steers:
        _records(found)


def _records(found: Outcome) -> None:
    """Draw the roll with names, for those who keep the training's record."""
    markup.section("出席の一覧（名前入り）")
    markup.note(_ROLL)
    books = {"roll": "出席の一覧（Excel）", "log": "進行の記録（Excel）"}
    take_home.draw(*(links.file(kind, name, run=found.run.id) for kind, name in books.items()))
    days = roll.days_of(found.rolls)
    with st.expander("一覧をひらく"):
        markup.show(
            markup.table(roll_and_log.roll_head(days), roll_and_log.roll_rows(found.rolls, days), cards=True)
        )


def _names_in(visit: Visit, found: Outcome, named: Sequence[Quoted]) -> None:
    """Draw the words in which names are covered or were released, for those who decide that, one by one."""
    if not named:
        return
    covered = sum(one.text != one.written for one in named)
    with st.expander(f"まちやチームの名前が入っている言葉（{len(named)}。かくしているもの {covered}）"):
        markup.note(_NAMED)
        for one in named:
            with st.container(border=True, key=f"named-{one.key}"):
                markup.show(f'<p class="wb-words">{prose.plain(one.written.strip())}</p>')
                _decide(visit, found, one)


def _decide(visit: Visit, found: Outcome, one: Quoted) -> None:
    is_covered = one.text != one.written
    label, work = (
        ("このまま載せる", released.release) if is_covered else ("名前を〇〇にもどす", released.cover)
    )

    def decide() -> None:
        me = browser.arrive().me
        if me is not None:
            visit.house.do(lambda db: work(db, one.key, run=found.run.id, by=me))

    st.button(label, key=f"names-{one.key}", on_click=decide)


# ---------------------------------------------------------------- parts


def _section(section: Section) -> None:
    markup.section(section.heading)
    if section.note:
        markup.note(section.note)
    for part in section.parts:
        if isinstance(part, Lines):
            _lines(part)
        elif isinstance(part, ReportTable):
            _table(part)
        else:
            _quotes(part)


def _lines(part: Lines) -> None:
    markup.show(f"<ul>{''.join(f'<li>{prose.plain(text)}</li>' for text in part.texts)}</ul>")


def _table(part: ReportTable) -> None:
    markup.show(markup.table(part.head, part.rows, cards=True))


def _quotes(part: Quotes) -> None:
    head = f'<p><strong>{prose.inline(part.label)}</strong> <span class="wb-small">{prose.inline(part.source)}</span></p>'
    quoted = (
        f'<li class="wb-words">{prose.plain(one.text.strip())} '
        f'<span class="wb-small">{prose.plain(one.beside)}</span>{_mind(one.mind)}</li>'
        for one in part.quotes
    )
    markup.show(f"{head}<ul>{''.join(quoted)}</ul>")


def _mind(mark: str) -> str:
    return f' <strong class="wb-small">【{prose.plain(mark)}】</strong>' if mark else ""
