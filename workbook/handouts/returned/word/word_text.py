"""The words of a Word file as they stand when every tracked change is accepted: base words of ruby, fields' results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from workbook.handouts.returned.package import attribute, child, local, whole
from workbook.handouts.returned.word import eq_fields, equations, word_asides, word_tables
from workbook.handouts.returned.word.word_containers import GONE, is_hint, opened
from workbook.texts import cleaning

_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Signs people put in from Word's list of symbols, by font and code.
_SYMBOLS = {
    ("wingdings", 0xA8): "☐", ("wingdings", 0x6F): "□", ("wingdings", 0xFE): "☑", ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFC): "✓", ("wingdings", 0xFB): "✗", ("wingdings", 0x6E): "■", ("wingdings", 0x6C): "●",
    ("wingdings", 0xA7): "▪", ("wingdings", 0xD8): "➢", ("wingdings", 0xE0): "→", ("wingdings", 0x4A): "☺",
    ("wingdings 2", 0x50): "✓", ("wingdings 2", 0x52): "☑", ("wingdings 2", 0x54): "☒", ("wingdings 2", 0xA3): "☐",
}  # fmt: skip
_CODE = re.compile(r"[0-9A-Fa-f]{1,5}")
# LibreOffice 7.4 escapes what looks like a sign's number (_x0041_) in Word files too, where nothing takes it back.
_ESCAPED = re.compile(r"_(?:x005F_)+(?=x[0-9A-Fa-f]{4}_)")


@dataclass
class _Field:
    """A complex field that is being read: its order, and whether its result has begun."""

    order: str = ""
    is_result: bool = False
    result: str = ""
    choices: tuple[str, ...] = ()


@dataclass
class _Words:
    """What has been said so far: whole lines, and the line that is not ended yet."""

    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    last: str = ""
    is_built: bool = False
    is_equation: bool = False

    def say(self, text: str, *, is_built: bool = False) -> None:
        """Take words in: those of a field's order are no words, those of its result are.

        What `is_built` from an equation is no part of the number beside it.
        """
        if not text or (self.fields and not self.fields[-1].is_result):
            return
        apart = (is_built or self.is_built) and equations.clash(self.last, text)
        said = f" {text}" if apart else text
        self.last, self.is_built, self.is_equation = text[-1], is_built, False
        if self.fields:
            self.fields[-1].result += said
        else:
            self.line.append(said)

    def end(self) -> None:
        """End the line."""
        self.lines.append("".join(self.line))
        self.line, self.last, self.is_equation = [], "", False


def of_block(block: etree._Element) -> str:
    """Return the words in a cell, a frame or a paragraph, paragraphs on lines of their own; raise FileRefused."""
    words = _Words()
    _blocks([block] if local(block) == "p" else block, words)
    for left in words.fields:
        words.line.append(left.result)  # a field whose end was cut off
    if words.line:
        words.end()
    said = cleaning.printable(_ESCAPED.sub("_", "\n".join(words.lines)))
    # LibreOffice 7.4 puts a joiner into a row that was inserted with tracking: a sign nobody sees is no word.
    return said if cleaning.is_seen(said) else ""


def _blocks(elements: Iterable[etree._Element], words: _Words) -> None:
    for block in opened(elements):
        name = local(block)
        if name == "p":
            _inline(block, words)
            if not is_end_gone(block):
                words.end()
        elif name == "tbl":
            for row in word_tables.rows(block, said=of_block):
                line = "\t".join(cell.text for cell in row.cells).strip("\t")
                if line:
                    words.lines.append(line)


def is_end_gone(paragraph: etree._Element) -> bool:
    """Tell whether the end of a paragraph was deleted or moved away with tracking: it goes on in the next one."""
    mark = child(paragraph, "pPr", "rPr")
    return mark is not None and any(local(one) in {"del", "moveFrom"} for one in mark)


def _inline(element: etree._Element, words: _Words) -> None:
    controls: list[etree._Element] = []
    for part in element:
        if local(part) == "sdt":
            controls.append(part)
            continue
        _controls(controls, words)
        controls = []
        _SAY.get(local(part), _inside)(part, words)
    _controls(controls, words)


def _inside(part: etree._Element, words: _Words) -> None:
    if local(part) not in GONE:
        _inline(part, words)


def _run(part: etree._Element, words: _Words) -> None:
    if not word_asides.why(part):
        _inline(part, words)


def _controls(controls: list[etree._Element], words: _Words) -> None:
    """Say controls that follow each other. LibreOffice 7.4 writes one as three: its words, twice its words, again."""
    said: list[str] = []
    is_built = False
    for control in controls:
        own = _Words()
        content = child(control, "sdtContent")
        if content is not None and not is_hint(control):
            _inline(content, own)
        said.append("".join([*own.line, *(left.result for left in own.fields)]))
        is_built = is_built or own.is_built
        while len(said) > 2 and said[-3] and (said[-3] * 2, said[-3]) == (said[-2], said[-1]):  # noqa: PLR2004
            del said[-2:]
    words.say("".join(said), is_built=is_built)


def _text(part: etree._Element, words: _Words) -> None:
    font = child(part.getparent(), "rPr", "rFonts")
    name = "" if font is None else attribute(font, "ascii").lower()
    words.say("".join(_SYMBOLS.get((name, ord(sign) - 0xF000), sign) for sign in part.text or ""))


def _sign(part: etree._Element, words: _Words) -> None:
    words.say(_SIGNS[local(part)])


def _symbol(part: etree._Element, words: _Words) -> None:
    written = attribute(part, "char")
    if not _CODE.fullmatch(written):
        return
    code = int(written, 16)
    bare = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code  # noqa: PLR2004 -- where symbol fonts keep theirs
    words.say(_SYMBOLS.get((attribute(part, "font").lower(), bare), chr(code)))


def _simple_field(part: etree._Element, words: _Words) -> None:
    own = _Words()
    _inline(part, own)
    words.say("".join(own.line) or eq_fields.words(attribute(part, "instr")))


def _field(part: etree._Element, words: _Words) -> None:
    kind = attribute(part, "fldCharType")
    if kind == "begin":
        words.fields.append(_Field(choices=tuple(_form_choice(part))))
    elif kind == "separate" and words.fields:
        words.fields[-1].is_result = True
    elif kind == "end" and words.fields:
        ended = words.fields.pop()
        words.say(ended.result or "".join(ended.choices) or eq_fields.words(ended.order))


def _form_choice(part: etree._Element) -> Iterator[str]:
    """Yield what an old form field says that keeps its answer beside the text: a list, a box to tick."""
    entries = child(part, "ffData", "ddList")
    if entries is not None:
        labels = [attribute(one, "val") for one in entries if local(one) == "listEntry"]
        result = child(entries, "result")
        number = 0 if result is None else whole(attribute(result, "val") or "0", otherwise=len(labels))
        yield labels[number] if number < len(labels) else ""
    box = child(part, "ffData", "checkBox")
    if box is not None:
        ticked = child(box, "checked")
        ticked = child(box, "default") if ticked is None else ticked
        yield "☐" if ticked is None or attribute(ticked, "val") in {"0", "false"} else "☑"


def _order(part: etree._Element, words: _Words) -> None:
    if words.fields and not words.fields[-1].is_result:
        words.fields[-1].order += part.text or ""


def _alternative(part: etree._Element, words: _Words) -> None:
    """Say a thing that is written in two ways once."""
    first = next(iter(part), None)
    if first is not None:
        _inline(first, words)


def _box(part: etree._Element, words: _Words) -> None:
    words.say("\n" + of_block(part))


def _art(part: etree._Element, words: _Words) -> None:
    """Say the words of an old WordArt, which are no text of the page; LibreOffice 7.4 saves its own so."""
    written = attribute(part, "string")
    words.say("\n" * bool(written) + written)


def _equation(part: etree._Element, words: _Words) -> None:
    """Say an equation; another one right before it is another number."""
    if words.is_equation:
        words.say(" ")
    for text, is_built in equations.pieces(part, _piece):
        words.say(text, is_built=is_built)
    words.is_equation = bool(words.last)


def _piece(part: etree._Element) -> str:
    own = _Words()
    _SAY.get(local(part), _inside)(part, own)
    return "".join(own.line)


def _ignored(_part: etree._Element, _words: _Words) -> None:
    """Leave out what is not words."""


_SAY: dict[str, Callable[[etree._Element, _Words], None]] = {
    "t": _text,
    **dict.fromkeys(_SIGNS, _sign),
    "sym": _symbol,
    "r": _run,
    "fldSimple": _simple_field,
    "fldChar": _field,
    "instrText": _order,
    "AlternateContent": _alternative,
    "txbxContent": _box,
    "textpath": _art,
    "oMath": _equation,
    "altChunk": _ignored,
}
