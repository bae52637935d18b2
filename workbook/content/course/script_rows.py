"""What people do in each block of a module, as rows of a facilitator's script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, Required, TypedDict

from workbook.content.course import late, portions, scenes, versions
from workbook.content.course.versions import Step
from workbook.content.model.blocks import (
    CaseBlock,
    DiscussionBlock,
    FactBlock,
    FigureBlock,
    HomeworkBlock,
    KeyMessageBlock,
    MisconceptionBlock,
    Portion,
    ReadingBlock,
    StoryBlock,
    WorksheetBlock,
)
from workbook.content.model.cases import Case
from workbook.content.model.courses import ActivityItem
from workbook.content.model.library import Library
from workbook.content.model.worksheets import Worksheet

Doing = Literal["talk", "read", "discuss", "write", "rest"]
DOINGS: dict[Doing, str] = {
    "talk": "話す",
    "read": "読む",
    "discuss": "話し合う",
    "write": "書く",
    "rest": "休む",
}
_MENDING = "直している教材"


class Facts(TypedDict, total=False):
    """What one kind of block adds to its row: some of the fields of a `ScriptRow`, by name."""

    doing: Required[Doing]
    title: Required[str]
    task: str
    text: str
    output: tuple[str, ...]
    case: str
    worksheets: tuple[str, ...]
    watch: str


@dataclass(frozen=True)
class ScriptRow:
    """One line of a script. `starts` and `ends` are set when it stands in a period.

    `short`: its minutes in the short version, 0 when that leaves it out. `beside`: it goes on in the time of the
    row before. `task` is what people are told, `text` what is read to them, `output` what comes out of it.
    """

    doing: Doing
    title: str
    minutes: int
    short: int
    work: str = ""
    task: str = ""
    text: str = ""
    output: tuple[str, ...] = ()
    case: str = ""
    worksheets: tuple[str, ...] = ()
    say: str = ""
    watch: str = ""
    late: str = ""
    beside: bool = False
    starts: str = ""
    ends: str = ""


def of_step(step: Step, library: Library) -> ScriptRow:
    """Return the row of a block; its minutes are those of the version it is used in."""
    block = step.block
    about = _ABOUT[block.kind](block, library)
    return ScriptRow(
        minutes=step.minutes,
        short=versions.short_minutes(block),
        work=block.work,
        beside=block.minutes == 0,
        **about,
    )


def of_activity(item: ActivityItem, library: Library, *, alone: bool) -> ScriptRow:
    """Return the row of what is not a module. `alone`: everybody does it in their own time."""
    case = library.case(item.case or "")
    asks = {one.worksheet: one for one in item.asks}
    names = dict.fromkeys((*asks, *item.worksheets))
    sheets = [library.worksheets[id_] for id_ in names if id_ in library.worksheets]
    return ScriptRow(
        doing="write" if alone else "discuss",
        title=item.activity,
        minutes=item.minutes,
        short=item.minutes,
        task=item.how or "",
        output=(
            *([_scenes(case, item.stages)] if case else ()),
            *(_sheet(sheet, asks.get(sheet.id, Portion())) for sheet in sheets),
        ),
        case=case.id if case else "",
        worksheets=tuple(sheet.id for sheet in sheets),
        say=item.say or "",
        watch=item.watch or "",
        late=late.of_activity(item),
    )


def _scenes(case: Case, only: tuple[str, ...]) -> str:
    titles = "・".join(stage.title for stage in scenes.chosen(case, only))
    return f"事例「{case.title}」（{titles}）"


def _sheet(sheet: Worksheet, only: Portion) -> str:
    some = portions.words(sheet, only)
    part = f"（{'・'.join(some)}）" if some else ""
    return f"ワークシート「{sheet.title}」{part}"


def _story(block: StoryBlock, _library: Library) -> Facts:
    return {"doing": "read", "title": block.title or "物語", "text": block.text}


def _reading(block: ReadingBlock, _library: Library) -> Facts:
    return {"doing": "talk", "title": block.title or "読みもの", "text": block.text}


def _key_message(block: KeyMessageBlock, _library: Library) -> Facts:
    return {"doing": "talk", "title": block.title or "持ち帰る一言", "task": block.text}


def _misconception(block: MisconceptionBlock, _library: Library) -> Facts:
    said = f"誤解：{block.myth}"
    text = f"{said}\n\n本当の意味：{block.meaning}"
    return {"doing": "talk", "title": block.title or said, "task": said if block.title else "", "text": text}


def _fact(block: FactBlock, _library: Library) -> Facts:
    parts = (block.text, f"（{block.as_of}）", block.caution)
    return {
        "doing": "talk",
        "title": block.title or "事実",
        "text": "\n\n".join(part for part in parts if part),
    }


def _figure(block: FigureBlock, _library: Library) -> Facts:
    return {"doing": "talk", "title": block.title or "図", "task": "図を画面に出します。", "text": block.alt}


def _discussion(block: DiscussionBlock, _library: Library) -> Facts:
    asked = f"問い：{block.question.strip()}"
    task = f"{asked}\n\n{block.how}" if block.how else asked
    return {"doing": "discuss", "title": block.title or "話し合い", "task": task}


def _case(block: CaseBlock, library: Library) -> Facts:
    """Return a case with its facilitator's notes, scene by scene, as what to watch for."""
    case = library.case(block.case)
    if case is None:
        return {"doing": "read", "title": block.title or _MENDING, "task": block.text or ""}
    noted = (stage for stage in scenes.chosen(case, block.stages) if stage.note)
    return {
        "doing": "read",
        "title": block.title or case.title,
        "task": block.text or case.about,
        "output": (_scenes(case, block.stages),),
        "case": case.id,
        "watch": "\n\n".join(f"（場面「{stage.title}」）{(stage.note or '').strip()}" for stage in noted),
    }


def _worksheet(block: WorksheetBlock, library: Library) -> Facts:
    sheet = library.worksheet(block.worksheet)
    if sheet is None:
        return {"doing": "write", "title": block.title or _MENDING, "task": block.text or ""}
    return {
        "doing": "write",
        "title": block.title or sheet.title,
        "task": block.text or sheet.purpose,
        "output": (_sheet(sheet, block),),
        "worksheets": (sheet.id,),
    }


def _homework(block: HomeworkBlock, _library: Library) -> Facts:
    tasks = "\n".join(f"- {task.said}" for task in block.tasks)
    task = f"{block.text.strip()}\n\n{tasks}" if block.text else tasks
    return {"doing": "talk", "title": f"宿題：{block.title}" if block.title else "宿題", "task": task}


# Any: the key says which kind of block the function takes.
_ABOUT: dict[str, Callable[[Any, Library], Facts]] = {
    "story": _story,
    "reading": _reading,
    "key-message": _key_message,
    "misconception": _misconception,
    "fact": _fact,
    "figure": _figure,
    "discussion": _discussion,
    "case": _case,
    "worksheet": _worksheet,
    "homework": _homework,
}
