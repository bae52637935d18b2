"""What an editor shows as a sample can be written as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from workbook.content.yaml import yaml_text
from workbook.content.yaml.authors.samples import SAMPLES
from workbook.content.yaml.typed import MODELS


def test_every_sample_is_one_its_model_takes() -> None:
    things = {name: model for kind in MODELS.values() for name, model in _models(kind)}

    assert set(SAMPLES) - set(things) == set()
    for name, sample in SAMPLES.items():
        read = yaml_text.read(sample, file="x.yaml")
        assert read.problems == ()
        assert things[name].model_validate(read.data)


def _models(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    found: dict[str, type[BaseModel]] = {}
    left: list[Any] = [model]
    while left:
        one = left.pop()
        if isinstance(one, type) and issubclass(one, BaseModel) and one.__name__ not in found:
            found[one.__name__] = one
            left.extend(field.annotation for field in one.model_fields.values())
        left.extend(get_args(one))
    return iter(found.items())
