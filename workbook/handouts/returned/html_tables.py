"""The tables of an HTML file as lines of cells, whoever saved or disarmed it; nothing in it runs or is fetched."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from workbook.handouts.returned.safe_file import MOST_BYTES, FileRefused

_MOST_LINES = 4_000
_MOST_COLUMNS = 60
_CHUNK = 64 * 1024
_CODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# What people do not read as the text of a page; readings that a browser's aid has put over words are none of them.
_NOT_TEXT = frozenset(
    {"script", "style", "template", "noscript", "textarea", "select", "button", "svg", "rt", "rp"}
)
_BLOCKS = frozenset({"p", "div", "li"})
# The parser never hands a NUL on, so it can stand for an element that breaks the line.
_BREAK = "\0"
_FOLDED = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_NOT_HTML = "HTML のファイルとして読めません（持ち帰ったファイルを Edge か Chrome で開き、「ファイルとして保存」で保存し直してください）"


def lines(data: bytes) -> list[list[str]]:
    """Return every table row with its cells, an empty line after each table, all equally long; raise FileRefused."""
    if len(data) > MOST_BYTES:
        message = f"ファイルが大きすぎます（{MOST_BYTES // 1024 // 1024} MB まで）"
        raise FileRefused(message)
    text = _decoded(data).encode()
    reader = _Reader()
    # Written in C and measured as linear: 5 MB of open tags, of half comments or of attributes take one second.
    parser = etree.HTMLParser(target=reader, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        for start in range(0, len(text), _CHUNK):
            parser.feed(text[start : start + _CHUNK])
        parser.close()
    except etree.LxmlError:
        raise FileRefused(_NOT_HTML) from None
    longest = max(map(len, reader.lines), default=0)
    return [line + [""] * (longest - len(line)) for line in reader.lines]


def _decoded(data: bytes) -> str:
    """Return the text of a page: as we write it, or as old Windows programs save it."""
    for coding in (_CODINGS.get(data[:2], "utf-8-sig"), "cp932"):
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FileRefused(_NOT_HTML)


class _Reader:
    """Hears the parser out and keeps what stands in cells; tags that are missing or left over do no harm."""

    def __init__(self) -> None:
        self.lines: list[list[str]] = []
        self._line: list[str] | None = None
        self._cell: list[str] | None = None
        self._hidden = 0

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        if tag in _NOT_TEXT:
            self._hidden += 1
        elif self._hidden:
            return
        elif tag in {"table", "tr"}:
            self._end_line()
            self._line = [] if tag == "tr" else None
        elif tag in {"td", "th"}:
            self._end_cell()
            self._line = [] if self._line is None else self._line
            self._cell = []
        elif self._cell is not None and (tag == "br" or (tag in _BLOCKS and self._cell)):
            self._cell.append(_BREAK)

    def end(self, tag: str) -> None:
        if tag in _NOT_TEXT:
            self._hidden = max(0, self._hidden - 1)
        elif self._hidden:
            return
        elif tag in {"td", "th"}:
            self._end_cell()
        elif tag == "tr":
            self._end_line()
        elif tag == "table":
            self._end_line()
            self._add([])

    def data(self, text: str) -> None:
        if self._cell is not None and not self._hidden:
            self._cell.append(text)

    def close(self) -> None:
        self._end_line()

    def _end_cell(self) -> None:
        if self._cell is not None and self._line is not None and len(self._line) < _MOST_COLUMNS:
            self._line.append("\n".join(map(_unfolded, "".join(self._cell).split(_BREAK))))
        self._cell = None

    def _end_line(self) -> None:
        self._end_cell()
        if self._line:
            self._add(self._line)
        self._line = None

    def _add(self, line: list[str]) -> None:
        if len(self.lines) >= _MOST_LINES:
            message = (
                f"表の行が多すぎます（{_MOST_LINES:,} 行まで。持ち帰ったファイルかどうか確かめてください）"
            )
            raise FileRefused(message)
        self.lines.append(line)


def _unfolded(text: str) -> str:
    """Return a text without the line breaks that are only in the file: the page shows them as a space, or not at all."""
    return _FOLDED.sub(lambda gap: " " if gap.start() > 0 and gap.end() < len(text) else "", text)
