"""Slips that hypothesis makes in sound files: bits of text put where they do not belong, parts taken out, doubled, cut."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from hypothesis import strategies as some

_MARKS = [
    "",
    " ",
    "\n",
    "\x00",
    "\ufeff",
    "\ud7ff",
    "\U000e0100",
    "か\u3099",
    "葛",
    "<",
    ">",
    "</",
    "/>",
    "&amp;",
    "&#0;",
    "&#x1F600;",
    "&#xD800;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?a ?>",
    '"',
    "'",
    "-1",
    "0",
    "1.5",
    "1e999",
    "NaN",
    "99999999999999999999",
    "true",
    "null",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\\",
    "\\u0000",
    "\\ud800",
    ";",
    "\t",
]
_OFFICE = [
    *_MARKS,
    ' r="A0"',
    ' r="XFE1"',
    ' r="ZZZZ99999999"',
    ' r=""',
    ' t="s"',
    ' t="d"',
    ' t="e"',
    ' t="b"',
    ' t="n"',
    ' s="999"',
    ' s="-1"',
    ' s="x"',
    "<v>-1</v>",
    "<v>1e308</v>",
    "<v>2958466</v>",
    "<v></v>",
    "<f>1+1</f>",
    '<mergeCell ref="A1:B2"/>',
    '<mergeCell ref="A1:A9999999"/>',
    '<mergeCell ref="B2"/>',
    '<mergeCell ref=""/>',
    ' min="0"',
    ' max="99999"',
    ' numFmtId="x"',
    ' formatCode="[$-411]ggge;@;;"',
    ' formatCode="[&gt;1]0;[Red"',
    '<w:gridSpan w:val="9999"/>',
    '<w:gridSpan w:val="-3"/>',
    '<w:gridSpan w:val="x"/>',
    '<w:vMerge w:val="continue"/>',
    "<w:tab/>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:t>",
    "</w:t>",
    "<w:sdt>",
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:fldChar w:fldCharType="end"/>',
    "<w:instrText> EQ </w:instrText>",
    '<w:sym w:char="F0FE"/>',
    '<w:sym w:char="zz"/>',
    '<w:del w:id="1">',
    "</w:del>",
]


_PARTS = [part for part in _OFFICE if part.startswith("<") and part.endswith("/>")]
_VALUES = [
    "",
    "-1",
    "0",
    "1",
    "7",
    "1.5",
    "1e999",
    "NaN",
    "x",
    "F0FE",
    "ZZZZZ",
    "true",
    "A1",
    "A0",
    "XFD1048576",
    "9" * 30,
    "9" * 5_000,
]
_LETTERS = some.characters(exclude_characters="<&", exclude_categories=["Cs", "Cc"])


class File:
    """A file with slips in it. It is told by where they are: the whole of it would fill the screen."""

    def __init__(self, data: bytes, slips: str) -> None:
        self.data = data
        self._slips = slips

    def __repr__(self) -> str:
        return f"<{self._slips}>"


@some.composite
def slipped(draw: some.DrawFn, text: str, *, office: bool = False) -> str:
    """Return a text with one to four slips in it."""
    marks = some.sampled_from(_OFFICE if office else _MARKS)
    for _ in range(draw(some.integers(1, 4))):
        if office and draw(some.booleans()):
            text = draw(_misspelt(text))
            continue
        start = draw(some.integers(0, len(text)))
        end = min(len(text), start + draw(some.sampled_from([0, 0, 1, 2, 5, 20, 200, len(text)])))
        kind = draw(some.sampled_from(["put", "put", "double", "type"]))
        new = {"put": lambda: draw(marks), "double": lambda s=text[start:end]: s * 2}.get(
            kind, lambda: draw(some.text(max_size=6))
        )
        text = text[:start] + new() + text[end:]
    return text


@some.composite
def _misspelt(draw: some.DrawFn, text: str) -> str:
    """Return XML with another value in one of its attributes, or another part or text between two of its tags."""
    if draw(some.booleans()):
        places = [found.span(1) for found in re.finditer(r'="([^"]*)"', text)] or [(0, 0)]
        start, end = draw(some.sampled_from(places))
        return text[:start] + draw(some.sampled_from(_VALUES)) + text[end:]
    places = [found.span(1) for found in re.finditer(r">([^<]*)<", text)] or [(0, 0)]
    start, end = draw(some.sampled_from(places))
    new = draw(some.sampled_from([*_PARTS, *_VALUES]) | some.text(_LETTERS, max_size=6))
    return text[:start] + new + text[draw(some.sampled_from([start, end])) :]


@some.composite
def bent(draw: some.DrawFn, data: bytes) -> bytes:
    """Return bytes with some of them changed, cut off or doubled."""
    bytes_ = bytearray(data)
    for _ in range(draw(some.integers(1, 6))):
        if not bytes_:
            break
        at = draw(some.integers(0, len(bytes_) - 1))
        match draw(some.sampled_from(["change", "change", "cut", "double"])):
            case "change":
                bytes_[at] = draw(some.integers(0, 255))
            case "cut":
                del bytes_[at : at + draw(some.sampled_from([1, 4, 50, len(bytes_)]))]
            case _:
                bytes_[at:at] = bytes_[at : at + 20]
    return bytes(bytes_)


@some.composite
def office_files(draw: some.DrawFn, sound: Sequence[bytes]) -> File:
    """Return an Excel or Word file with slips in one or two of its parts, a part missing, or bent as a whole."""
    which = draw(some.integers(0, len(sound) - 1))
    data, told = sound[which], [f"file {which}"]
    if draw(some.integers(0, 9)) == 0:
        return File(draw(bent(data)), f"{told[0]}, bent")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    written = sorted(name for name in parts if name.endswith((".xml", ".rels")))
    for name in draw(some.lists(some.sampled_from(written), min_size=1, max_size=2, unique=True)):
        if draw(some.integers(0, 11)) == 0:
            del parts[name]
            told.append(f"{name} missing")
        else:
            text = parts[name].decode("utf-8")
            new = draw(slipped(text, office=True))
            parts[name] = new.encode("utf-8", "surrogatepass")
            told.append(f"{name}: {_difference(text, new)}")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return File(file.getvalue(), "; ".join(told))


def _difference(old: str, new: str) -> str:
    """Return the part of a text that is not as it was, with a little around it."""
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    return (
        f"{old[start : len(old) - end]!a:.300} became {new[max(0, start - 30) : len(new) - end + 10]!a:.600}"
    )


def _same(one: str, other: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
