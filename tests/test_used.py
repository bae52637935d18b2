"""Nothing is kept that only tests call: every function, class and constant has a use in the program."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def _modules() -> dict[str, ast.Module]:
    """Return the files of the program by the name they are imported by; migrations are called by Alembic."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "app.py", "workbook", "tools"]
    known = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    paths = [name for name in known if name.endswith(".py") and (ROOT / name).exists()]
    return {
        name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): ast.parse(
            (ROOT / name).read_text(encoding="utf-8")
        )
        for name in paths
        if "/migrations/" not in name
    }


def _taken(nodes: list[ast.AST]) -> set[str]:
    """Return what a file takes from others: by its whole name, or as an attribute of what it imported."""
    called = defaultdict(set)
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                called[name.asname or name.name].add(f"{node.module}.{name.name}")
    attributes = {
        f"{whole}.{node.attr}"
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        for whole in called.get(node.value.id, ())
    }
    return attributes.union(*called.values())


def _made(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (one.id for one in targets if isinstance(one, ast.Name) and not one.id.startswith("__"))


def test_nothing_is_there_for_tests_alone() -> None:
    modules = _modules()
    taken: set[str] = set()
    idle = []
    for module, tree in modules.items():
        nodes = list(ast.walk(tree))
        taken |= _taken(nodes)
        read = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        idle += [f"{module}.{name}" for name in _made(tree) if name not in read]
    by_name = re.compile(
        r"app\..*|workbook\.commands(\.\w+)+\.COMMAND"
    )  # Streamlit and `workbook.commands` find them
    unused = [name for name in idle if name not in taken and not by_name.fullmatch(name)]

    assert len(modules) > 400
    assert unused == [], (
        "remove it with its tests, or use it: nobody notices when what only tests call is wrong"
    )
