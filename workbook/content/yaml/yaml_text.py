"""Reading YAML text: as plain values that stay as the author typed them, with the line of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from workbook.content import wording
from workbook.content.yaml import keyboard_slips, syntax
from workbook.content.yaml.marks import MOST_LETTERS, Marked, Path, Plain, place
from workbook.problems import Problem

MOST_DEPTH = 20
MOST_PROBLEMS = 1000

# The C parser is ten times faster. Only its *composer* recurses (and ends the process at depth 100,000);
# the events read here come from a state machine.
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


_NULLS = frozenset({"null", "Null", "NULL", "~"})
"""What YAML reads as nothing at all; a page would show the word."""


class _GaveUp(Exception):  # noqa: N818 -- not an error of ours: the text ends here for us
    """The rest of the text is not read."""


@dataclass
class _Reading:
    file: str
    text_lines: list[str]
    events: Iterator[yaml.Event]
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stretched: list[tuple[int, int, Path]] = field(default_factory=list)
    unsure: set[Path] = field(default_factory=set)

    def tell(self, finding: str, line: int, path: Path = (), **facts: object) -> None:
        """Note a problem; a text with a thousand of them is not a text to read on."""
        self.problems.append(wording.problem(finding, file=self.file, line=line, where=place(path), **facts))
        if len(self.problems) >= MOST_PROBLEMS:
            raise _GaveUp


def _line(mark: object) -> int:
    """Return the line of a mark counted from 1 (the C parser and the plain one have marks of their own)."""
    return int(getattr(mark, "line", 0)) + 1


def read(text: str, *, file: str) -> Marked:
    """Return what a YAML text says. Never raises, whatever the text is."""
    if len(text.encode("utf-8", "surrogatepass")) > MOST_LETTERS:
        size = len(text.encode("utf-8", "surrogatepass")) // 1024
        large = wording.problem("file.large", file=file, line=1, size=size, limit=MOST_LETTERS // 1024)
        return Marked(None, {}, (large,), whole=False)
    text_lines = keyboard_slips.lines_of(text)
    signs = list(keyboard_slips.signs(text_lines, file=file))
    found = [*keyboard_slips.letters(text_lines, file=file), *signs]
    # Unusable letters were told; a space in their place lets the reader find the other mistakes.
    clean = keyboard_slips.FORBIDDEN.sub(" ", text)
    reader = _Reading(file, text_lines, yaml.parse(clean, Loader=_LOADER))
    data, broken = _read_all(reader)
    if broken is not None:
        _make_way(reader, broken, known=found)
    _tell_stretched(reader, found if broken is None else [*found, broken])
    problems = tuple(dict.fromkeys(found + reader.problems))
    return Marked(
        data,
        reader.lines,
        problems,
        whole=broken is None,
        unsure=frozenset(reader.unsure),
        slipped=frozenset(sign.line for sign in signs),
    )


def _read_all(reader: _Reading) -> tuple[Plain, Problem | None]:
    """Return the values, or nothing and what made YAML give up."""
    data: Plain = None
    try:
        for event in reader.events:
            if isinstance(event, yaml.DocumentStartEvent):
                data = _node(next(reader.events), (), reader)
                break
        _refuse_second_document(reader)
    except _GaveUp:
        return None, reader.problems.pop()
    except yaml.YAMLError as error:
        return None, syntax.translate(error, reader.text_lines, file=reader.file)
    if data is None and not reader.problems:
        return None, wording.problem("file.empty", file=reader.file, line=1)
    return data, None


def _make_way(reader: _Reading, broken: Problem, *, known: list[Problem]) -> None:
    """Add what made YAML give up, unless a slip above explains it; what was said of the same line was a guess."""
    reader.problems = [problem for problem in reader.problems if problem.line != broken.line]
    if not any(slip.line <= broken.line for slip in known):
        reader.problems.append(broken)


def _tell_stretched(reader: _Reading, explained: list[Problem]) -> None:
    """Report plain sentences over several lines, except where another problem made them look so."""
    for first, last, path in reader.stretched:
        if not any(first <= problem.line <= last + 1 for problem in explained):
            reader.tell("yaml.over-lines", first, path)


def _refuse_second_document(reader: _Reading) -> None:
    for event in reader.events:
        if isinstance(event, yaml.DocumentStartEvent):
            reader.tell("yaml.second-document", _line(event.start_mark))
            return


def _node(event: yaml.Event, path: Path, reader: _Reading, *, line: int | None = None) -> Plain:
    """Return the value that begins with `event`; `line` is its key's line where it has a key."""
    here = _line(event.start_mark)
    reader.lines.setdefault(path, line or here)
    if len(path) > MOST_DEPTH:
        reader.tell("yaml.deep", here, limit=MOST_DEPTH)
        raise _GaveUp
    if isinstance(event, yaml.AliasEvent):
        reader.tell("yaml.alias", here, path, name=event.anchor)
        reader.unsure.add(path)
        return None
    _refuse_marks(event, here, path, reader)
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, path, reader)
    if isinstance(event, yaml.SequenceStartEvent):
        return _list(path, reader)
    return _mapping(path, reader)


