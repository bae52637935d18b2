"""What can be chosen, said where a file has no list to choose from."""

from __future__ import annotations

from workbook.handouts.layout import phrases
from workbook.handouts.layout.sheet import Table


def choices_of(table: Table) -> tuple[str, ...]:
    """Return what can be chosen in which columns: on paper and after disarming nothing else says it."""
    heads: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for column in table.columns:
        if column.options and column.kind != "node":
            lead = phrases.CHOOSE_MANY if column.is_ticked else phrases.CHOOSE_ONE
            heads.setdefault((lead, column.options), []).append(f"「{column.label}」")
    return tuple(
        f"{''.join(labels)}は{lead}{phrases.BETWEEN.join(options)}"
        for (lead, options), labels in heads.items()
    )
