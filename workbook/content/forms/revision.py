"""What newer content changes for answers that were given under older content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from workbook.content.model.base import Choice, Strict, WithId
from workbook.content.model.cases import Case
from workbook.content.model.library import Library
from workbook.content.model.question_parts.columns import Column
from workbook.content.model.questions import Question
from workbook.content.model.worksheets import Worksheet

Weight = Literal["breaking", "additive", "cosmetic"]
WEIGHTS: tuple[Weight, ...] = get_args(Weight)
"""From what an open run must refuse to what nobody notices."""

T = TypeVar("T")
TNamed = TypeVar("TNamed", bound=WithId)


@dataclass(frozen=True)
class Change:
    """One difference.

    breaking: answers would lose their question or their meaning; a run that is open does not adopt it.
    additive: something new to answer, nothing lost. cosmetic: the same in other words or another order.
    """

    weight: Weight
    kind: Literal["worksheet", "case"]
    id: str
    where: str
    message: str

    def __str__(self) -> str:
        """Say it in one line."""
        where = f"{self.where}: " if self.where else ""
        return f"{self.id}: {where}{self.message}"


Found = Iterator[tuple[Weight, str, str]]


def compare(old: Library, new: Library) -> list[Change]:
    """Return every difference between worksheets and cases, the breaking ones first."""
    changes = [
        *_sheets("worksheet", old.worksheets, new.worksheets, _worksheet),
        *_sheets("case", old.cases, new.cases, _case),
    ]
    return sorted(changes, key=lambda change: (WEIGHTS.index(change.weight), change.kind, change.id))


def may_adopt(changes: Sequence[Change]) -> bool:
    """Tell whether an open run can go on with the newer content."""
    return not any(change.weight == "breaking" for change in changes)


def _sheets(
    kind: Literal["worksheet", "case"],
    old: Mapping[str, T],
    new: Mapping[str, T],
    differences: Callable[[T, T], Found],
) -> Iterator[Change]:
    for name, before in old.items():
        if name not in new:
            yield Change("breaking", kind, name, "", "なくなります。消さずに retired: true にしてください。")
            continue
        for weight, where, message in differences(before, new[name]):
            yield Change(weight, kind, name, where, message)
    for name in new.keys() - old.keys():
        yield Change("additive", kind, name, "", "新しく加わります。")


def _case(old: Case, new: Case) -> Found:
    yield from _texts(old, new, "", without=("stages",))
    yield from _named(old.stages, new.stages, "場面", _texts)


def _worksheet(old: Worksheet, new: Worksheet) -> Found:
    if old.unit != new.unit:
        words = {"team": "チームで一枚", "member": "一人一枚"}
        yield "breaking", "", f"「{words[old.unit]}」から「{words[new.unit]}」に変わります。"
    if old.seen_by == "team" and new.seen_by == "course":
        yield "breaking", "", "チームだけで見ていた答えが、研修の全員に見えるようになります。"
    yield from _texts(old, new, "", without=("questions", "unit"))
    yield from _named(old.questions, new.questions, "設問", _part)


def _part(old: Question | Column, new: Question | Column, where: str) -> Found:
    """Compare two questions or columns with the same id."""
    if old.kind != new.kind:
        yield "breaking", where, f"種類が {old.kind} から {new.kind} に変わります。新しい id にしてください。"
        return
    if new.required and not old.required:
        yield "breaking", where, "必須になります。すでに提出したチームが、書いていないことになります。"
    yield from _bounds(old, new, where)
    for key in _CHOICES:
        yield from _choices(getattr(old, key, ()), getattr(new, key, ()), where)
    if bool(getattr(old, "fixed_rows", ())) != bool(getattr(new, "fixed_rows", ())):
        yield "breaking", where, "行の決め方が変わります（名前の決まった行と、書きたす行）。"
    else:
        yield from _choices(getattr(old, "fixed_rows", ()), getattr(new, "fixed_rows", ()), where)
    for key in _COLUMNS:
        if hasattr(old, key):
            yield from _named(getattr(old, key), getattr(new, key), "列", _part, inside=where)
    yield from _texts(old, new, where, without=(*_CHOICES, *_COLUMNS, *_BOUNDS, "fixed_rows", "required"))


_CHOICES = ("choices", "levels", "stages", "stances", "strengths", "means", "feelings")
_COLUMNS = ("columns", "more")
_BOUNDS = ("unit", "minimum", "maximum", "max_chars")


def _bounds(old: object, new: object, where: str) -> Found:
    """Compare what an answer may be: another unit is another answer, tighter limits leave answers outside."""
    was, is_now = getattr(old, "unit", None), getattr(new, "unit", None)
    if was != is_now:
        yield "breaking", where, f"単位が「{was or 'なし'}」から「{is_now or 'なし'}」に変わります。"
    for key, words, tighter in _LIMITS:
        before, after = getattr(old, key, None), getattr(new, key, None)
        if before == after:
            continue
        if after is not None and (before is None or tighter(after, before)):
            yield "breaking", where, f"{words}が {after:g} になり、はみ出す答えが出るかもしれません。"
        else:
            yield "cosmetic", where, f"{words}がゆるくなります。"


_LIMITS: tuple[tuple[str, str, Callable[[float, float], bool]], ...] = (
    ("minimum", "いちばん小さい値", lambda after, before: after > before),
    ("maximum", "いちばん大きい値", lambda after, before: after < before),
    ("max_chars", "字数の上限", lambda after, before: after < before),
)


def _choices(old: Sequence[Choice], new: Sequence[Choice], where: str) -> Found:
    after = {choice.code: choice for choice in new}
    for choice in old:
        if choice.code not in after:
            yield (
                "breaking",
                where,
                f"「{choice.label}」（{choice.code}）がなくなります。retired: true にしてください。",
            )
            continue
        now = after[choice.code]
        if choice.label != now.label:
            yield "cosmetic", where, f"「{choice.label}」が「{now.label}」に変わります。意味は同じですか。"
        if choice.retired != now.retired:
            state = "選べなくなります（これまでの答えは残ります）" if now.retired else "また選べます"
            yield "additive", where, f"「{now.label}」は{state}。"
    for choice in new:
        if choice.code not in {before.code for before in old}:
            yield "additive", where, f"「{choice.label}」（{choice.code}）が加わります。"


def _named(
    old: Sequence[TNamed],
    new: Sequence[TNamed],
    what: str,
    differences: Callable[[TNamed, TNamed, str], Found],
    inside: str = "",
) -> Found:
    """Compare questions, columns or stages by id, wherever they moved."""
    after = {thing.id: thing for thing in new}
    former = {alias: thing.id for thing in new for alias in getattr(thing, "aliases", ())}
    for thing in old:
        where = f"{inside}.{thing.id}" if inside else thing.id
        if thing.id in after:
            yield from _retired(thing, after[thing.id], where, what)
            yield from differences(thing, after[thing.id], where)
        elif thing.id in former:
            yield (
                "breaking",
                where,
                f"{what}の名前が {former[thing.id]} に変わります。書いた答えは古い名前に残ります。",
            )
        else:
            yield "breaking", where, f"{what}がなくなります。消さずに retired: true にしてください。"
    before = {thing.id for thing in old}
    for thing in new:
        if thing.id not in before and not before & set(getattr(thing, "aliases", ())):
            where = f"{inside}.{thing.id}" if inside else thing.id
            required = getattr(thing, "required", False)
            weight: Weight = "breaking" if required else "additive"
            yield weight, where, f"{'必須の' if required else ''}{what}が加わります。"
    if [thing.id for thing in old if thing.id in after] != [thing.id for thing in new if thing.id in before]:
        yield "cosmetic", inside, f"{what}の順番が変わります。"


def _retired(old: object, new: object, where: str, what: str) -> Found:
    was, is_now = getattr(old, "retired", False), getattr(new, "retired", False)
    if is_now and not was:
        yield "additive", where, f"{what}は使われなくなります（これまでの答えは残ります）。"
    if was and not is_now:
        yield "additive", where, f"{what}がまた使われます。"


def _texts(old: Strict, new: Strict, where: str, *, without: tuple[str, ...] = ()) -> Found:
    """Return one cosmetic change when anything else differs."""
    skipped = {*without, "retired", "id"}
    changed = [
        key for key in type(old).model_fields if key not in skipped and getattr(old, key) != getattr(new, key)
    ]
    if changed:
        yield "cosmetic", where, f"書きぶりが変わります（{'・'.join(changed)}）。"
