"""What is wrong in the content, for those who write it (教材の点検)."""

from __future__ import annotations

from collections.abc import Iterable

from workbook.office.visit import Visit
from workbook.pages.frame import links, markup
from workbook.problems import Problem


def draw(visit: Visit) -> None:
    """Draw the page."""
    markup.title("教材の点検")
    if not visit.may_see_problems:
        refuse()
        return
    links.to("preview", "参加者が見るとおりに下見する")
    problems = visit.problems
    if not problems:
        markup.lead("不備はありません。")
        return
    markup.lead(
        f"{len(problems)} 件あります。直すまでは、最後に正しく読めた教材を表示しています。"
        "直したあと、このページをひらき直すと確かめられます。"
    )
    markup.show(table(problems))


def table(problems: Iterable[Problem]) -> str:
    """Return findings as a table: where, what, and the way out."""
    rows = (
        (f"{problem.file} の {problem.line} 行目", problem.where, problem.message, problem.hint)
        for problem in problems
    )
    return markup.table(("場所", "項目", "見つかったこと", "直し方"), rows, cards=True)


def refuse() -> None:
    """Tell others kindly that a page is not theirs."""
    markup.notice("このページは、教材を直す人と主催者のためのものです。")
    links.to("home", "ホームへ")
