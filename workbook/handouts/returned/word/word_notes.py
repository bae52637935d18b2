"""What stands beside the text of a Word file: comments, footnotes, diagrams and charts."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.handouts.returned.beside import drawn_texts
from workbook.handouts.returned.package import Package, attribute, local
from workbook.handouts.returned.word import word_asides, word_text
from workbook.texts import cleaning

_NOTES = {
    "comments": ("comment", "コメント"),
    "footnotes": ("footnote", "脚注"),
    "endnotes": ("endnote", "文末脚注"),
}


def read(package: Package, main: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in comments, footnotes, diagrams and charts."""
    for kind, (name, said) in _NOTES.items():
        root = package.related(main, kind)
        for one in () if root is None else root:
            if local(one) == name and attribute(one, "type") in {"", "normal"}:
                yield said, word_text.of_block(one)
                yield from ((f"{said}（{why}）", text) for why, text in word_asides.words(one))
    for words in drawn_texts.in_diagrams(package, main):
        yield "図形", cleaning.printable(words)
    for words in drawn_texts.in_charts(package, main):
        yield "グラフ", cleaning.printable(words)
