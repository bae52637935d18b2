"""What the models allow at a place: the path without union tags, the keys, the kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic_core import ErrorDetails

from workbook.content.yaml.marks import Path


@dataclass(frozen=True)
class KeyPlace:
    """A path as the author wrote it, and what the model expects there."""

    path: Path
    expected: object
    around: object = None

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the keys allowed here, or nothing where no keys belong."""
        return _fields(self.expected)

    @property
    def siblings(self) -> tuple[str, ...]:
        """Return the keys allowed beside this one."""
        return _fields(self.around)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds to choose from here, or nothing."""
        return tuple(dict(_members(self.expected)))


def find(model: type[BaseModel], loc: tuple[str | int, ...]) -> KeyPlace:
    """Return the place that pydantic calls `loc`; the tags of unions are steps there, but not in YAML."""
    expected: object = model
    around: object = None
    path: Path = ()
    for step in loc:
        members = dict(_members(expected))
        if members and step in members:
            expected = members[str(step)]
        elif step != "[key]":
            path, around = (*path, step), expected
            expected = _inside(expected, step)
    return KeyPlace(path, _plain(expected), _plain(around))


def is_echo(error: ErrorDetails) -> bool:
    """Tell a list that is only short because its items were refused, each with an error of its own."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _fields(expected: object) -> tuple[str, ...]:
    return tuple(expected.model_fields) if _is_model(expected) else ()


def _is_model(expected: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(expected, type) and issubclass(expected, BaseModel)


def _plain(annotation: object) -> object:
    """Take off what only pydantic needs: Annotated and the None of an optional field."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
            continue
        if get_origin(annotation) in (Union, UnionType):
            given = [member for member in get_args(annotation) if member is not type(None)]
            if len(given) == 1:
                annotation = given[0]
                continue
        return annotation


def _inside(annotation: object, step: str | int) -> object:
    """Return what is expected one step further down."""
    outer = _plain(annotation)
    if _is_model(outer):
        field = outer.model_fields.get(str(step))
        return field.annotation if field else None
    if get_origin(outer) is tuple:
        parts = [part for part in get_args(outer) if part is not Ellipsis]
        return parts[step] if isinstance(step, int) and step < len(parts) and len(parts) > 1 else parts[0]
    if get_origin(outer) is dict:
        return get_args(outer)[1]
    return None


def _members(annotation: object) -> Iterator[tuple[str, object]]:
    """Return the members of a union of models by their tag."""
    outer = _plain(annotation)
    if get_origin(outer) not in (Union, UnionType):
        return
    for member in get_args(outer):
        tags = [extra.tag for extra in get_args(member)[1:] if isinstance(extra, Tag)]
        model = _plain(member)
        if tags:
            yield tags[0], model
        elif _is_model(model) and "kind" in model.model_fields:
            for kind in get_args(_plain(model.model_fields["kind"].annotation)):
                yield kind, model


def choices(annotation: object) -> tuple[str, ...]:
    """Return the words of a Literal, or nothing."""
    outer = _plain(annotation)
    return get_args(outer) if get_origin(outer) is Literal else ()
