"""What is made of content is made once for each value, and never for another one that looks the same."""

from __future__ import annotations

from workbook import config
from workbook.content.course import versions
from workbook.content.forms import form as forms
from workbook.content.made_once import once
from workbook.content.shelf import Shelf


def test_a_value_is_asked_once_and_one_that_only_looks_the_same_is_asked_itself() -> None:
    asked: list[tuple[str, ...]] = []

    @once
    def lengthen(words: tuple[str, ...], by: str) -> tuple[str, ...]:
        asked.append(words)
        return (*words, by)

    first, second = tuple(letter for letter in "a"), tuple(letter for letter in "a")

    assert [lengthen(first, "b"), lengthen(first, "b"), lengthen(first, "c")] == [("a", "b")] * 2 + [
        ("a", "c")
    ]
    assert lengthen(second, "b") == ("a", "b")
    assert first is not second
    assert len(asked) == 3


def test_a_worksheet_that_was_read_anew_has_a_form_of_its_own() -> None:
    library = Shelf(config.ROOT).current()
    worksheet, module = next(iter(library.worksheets.values())), next(iter(library.modules.values()))
    changed = worksheet.model_copy(update={"title": "別の題"})

    assert forms.of_worksheet(worksheet) is forms.of_worksheet(worksheet)
    assert forms.of_worksheet(changed).title == "別の題" != forms.of_worksheet(worksheet).title
    assert versions.of_module(module, "full") is not versions.of_module(module, "short")