def _refuse_marks(event: yaml.Event, line: int, path: Path, reader: _Reading) -> None:
    if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
        reader.tell("yaml.anchor", line, path, name=event.anchor)
    tag = event.tag if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) else None
    if tag is not None:
        reader.tell("yaml.tag", line, path, name=tag.replace("tag:yaml.org,2002:", "!!"))


def _scalar(event: yaml.ScalarEvent, path: Path, reader: _Reading) -> str | None:
    first, last = _line(event.start_mark), _line(event.end_mark)
    if event.style == ">":
        reader.tell("yaml.folded", first, path, sign=">")
    elif event.style != "|" and last > first:
        reader.stretched.append((first, last, path))
    if event.style is None or event.style == "":
        _tell_lost_words(event, path, reader)
        if event.value in _NULLS:
            reader.tell("yaml.null", first, path, value=event.value)
            reader.unsure.add(path)
            return None
    bad = keyboard_slips.FORBIDDEN.search(event.value) or re.search(r"\t", event.value)
    if bad and event.style == '"':
        reader.tell("letter.control", first, path, code=f"U+{ord(bad[0]):04X}", rows="")
        reader.unsure.add(path)
        return None
    return event.value or (None if event.style in (None, "", "|", ">") else "")


def _tell_lost_words(event: yaml.ScalarEvent, path: Path, reader: _Reading) -> None:
    """Warn where ` #1` cut a sentence short; `# ` with a space is a comment on purpose."""
    end = _line(event.end_mark)
    column = event.end_mark.column if event.end_mark else 0
    rest = reader.text_lines[end - 1][column:] if end <= len(reader.text_lines) else ""
    lost = re.match(r"[ ]*(#[^\s#].*)$", rest)
    if lost:
        reader.tell("yaml.lost-comment", end, path, lost=wording.quote(lost[1]))


def _list(path: Path, reader: _Reading) -> Plain:
    values: list[Plain] = []
    for event in reader.events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        values.append(_node(event, (*path, len(values)), reader))
    return values


def _mapping(path: Path, reader: _Reading) -> Plain:
    values: dict[str, Plain] = {}
    for event in reader.events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        line = _line(event.start_mark)
        key = _key(event, path, reader)
        if key is None:
            reader.unsure.add(path)
            _skip(next(reader.events), reader)
        elif key in values:
            reader.tell("yaml.twice", line, (*path, key), other=reader.lines[(*path, key)])
            _skip(next(reader.events), reader)
        else:
            values[key] = _node(next(reader.events), (*path, key), reader, line=line)
    return values


def _key(event: yaml.Event, path: Path, reader: _Reading) -> str | None:
    """Return the name of a key, or None after telling why it cannot be one."""
    line = _line(event.start_mark)
    if isinstance(event, yaml.ScalarEvent):
        _refuse_marks(event, line, path, reader)
        if event.value == "<<":
            reader.tell("yaml.merge", line, path)
            return None
        if event.value and not keyboard_slips.FORBIDDEN.search(event.value):
            return str(event.value)
    reader.tell("yaml.key", line, path)
    _skip(event, reader)
    return None


def _skip(event: yaml.Event, reader: _Reading) -> None:
    """Pass over a value that is not used; depth is counted, never recursed."""
    depth = 0
    while True:
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth <= 0:
            return
        event = next(reader.events)
