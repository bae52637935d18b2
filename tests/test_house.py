"""The house stays one a person can know: small files, short functions, small classes, few files in a folder, types."""

from __future__ import annotations

import ast
import re
import subprocess
import tokenize
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_FRONTEND = ROOT / "workbook/desk/frontend"
_BEGINS = re.compile(
    r"^(?P<indent>\s*)(?:export )?(?:async )?(?P<what>function|class)\b\s*\*?\s*(?P<name>\w+)"
)

MOST_LINES, MOST_OF_FUNCTION, MOST_OF_CLASS, MOST_FILES, MOST_NAMESAKES = 250, 45, 120, 15, 2
MOST_ANY = 39
_REASON = re.compile(r"#.*\bAny: \S")


@cache
def _sources() -> tuple[Path, ...]:
    """Return every Python and JavaScript file that is written by hand, as Git knows them."""
    known = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "app.py", "workbook", "tests"]
    listed = subprocess.run(known, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    paths = (ROOT / name for name in sorted(set(listed)) if name.endswith((".py", ".js", ".mjs")))
    return tuple(path for path in paths if path.exists() and _FRONTEND / "dist" not in path.parents)


def _style_sheets() -> tuple[Path, ...]:
    return tuple(
        path for path in sorted((ROOT / "workbook").rglob("*.css")) if "node_modules" not in path.parts
    )


def _of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@cache
def _pieces(path: Path) -> tuple[tuple[str, str, int], ...]:
    """Return every function and class of a file: which of the two, its name, how many lines."""
    return tuple(_read_pieces(path))


def _read_pieces(path: Path) -> Iterator[tuple[str, str, int]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from _pieces_of_javascript(text.splitlines())
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            what = "class" if isinstance(node, ast.ClassDef) else "function"
            yield what, node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def _pieces_of_javascript(lines: list[str]) -> Iterator[tuple[str, str, int]]:
    """Yield the same of JavaScript: what begins on a line ends at the first brace as far in as it."""
    for number, line in enumerate(lines):
        begun = _BEGINS.match(line)
        if begun and not line.rstrip().endswith("}"):
            ends = re.compile(rf"{begun['indent']}}}")
            more = next(count for count, later in enumerate(lines[number + 1 :], 2) if ends.match(later))
            yield begun["what"], begun["name"], more


def _too_long(what: str, most: int) -> list[str]:
    return [
        f"{_of(path)}: {name} has {lines} lines"
        for path in _sources()
        for kind, name, lines in _pieces(path)
        if kind == what and lines > most
    ]


def _none(found: Iterable[str], advice: str) -> None:
    """Fail with everything that was found, one a line, and what to do about it."""
    told = list(found)
    assert not told, "\n".join([advice, *told])


def test_a_file_can_be_read_in_one_go() -> None:
    files = (*_sources(), *_style_sheets())
    long = [f"{_of(path)} has {_length(path)} lines" for path in files if _length(path) > MOST_LINES]

    _none(long, f"more than {MOST_LINES}: it has two reasons to change; give each a file of its own")


def test_a_function_fits_on_a_screen() -> None:
    found = _too_long("function", MOST_OF_FUNCTION)

    _none(found, f"more than {MOST_OF_FUNCTION}: name a step of it and make that a function")


def test_a_class_hides_no_file() -> None:
    found = _too_long("class", MOST_OF_CLASS)

    _none(found, f"more than {MOST_OF_CLASS}: what does not need its state is a function beside it")


def test_a_folder_is_a_room_one_can_know() -> None:
    held = Counter(path.parent for path in _sources() if path.name != "__init__.py")
    full = [f"{_of(folder)} holds {count} files" for folder, count in held.items() if count > MOST_FILES]

    _none(full, f"more than {MOST_FILES}: find two rooms in it, each named for what people do there")


def _house() -> Iterator[Path]:
    return (
        path
        for path in _sources()
        if (ROOT / "workbook") in path.parents and _FRONTEND / "test" not in path.parents
    )


def _untyped(path: Path) -> Iterator[int]:
    """Yield every line on which a value is said to be Any, once for each time."""
    with path.open("rb") as source:
        names = [one for one in tokenize.tokenize(source.readline) if one.type == tokenize.NAME]
    yield from (one.start[0] for one in names if one.string == "Any" and "import " not in one.line)


def test_a_type_is_left_out_for_a_reason_that_stands_beside_it() -> None:
    found, silent = 0, []
    for path in _sources():
        if path.suffix == ".py" and _FRONTEND not in path.parents and ROOT / "tests" not in path.parents:
            lines = path.read_text(encoding="utf-8").splitlines()
            for number in _untyped(path):
                found += 1
                if not any(_REASON.search(line) for line in lines[max(number - 2, 0) : number]):
                    silent.append(f"{_of(path)}:{number}")

    _none(silent, "say what it is (object and a look at it, a TypedDict, a Protocol), or why not: # Any: …")
    assert 0 < found <= MOST_ANY, f"{found} times Any: as many values that mypy does not look at"


def test_no_three_classes_share_a_name() -> None:
    named = defaultdict(list)
    for path in _house():
        for what, name, _ in _pieces(path):
            if what == "class" and not name.startswith("_"):
                named[path.suffix, name].append(_of(path))
    shared = [
        f"{name}: {', '.join(files)}" for (_, name), files in named.items() if len(files) > MOST_NAMESAKES
    ]

    _none(shared, "say of what it is: TimetableRow and ScriptRow instead of Row")


def test_files_of_one_name_mean_the_same() -> None:
    named = defaultdict(list)
    for path in _house():
        if path.stem not in {"__init__", *_SAME_MEANING}:
            named[path.stem].append(_of(path))
    shared = [f"{name}: {', '.join(files)}" for name, files in named.items() if len(files) > 1]
    often = Counter(path.stem for path in _house())
    stale = [name for name in _SAME_MEANING if often[name] < MOST_NAMESAKES]

    _none(shared, "rename one for what it holds, or say in _SAME_MEANING what all of them are about")
    _none(stale, "these occur once: take them out of _SAME_MEANING")


_SAME_MEANING = {
    # gathered in the classroom, laid out in content or handouts, drawn on a page, measured in bench
    **dict.fromkeys(
        ("attendance_report", "handbook", "one_page", "run_report", "script", "script_rows"), "a document"
    ),
    **dict.fromkeys(
        (
            "breakouts",
            "catalogue",
            "from_alone",
            "code_cards",
            "comments",
            "growth",
            "history",
            "late_words",
            "our_day",
            "preview",
            "registration",
            "returns",
            "run_zip",
            "take_home",
            "unplaced_words",
        ),
        "an errand",
    ),
    **dict.fromkeys(("console", "countdown", "blocks", "glossary", "teams"), "what a page draws"),
    # the same thing in Python and in the browser
    **dict.fromkeys(
        ("besides", "form", "in_words", "layout", "letters", "merge", "plain_values", "wire"),
        "one format, two languages",
    ),
    **dict.fromkeys(
        ("bubble_matrix", "grid", "in_time", "rings", "roadmap", "table_rows"), "one drawing, two languages"
    ),
    **dict.fromkeys(
        ("date", "duration", "number", "position", "rank", "table", "time"), "a kind of question"
    ),
    "late": "being late, and what is checked of it",
    **dict.fromkeys(
        ("drafts", "editor", "live", "network", "offline", "personal", "questions"), "both sides of a screen"
    ),
    "typed": "what was typed, read as what it should be",
    # a thing, and what is kept, checked, generated or said of it
    **dict.fromkeys(("homework", "people", "runs", "sheets"), "tables and what is done with them"),
    **dict.fromkeys(
        ("cases", "charts", "coverage", "grounds", "library", "schema", "shape"), "a type and its rules"
    ),
    # one for each room
    **dict.fromkeys(("base", "phrases"), "what the files of a room stand on"),
}
"""Base names that occur more than once, and what all files of the name are about."""
