"""Small pieces of HTML that several pages draw; all words go through `prose` on their way in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from workbook.content.made_once import once
from workbook.content.model.base import AUDIENCES, LABELS, Label
from workbook.content.model.blocks import Reference
from workbook.content.model.modules import Module
from workbook.handouts.layout import phrases
from workbook.pages.frame import prose


def show(html: str) -> None:
    """Draw HTML that is made of our own tags and escaped words."""
    st.html(html)


def parts(*pieces: str) -> None:
    """Draw pieces one below the other, each as far from the next as if it were drawn alone; an empty one is left out."""
    show("".join(f'<div class="wb-part">{piece}</div>' for piece in pieces if piece))


def title(text: str, *, over: str = "", lead: str = "", ways: Sequence[str] = (), more: str = "") -> None:
    """Draw the heading of a page, with a small line above it; and what the page begins with, as one piece.

    `more`: what stands below, as HTML.
    """
    show(heading(text, over=over, lead=lead, ways=ways) + more)


def heading(text: str, *, over: str = "", lead: str = "", ways: Sequence[str] = ()) -> str:
    """Return the heading of a page as HTML."""
    small = f'<p class="wb-over">{prose.inline(over)}</p>' if over else ""
    first = f'<div class="wb-lead">{prose.to_html(lead)}</div>' if lead else ""
    first += f'<div class="wb-ways">{"".join(ways)}</div>' if ways else ""
    return f'<header class="wb-title">{small}<h1>{prose.inline(text)}</h1></header>{first}'


def section(text: str) -> None:
    """Draw the heading of a section."""
    show(section_heading(text))


def section_heading(text: str) -> str:
    """Return the heading of a section as HTML."""
    return f'<h2 class="wb-section">{prose.inline(text)}</h2>'


def lead(text: str) -> None:
    """Draw the paragraphs a page begins with."""
    show(lead_text(text))


def lead_text(text: str) -> str:
    """Return the paragraphs a page begins with as HTML."""
    return f'<div class="wb-lead">{prose.to_html(text)}</div>'


def note(text: str) -> None:
    """Draw a quiet remark."""
    show(note_box(text))


def note_box(text: str) -> str:
    """Return a quiet remark as HTML."""
    return f'<div class="wb-note">{prose.to_html(text)}</div>'


def notice(text: str) -> None:
    """Draw what has to be known before going on."""
    show(notice_box(text))


def notice_box(text: str) -> str:
    """Return what has to be known before going on as HTML."""
    return f'<div class="wb-notice" role="note">{prose.to_html(text)}</div>'


def missing(letters: Sequence[str]) -> None:
    """Name letters that cannot be printed, below the button of what would print them; draw nothing when there are none."""
    if letters:
        show(
            f'<div class="wb-note" role="status"><p>{prose.plain(phrases.missing_letters(letters))}</p></div>'
        )


def tell(text: str) -> None:
    """Draw an answer to what a person did; their own words may be in it and stand for themselves."""
    show(f'<div class="wb-notice" role="status"><p>{prose.plain(text)}</p></div>')


def done(text: str) -> None:
    """Draw that what a person did has worked; a tick says so beside the colour."""
    show(f'<div class="wb-done" role="status"><p>{prose.plain(text)}</p></div>')


def fading(key: str, *, seconds: float) -> str:
    """Return what makes the thing with this key invisible after so many seconds, without the page running."""
    name = f"wb-fading-{key}-{int(seconds * 1000)}"
    return (
        f"<style>@keyframes {name} {{ to {{ visibility: hidden; }} }} "
        f".st-key-{key} {{ animation: {name} 1ms {max(seconds, 0):.1f}s forwards; }}</style>"
    )


def chips(words: Iterable[str]) -> str:
    """Return short facts side by side."""
    return "".join(f'<span class="wb-chip">{prose.inline(word)}</span>' for word in words if word)


def facts(words: Iterable[str]) -> None:
    """Draw short facts side by side."""
    show(fact_line(words))


def fact_line(words: Iterable[str]) -> str:
    """Return short facts side by side, in a line of their own, as HTML."""
    return f'<p class="wb-chips">{chips(words)}</p>'


def audience(codes: Iterable[str]) -> str:
    """Return whom something is for, in words."""
    known = tuple(codes)
    return AUDIENCES["everyone"] if "everyone" in known else "・".join(AUDIENCES[code] for code in known)


def label(name: Label) -> str:
    """Return whose word something is, with what that means: nobody has to know our labels."""
    return f"{name}：{LABELS[name]}"


def link(reference: Reference) -> str:
    """Return an address that opens beside the workbook, only when somebody clicks."""
    name = prose.inline(reference.title)
    address = prose.plain(reference.url)
    return (
        f'<a href="{address}" target="_blank" rel="noopener noreferrer">{name}</a>'
        f'<span class="wb-seen">（{prose.inline(reference.seen.replace("-", "年"))}月に確認）</span>'
    )


@once
def syllabus(module: Module) -> str:
    """Return the ministry's syllabus columns of a module; its name stands above them."""
    columns = (
        ("科目の目的", [prose.within(module.purpose)]),
        ("講義概要", [prose.within(module.outline)]),
        ("講義・演習のポイント", map(prose.inline, module.points)),
        ("到達目標", map(prose.inline, module.goals)),
    )
    # A browser cleans every node at each drawing, and a course has many of these: no node but what names or says.
    said = (f"<dt>{name}</dt>{''.join(f'<dd>{one}</dd>' for one in words)}" for name, words in columns)
    return f'<dl class="wb-syllabus">{"".join(said)}</dl>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, cards: bool = False) -> str:
    """Return a table of plain words; what people typed is safe in it. `cards`: on a phone each row is a card."""
    top = "".join(f'<th scope="col">{prose.plain(word)}</th>' for word in head)
    body = "".join(f"<tr>{_cells(head, row)}</tr>" for row in rows)
    kind = "wb-table wb-cards" if cards else "wb-table"
    return f'<div class="wb-scroll"><table class="{kind}"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>'


def _cells(head: Sequence[str], row: Sequence[str]) -> str:
    pairs = zip(head, row, strict=True)
    return "".join(f'<td data-label="{prose.plain(name)}">{prose.plain(cell)}</td>' for name, cell in pairs)
