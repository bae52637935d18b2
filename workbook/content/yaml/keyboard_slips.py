"""Slips of the keyboard that YAML misreads or reports at the wrong place: tabs, full-width signs, lost spaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from workbook.content import wording
from workbook.problems import Problem

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Letters nobody sees and YAML refuses or misreads. Joiners and variants (U+200C, U+200D, U+FE0x) are part of words."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_BLOCK = re.compile(r"(?::|-|^)[ ]+[|>][-+0-9]*[ ]*(?:#.*)?$")
_PLAIN = {"［": "[", "］": "]", "｛": "{", "｝": "}"}
_KEY = r"(?P<lead>[ ]*(?:-[ ]+)*)(?P<key>[A-Za-z_][A-Za-z0-9_-]*)"


def lines_of(text: str) -> list[str]:
    """Return the lines as YAML counts them."""
    return _LINE_BREAK.split(text)


def letters(lines: list[str], *, file: str) -> Iterator[Problem]:
    """Report a tab and each unusable letter once, at its first line, with the number of further lines."""
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines, start=1):
        for letter in set(FORBIDDEN.findall(line)) | ({"\t"} & set(line)):
            places.setdefault(letter, []).append(number)
    for letter, numbers in places.items():
        rows = f"{len(numbers)} 行に" if len(numbers) > 1 else ""
        finding = "letter.tab" if letter == "\t" else "letter.control"
        yield wording.problem(finding, file=file, line=numbers[0], code=f"U+{ord(letter):04X}", rows=rows)


def signs(lines: list[str], *, file: str) -> Iterator[Problem]:
    """Return lines with a sign that looks right and means nothing to YAML, or with a space too few."""
    for number, line in _structure(lines):
        for pattern, tell in _SLIPS:
            match = pattern.match(line)
            if match:
                finding, facts = tell(match)
                yield wording.problem(finding, file=file, line=number, **facts)
                break


def _structure(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Return the lines that are YAML and not words under a `|`, with their numbers."""
    block_indent: int | None = None
    for number, line in enumerate(lines, start=1):
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if block_indent is not None and (not bare or indent > block_indent):
            continue
        block_indent = None
        if bare and not bare.startswith("#"):
            yield number, line
            if _BLOCK.search(line):
                block_indent = len(line) - len(line.lstrip(" -")) if bare.startswith("- ") else indent


Facts = dict[str, str]


def _same(finding: str) -> Callable[[re.Match[str]], tuple[str, Facts]]:
    return lambda match: (finding, dict(match.groupdict()))


def _bracket(match: re.Match[str]) -> tuple[str, Facts]:
    return "sign.wide-bracket", {"sign": match["sign"], "plain": _PLAIN[match["sign"]]}


_SLIPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, Facts]]], ...] = (
    (re.compile(r"[ ]*[\u3000\u00a0]"), _same("sign.wide-indent")),
    (re.compile(r"[ ]*＃"), _same("sign.wide-hash")),
    (re.compile(r"[ ]*(?P<sign>[－‐–—−])[ \u3000]"), _same("sign.wide-hyphen")),
    (re.compile(r"[ ]*-[\u3000\u00a0]"), _same("sign.hyphen-space")),
    (re.compile(r"[ ]*-[A-Za-z_]+:(?: |$)"), _same("sign.hyphen-space")),
    (re.compile(_KEY + r"[ \u3000]*："), _same("sign.wide-colon")),
    (re.compile(_KEY + r"[ ]*[\u3000\u00a0]+:"), _same("sign.space-before")),
    (re.compile(_KEY + r":[ ]*[\u3000\u00a0]"), _same("sign.wide-space")),
    (re.compile(_KEY + r":(?!//)[^ \t\r\n]"), _same("sign.no-space")),
    (re.compile(_KEY + r":[ ]+(?P<sign>[｜＞])"), _same("sign.wide-bar")),
    (re.compile(_KEY + r":[ ]+(?P<sign>[［｛])"), _bracket),
)
