"""Whoever calls the classroom is told by the docstring that it may refuse."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import workbook.classroom

ROOM = Path(workbook.classroom.__file__).parent
FILES = sorted(ROOM.rglob("*.py"))
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def _refuses(function: _Function, beside: dict[str, _Function], seen: frozenset[str] = frozenset()) -> bool:
    """Tell whether a function raises Refused: itself, at a closed door, or through a function of its file."""
    for node in ast.walk(function):
        if isinstance(node, ast.Raise) and node.exc and "Refused(" in ast.unparse(node.exc):
            return True
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func).removeprefix("self.")
            if called == "permission.need":
                return True
            if called in beside.keys() - seen and _refuses(beside[called], beside, seen | {called}):
                return True
    return False


def _unsaid(text: str) -> list[str]:
    """Return the public functions of a file that refuse and do not say so, nor does their class."""
    tree = ast.parse(text)
    beside = {node.name: node for node in ast.walk(tree) if isinstance(node, _Function)}
    of_class = {
        node.name: ast.get_docstring(holder) or ""
        for holder in tree.body
        if isinstance(holder, ast.ClassDef)
        for node in holder.body
        if isinstance(node, _Function)
    }
    return [
        name
        for name, function in beside.items()
        if not name.startswith("_")
        and _refuses(function, beside)
        and "efuse" not in (ast.get_docstring(function) or "") + of_class.get(name, "")
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOM).as_posix())
def test_who_refuses_says_so(path: Path) -> None:
    assert _unsaid(path.read_text(encoding="utf-8")) == [], "say in the docstring to whom it raises Refused"


def test_a_refusal_that_is_not_said_is_found() -> None:
    text = 'def f() -> None:\n    """Do."""\n    _g()\n\ndef _g() -> None:\n    raise Refused({})\n'

    assert _unsaid(text) == ["f"]
    assert _unsaid(text.replace("Do.", "Do; raise Refused.")) == []
