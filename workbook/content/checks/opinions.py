"""An opinion belongs to the sentences that report it, never to a whole text of ours (S231)."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.content.checks.index import Index
from workbook.content.model.modules import Module
from workbook.content.yaml.marks import Path
from workbook.content.yaml.typed import ContentFile
from workbook.problems import Problem

_TEXTS = ("text", "meaning", "question", "how")


def of_module(file: ContentFile, module: Module, _index: Index) -> Iterator[Problem]:
    """Return views that name no sentence, or one that is not in the text of its block."""
    for number, block in enumerate(module.blocks):
        if block.view is None:
            continue
        path: Path = ("blocks", number, "view")
        if not block.view.sentences:
            yield file.tell("view.whole", path, whose=block.view.whose)
        said = _said(block)
        for place, sentence in enumerate(block.view.sentences):
            if sentence not in said:
                yield file.tell("view.elsewhere", (*path, "sentences", place), value=sentence)


def _said(block: object) -> str:
    return "\n".join(getattr(block, key, None) or "" for key in _TEXTS)
