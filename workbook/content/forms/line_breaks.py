"""Japanese words cut into lines that fit a box, without splitting what the eye sees as one letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbook.texts import cleaning, letters, widths

_NOT_FIRST = set(
    "、。，．・：；？！」』）］｝〉》】〕”’ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜～…％,.!?)]}"
)
_NOT_LAST = set("「『（［｛〈《【〔“‘([{")
_TOGETHER = re.compile("[!-~]+|[^!-~]+")
_BRACKET = re.compile("[（(]")
_LONGEST_WORD = 9.0


def wrap(text: str, room: float, most: int = 4) -> tuple[str, ...]:
    """Return at most `most` lines of about `room` full-width letters; an ellipsis says that more follows."""
    lines: list[str] = []
    for paragraph in cleaning.drawable(text).split("\n"):
        lines.extend(_broken(paragraph.strip(), room))
        if len(lines) > most:
            break
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _ellipsis(lines[most - 1], room))


def balanced(text: str, room: float, most: int = 3) -> tuple[str, ...]:
    """Return lines like `wrap`, about equally long: no letter stands alone on the last one.

    Where lines can end before a bracket, one more of them if need be, they do: 静枝さん／（母）, and not 静枝さ／ん（母）.
    """
    lines = wrap(text, room, most)
    if len(lines) < 2 or lines[-1].endswith("…"):  # noqa: PLR2004 -- one line is balanced
        return lines
    even: tuple[str, ...] | None = None
    narrower = max(widths.of(text) / len(lines), 2)
    while narrower < room:
        tried = wrap(text, narrower, most)
        if len(tried) == len(lines) and not tried[-1].endswith("…"):
            if keeps_names(tried):
                return tried
            even = even or tried
        narrower += 0.5
    if keeps_names(lines):
        return lines
    name = named(text)
    apart = (*balanced(name, room, most), *wrap(text[len(name) :], room, most))
    return apart if len(apart) <= most else even or lines


def keeps_names(lines: Sequence[str]) -> bool:
    """Tell whether lines end before a bracket where there is one, so that what stands before it is not broken in its place."""
    is_bracketed = _BRACKET.search("".join(lines), 1) is not None
    return len(lines) == 1 or not is_bracketed or any(map(_BRACKET.match, lines[1:]))


def named(text: str) -> str:
    """Return a name without what stands behind it in brackets: 静枝さん of 静枝さん（母）."""
    found = _BRACKET.search(text, 1)
    return text[: found.start()] if found else text


def brief(text: str, room: float) -> str:
    """Return words on one line, cut with an ellipsis."""
    line = " ".join(cleaning.drawable(text).split("\n"))
    return line if widths.of(line, most=room) <= room else _ellipsis(line, room)


def lines(text: str, room: float, most: int, *, longest_word: float = _LONGEST_WORD) -> int:
    """Return how many lines of about `room` full-width letters words take; `most` + 1 stands for any more.

    Latin words up to `longest_word` stay on one line: office programs keep all that fit.
    """
    count = 0
    for paragraph in cleaning.drawable(text).split("\n"):
        left = room * (most - count)
        if widths.of(paragraph, most=left) > left:
            return most + 1
        count += max(1, len(_broken(paragraph, room, longest_word)))
        if count > most:
            return most + 1
    return count


def cut(text: str, room: float, most: int) -> str:
    """Return words as they are if they fit into so many lines, or as many of them as do, and an ellipsis."""
    if lines(text, room, most) <= most:
        return text
    parts = _beginning(text, room * most)
    low, high = 0, len(parts)
    while low < high:
        middle = (low + high + 1) // 2
        fits = lines("".join(parts[:middle]) + "…", room, most) <= most
        low, high = (middle, high) if fits else (low, middle - 1)
    return "".join(parts[:low]).rstrip() + "…"


def _beginning(text: str, room: float) -> list[str]:
    """Return the letters of a text as far as they can stand in the room."""
    kept, used = [], 0.0
    for letter in letters.each(text):
        used += widths.of_letter(letter)
        if used > room:
            break
        kept.append(letter)
    return kept


def _pieces(paragraph: str, longest_word: float) -> list[str]:
    """Return what stays on one line: single letters, and numbers and Latin words that are not too long."""
    pieces: list[str] = []
    for piece in _TOGETHER.findall(paragraph):
        is_whole = len(piece) > 1 and piece.isascii() and widths.of(piece) <= longest_word
        pieces += [piece] if is_whole else letters.of(piece)
    return pieces


def _broken(paragraph: str, room: float, longest_word: float = _LONGEST_WORD) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for piece in _pieces(paragraph, min(room, longest_word)):
        width = widths.of(piece)
        may_hang = piece in _NOT_FIRST and used <= room
        if line and used + width > room and not may_hang:
            end = _end(line, piece)
            lines.append("".join(line[:end]).rstrip())
            line = [one for one in (*line[end:], piece.lstrip()) if one]
            used = sum(map(widths.of, line))
        else:
            line.append(piece)
            used += width
    return [*lines, "".join(line)] if line else lines


def _end(line: list[str], following: str) -> int:
    """Return how many pieces stay on a line; what must not end it, or what a mark must not begin the next without, goes on."""
    pieces = [*line, following]
    for end in range(len(line), 0, -1):
        if pieces[end] not in _NOT_FIRST and pieces[end - 1] not in _NOT_LAST:
            return end
    return len(line)


def _ellipsis(line: str, room: float) -> str:
    kept, used = "", 0.0
    for letter in letters.each(line):
        used += widths.of_letter(letter)
        if used > room - 1:
            break
        kept += letter
    return kept + "…"
