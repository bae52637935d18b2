"""置き場のない言葉: words of a returned file that stand at no question, to be put into an answer or left."""

from __future__ import annotations

import streamlit as st

from workbook.handouts.returned.returned_sheet import Loose
from workbook.office import unplaced_words
from workbook.office.taking_in import Found
from workbook.pages.frame import markup, prose

_HEAD = "置き場のない言葉"
_LEAD = (
    "ファイルにあった言葉のうち、どの欄のものか分からないものです。欄をえらんで足すか、そのままにしてください。"
    "そのままの言葉は、取り込みません。"
)


def draw(found: Found, *, key: str) -> tuple[Loose, str] | None:
    """Draw the words without a place; return those that were put into an answer by a click, and into which."""
    if not found.unplaced:
        return None
    markup.show(f'<h4 class="wb-side">{_HEAD}（{len(found.unplaced)}）</h4><p class="wb-small">{_LEAD}</p>')
    chosen = None
    for number, one in enumerate(found.unplaced):
        chosen = _one(found, one, key=f"{key}-{number}") or chosen
    return chosen


def _one(found: Found, one: Loose, *, key: str) -> tuple[Loose, str] | None:
    targets = unplaced_words.targets(found.form)
    with st.form(f"unplaced-{key}", enter_to_submit=False):
        markup.show(
            f'<p class="wb-small">{prose.plain(one.where)}</p><p class="wb-words">{prose.plain(one.text)}</p>'
        )
        # Not the words themselves: Streamlit makes a link of an address in a label, whatever is done to its signs.
        target = st.selectbox(
            f"「{prose.label(one.where)}」の言葉を足す欄",
            list(targets),
            format_func=lambda id_: targets[id_],
            index=list(targets).index(one.near) if one.near in targets else None,
            placeholder="えらんでください",
        )
        asked = st.form_submit_button("この欄に足す")
    return (one, target) if asked and target else None
