"""Every finding about content, worded once: what is there, what is allowed, what to do."""

from __future__ import annotations

from workbook.content.wording import across, file_text, running, shape
from workbook.content.wording.finding import Finding
from workbook.problems import Problem

SHOWN_LETTERS = 30

FINDINGS: dict[str, Finding] = {**file_text.FINDINGS, **shape.FINDINGS, **across.FINDINGS, **running.FINDINGS}


def quote(value: object) -> str:
    """Return a value as it may stand in a sentence: one line, cut when long."""
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN_LETTERS else f"{text[:SHOWN_LETTERS]}…"


def problem(finding: str, *, file: str, line: int, where: str = "", **facts: object) -> Problem:
    """Return the finding as a problem at a place; `facts` fill its blanks."""
    entry = FINDINGS[finding]
    told = {name: quote(fact) if name == "value" else fact for name, fact in facts.items()}
    return Problem(
        file=file,
        line=line,
        where=where,
        message=entry.message.format(**told),
        hint=entry.hint.format(**told),
        severity=entry.severity,
    )
