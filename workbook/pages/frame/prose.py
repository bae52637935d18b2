"""Author prose as HTML: paragraphs, line breaks, lists and bold; everything else is shown as it was typed.

Nothing here can load anything or link anywhere: a `<` or `![` in YAML (or in what a person typed) appears as these
very characters. Links exist only where a block has a reference of its own.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from itertools import groupby

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ITEM = re.compile(r"^(-|\d{1,2}\.)[ \u3000]+")
_GAP = re.compile(r"\n(?:[ \t\u3000]*\n)+")
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+.!|~$:^=-])")


def to_html(text: str) -> str:
    """Return prose as HTML paragraphs and lists."""
    return "".join(_block(part) for part in _GAP.split(text.strip("\n")))


def within(text: str) -> str:
    """Return prose for an element that holds nothing else: a single paragraph needs none of its own."""
    said = to_html(text)
    return said[3:-4] if said.startswith("<p>") and said.count("<p>") == 1 and said.endswith("</p>") else said


def inline(text: str) -> str:
    """Return one run of words as safe HTML; `**…**` is bold."""
    return _BOLD.sub(r"<strong>\1</strong>", html.escape(text))


def plain(text: str) -> str:
    """Return what a person typed as safe HTML: line breaks stay, nothing has a meaning."""
    return html.escape(text).replace("\n", "<br>")


def names(some: Iterable[str]) -> str:
    """Return names one after the other as safe HTML: a line ends between two of them, never inside one."""
    listed = [*some]
    ends = [*("、" for _ in listed[1:]), ""]
    return "".join(
        f'<span class="wb-whole">{plain(name + end)}</span>' for name, end in zip(listed, ends, strict=False)
    )


def label(text: str) -> str:
    """Return author text for a Streamlit label, which would read Markdown: every sign stands for itself."""
    return _MARKS.sub(r"\\\1", text)


def _block(text: str) -> str:
    """Return lines without a gap: runs of list items become lists, other runs a paragraph."""
    return "".join(_RUN[kind](lines) for kind, lines in groupby(text.split("\n"), key=_kind))


def _kind(line: str) -> str:
    found = _ITEM.match(line)
    if not found:
        return "p"
    return "ul" if found[1] == "-" else "ol"


def _paragraph(lines: Iterable[str]) -> str:
    return f"<p>{'<br>'.join(inline(line) for line in lines)}</p>"


def _items(lines: Iterable[str]) -> str:
    return "".join(f"<li>{inline(_ITEM.sub('', line))}</li>" for line in lines)


def _bullets(lines: Iterable[str]) -> str:
    return f"<ul>{_items(lines)}</ul>"


def _numbers(lines: Iterable[str]) -> str:
    return f"<ol>{_items(lines)}</ol>"


_RUN = {"p": _paragraph, "ul": _bullets, "ol": _numbers}
