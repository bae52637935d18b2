"""What PyYAML's English syntax errors mean to a trainer, in Japanese and at the right line."""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from workbook.content import wording
from workbook.problems import Problem

Facts = dict[str, str]
_CLOSES = {"[": "]", "{": "}"}


def translate(error: yaml.YAMLError, lines: list[str], *, file: str) -> Problem:
    """Return the one problem that made YAML give up."""
    words = f"{getattr(error, 'context', None) or ''} / {getattr(error, 'problem', None) or error}"
    here = _line(getattr(error, "problem_mark", None), lines)
    began = _line(getattr(error, "context_mark", None), lines) or here
    column = getattr(getattr(error, "problem_mark", None), "column", 0)
    for pattern, tell in _CAUSES:
        if re.search(pattern, words):
            finding, line, facts = tell(lines, here or 1, began or 1, column)
            return wording.problem(finding, file=file, line=line, **facts)
    return wording.problem("yaml.other", file=file, line=here or 1)


def _line(mark: yaml.Mark | None, lines: list[str]) -> int | None:
    """Return the line of a mark counted from 1; the end of the text counts as its last line with words."""
    if mark is None:
        return None
    number = min(mark.line + 1, len(lines))
    while number > 1 and not lines[number - 1].strip():
        number -= 1
    return number


Told = tuple[str, int, Facts]
Cause = Callable[[list[str], int, int, int], Told]


def _quote_open(lines: list[str], _here: int, began: int, _column: int) -> Told:
    quotes = re.findall(r"[\"']", lines[began - 1])
    return "yaml.quote-open", began, {"sign": quotes[-1] if quotes else '"'}


def _bracket_open(sign: str) -> Cause:
    return lambda _lines, _here, began, _column: (
        "yaml.bracket-open",
        began,
        {"sign": sign, "close": _CLOSES[sign]},
    )


def _sign_first(lines: list[str], here: int, _began: int, column: int) -> Told:
    line = lines[here - 1]
    first = re.search(r"[:-] +([*&!@`%])", line)
    return "yaml.sign-first", here, {"sign": first[1] if first else line[column : column + 1] or "%"}


def _colon(lines: list[str], here: int, _began: int, column: int) -> Told:
    """Tell a colon inside text from a line that hangs on the line before it."""
    before = lines[here - 1][:column]
    if re.match(r"[ ]*(?:- +)*[^ ].*:[ ]", before):
        return "yaml.colon-in-text", here, {}
    above = _above(lines, here)
    if above and not _has_colon(lines[above - 1]):
        return "yaml.no-colon", above, {}
    return "yaml.indent", here, {}


def _no_colon(lines: list[str], here: int, _began: int, _column: int) -> Told:
    """Tell words that became too shallow for their `|` from a line that never was a key."""
    if _has_colon(lines[here - 1]):
        return "yaml.no-colon", _above(lines, here) or here, {}
    bar = _bar_above(lines, here)
    return ("yaml.prose-indent", here, {"line_above": str(bar)}) if bar else ("yaml.no-colon", here, {})


def _has_colon(line: str) -> bool:
    return re.search(r":(?: |$)", line) is not None


def _bar_above(lines: list[str], here: int) -> int | None:
    """Return the line of the `|` under which the words stood that end above `here`."""
    indent = _indent(lines[here - 1])
    for number in range(here - 1, 0, -1):
        line = lines[number - 1]
        if re.search(r"[:-] +[|>][-+0-9]*$", line.rstrip()) and _indent(line) < indent:
            return number
        if line.strip() and _indent(line) <= indent:
            return None
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _above(lines: list[str], here: int) -> int | None:
    for number in range(here - 1, 0, -1):
        if lines[number - 1].strip() and not lines[number - 1].lstrip().startswith("#"):
            return number
    return None


def _expected_key(lines: list[str], here: int, began: int, column: int) -> Told:
    """Find out why a mapping could not go on: words after a quote, a list among keys, or the indentation."""
    line = lines[here - 1]
    sign = re.search(r"[:-] +([*&!])", line)
    if sign:
        return "yaml.sign-first", here, {"sign": sign[1]}
    if re.search(r"[\"']\s*$", line[:column]) and line[column:].strip():
        return "yaml.quote-after", here, {}
    if line.lstrip().startswith("-"):
        above = _above(lines, here)
        uneven = above is not None and lines[above - 1].lstrip().startswith("-")
        return "yaml.indent" if uneven else "yaml.list-mixed", here, {}
    return ("yaml.indent", here, {}) if _has_colon(line) else _no_colon(lines, here, began, column)


def _expected_dash(lines: list[str], here: int, began: int, _column: int) -> Told:
    mixed = _indent(lines[here - 1]) == _indent(lines[began - 1])
    return "yaml.list-mixed" if mixed else "yaml.indent", here, {}


def _stray(lines: list[str], here: int, _began: int, column: int) -> Told:
    """Tell a sign that cannot stand here from a bracket that was never closed."""
    sign = lines[here - 1][column : column + 1]
    if sign:
        return "yaml.bracket-stray", here, {"sign": sign}
    return "yaml.other", here, {}


def _bar(lines: list[str], here: int, _began: int, _column: int) -> Told:
    sign = ">" if re.search(r"[:-] +>", lines[here - 1]) else "|"
    return "yaml.bar-text", here, {"sign": sign}


def _tab(_lines: list[str], here: int, _began: int, _column: int) -> Told:
    return "letter.tab", here, {"rows": ""}


def _at(finding: str) -> Cause:
    return lambda _lines, here, _began, _column: (finding, here, {})


_CAUSES: tuple[tuple[str, Cause], ...] = (
    (r"quoted scalar / found unexpected end", _quote_open),
    (r"quoted scalar / found unexpected document", _quote_open),
    (r"escape character|hexdecimal|hexadecimal|Unicode character", _at("yaml.escape")),
    (r"unexpected ':'", _at("yaml.flow-colon")),
    (r"flow sequence", _bracket_open("[")),
    (r"flow mapping", _bracket_open("{")),
    (r"found a tab|found character '\\t'", _tab),
    (r"cannot start any token", _sign_first),
    (r"alias|anchor", _sign_first),
    (r"tag", _sign_first),
    (r"mapping values are not allowed", _colon),
    (r"could not find expected ':'", _no_colon),
    (r"sequence entries are not allowed", _at("yaml.list-inline")),
    (r"mapping keys are not allowed", _at("yaml.key-mark")),
    (r"block mapping / (did not find expected key|expected <block end>)", _expected_key),
    (r"block collection / |expected '-' indicator", _expected_dash),
    (r"block scalar / (did not find|expected) ", _bar),
    (r"block scalar", _at("yaml.indent")),
    (r"node content", _stray),
    (r"directive|incompatible YAML|directive name", _at("yaml.directive")),
    (r"<document start>", _at("yaml.second-document")),
)
