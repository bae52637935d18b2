"""The shape of a finding: one sentence with blanks, and the way out."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.problems import Severity


@dataclass(frozen=True)
class Finding:
    """One sentence with blanks, the way out, and whether it stops the content from being used."""

    message: str
    hint: str = ""
    severity: Severity = "error"
