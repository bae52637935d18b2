"""The words of the training room: the official name first, what people call it, one plain meaning (用語)."""

from __future__ import annotations

from collections.abc import Iterable

from workbook.content.model.blocks import Term
from workbook.office.visit import Visit
from workbook.pages.frame import links, markup, prose


def draw(visit: Visit) -> None:
    """Draw the page."""
    markup.title("用語")
    markup.lead(
        "福祉の仕事が初めての人にも伝わるように、研修で使う言葉をまとめました。正式な名前を先に、よく使う呼び名を（ ）に書いています。"
    )
    if visit.library.grounds is not None:
        links.to("grounds", "会議と情報の根拠（どの場で、どこまで話してよいか）")
    if not visit.library.glossary:
        markup.notice("用語はまだありません。")
        return
    markup.show(f'<dl class="wb-terms">{_terms(visit.library.glossary)}</dl>')


def _terms(terms: Iterable[Term]) -> str:
    return "".join(
        f'<dt id="{term.id}">{prose.inline(_name(term))}</dt><dd>{prose.to_html(term.meaning)}</dd>'
        for term in terms
    )


def _name(term: Term) -> str:
    return f"{term.term}（{term.common}）" if term.common else term.term
