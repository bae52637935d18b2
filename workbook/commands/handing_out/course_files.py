"""`course-files`: what a trainer shows, hands out and sends for a course, as files in a folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from workbook import config
from workbook.commands import chosen_content
from workbook.commands.usage import Command, refuse
from workbook.content import library as libraries
from workbook.content.course import case_parts, held, watched
from workbook.content.course import script as scripts
from workbook.content.course.script import Script
from workbook.content.forms import form as forms
from workbook.content.forms import times
from workbook.content.model.courses import Course
from workbook.content.model.library import Library
from workbook.content.yaml import folders
from workbook.handouts.layout import file_names
from workbook.handouts.layout.sheet import Header, lay_out

Made = tuple[str, Callable[[], bytes]]
"""A path in the folder, and what makes the file."""


@dataclass(frozen=True)
class _Shelf:
    """A course with the content it is read with."""

    course: Course
    library: Library
    roots: Sequence[Path]

    def picture(self, name: str) -> Path:
        """Return where a picture of a module lies."""
        return folders.picture(self.roots, name)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("course", metavar="研修")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--root")


def _run(given: argparse.Namespace) -> int:
    try:
        roots = chosen_content.folders(given.root)
        library = libraries.load(*roots)
        course = library.course(given.course)
        if course is None:
            return refuse(
                f"「{given.course}」という研修はありません（あるのは {'・'.join(library.courses)}）。"
            )
        if given.to.exists() and (not given.to.is_dir() or any(given.to.iterdir())):
            return refuse(
                f"「{given.to}」には、もうファイルがあります（新しいフォルダーの名前にしてください）。"
            )
        count = _write(given.to, _files(_Shelf(course, library, roots)))
    except config.SettingsError as error:
        return refuse(str(error))
    except OSError as error:
        return refuse(f"ファイル「{error.filename}」を使えません（名前と場所を確かめてください）。")
    sys.stdout.write(f"{given.to} に {count} 個のファイルを作りました。\n")
    return 0


def _write(target: Path, made: Iterable[Made]) -> int:
    written = set()
    for path, make in made:
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make())
        written.add(file)
    return len(written)


def _files(shelf: _Shelf) -> Iterator[Made]:
    yield from _around(shelf)
    periods = [period for day in shelf.course.days for period in day.periods]
    for number, period in enumerate(periods, start=1):
        told = scripts.of_period(shelf.course, period, shelf.library)
        folder = file_names.joined(f"{number:02}", period.title)
        yield from ((f"{folder}/{name}", make) for name, make in _of_period(told, shelf))
    yield from _worksheets(shelf)


def _around(shelf: _Shelf) -> Iterator[Made]:
    """Yield what is sent and read before and around the training."""
    from workbook.handouts.documents import handbook, letters, syllabus  # slow import
    from workbook.handouts.documents.letter_texts import LETTERS  # as above

    course, library = shelf.course, shelf.library
    yield "シラバスと時間割.docx", partial(syllabus.write, course, library)
    if library.handbook is not None:
        seen = watched.of_course(course, library)
        yield (
            "進行役の手引き.docx",
            partial(handbook.write, library.handbook, course=course.title, watched=seen),
        )
    occasion = letters.Occasion(course.title, course, library, times.today(), {})
    for name, letter in LETTERS.items():
        path = f"案内・依頼の文書/{file_names.named(letter.name, ending='docx')}"
        yield path, partial(letters.write, name, occasion)


def _of_period(told: Script, shelf: _Shelf) -> Iterator[Made]:
    """Yield what is shown and handed out in a period."""
    from workbook.handouts.documents import script  # slow import
    from workbook.handouts.prints import case_sheets, cut_cards, reading_pack  # as above
    from workbook.handouts.slides import block_slides, period_slides  # as above

    yield "進行台本.docx", partial(script.write, told)
    around = block_slides.Around(shelf.library, shelf.picture, times.today())
    yield "スライド.pptx", partial(period_slides.of_period, told, around)
    for part in case_parts.of_period(told, shelf.library):
        name = file_names.named("場面の紙", part.case.title, ending="pdf")
        yield name, partial(case_sheets.write, part.case, part.stages)
    for passage in told.passages:
        if not passage.module:
            continue
        module, version = shelf.library.modules[passage.module], scripts.version_of(passage, shelf.library)
        pack = partial(reading_pack.write, picture=shelf.picture, today=times.today())
        name = file_names.named("紙で読む", passage.title, ending="pdf")
        yield name, partial(pack, module, version, shelf.library)
        if any(step.block.kind == "misconception" for step in version.steps):
            cards = partial(cut_cards.write, cut_cards.of_module(module), title=f"カード　{module.title}")
            yield file_names.named("切り取るカード", module.title, ending="pdf"), cards


def _worksheets(shelf: _Shelf) -> Iterator[Made]:
    """Yield every worksheet of the course, empty, for paper."""
    from workbook.handouts.writers import word  # slow import

    library = shelf.library
    named = [name for slot in held.slots(shelf.course, library) for name in slot.worksheets()]
    named += [name for interval in shelf.course.homework for name in interval.worksheets]
    found = {one.id: one for one in map(library.worksheet, named) if one is not None}
    for sheet in found.values():
        laid_out = lay_out(forms.of_worksheet(sheet), {}, header=Header(shelf.course.title, "", ""))
        path = f"ワークシート/{file_names.named(sheet.title, '空欄', ending='docx')}"
        yield path, partial(word.write, [laid_out])


COMMAND = Command(
    call="course-files 研修 --to フォルダー [--root フォルダー]",
    help="研修の進行台本・スライド・紙で読むPDF・カード・場面の紙・案内の文書・空欄のワークシートを、フォルダーに作ります。",
    add_arguments=_add_arguments,
    run=_run,
)
