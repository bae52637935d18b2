"""The facilitator's script of a period as a Word document, to hold in the hand beside the screen."""

from __future__ import annotations

from docx.document import Document as Doc
from docx.shared import Pt

from workbook.content.course.script import Passage, Script
from workbook.content.course.script_rows import DOINGS, ScriptRow
from workbook.content.model.base import WORK
from workbook.handouts.documents import word_page
from workbook.handouts.layout import phrases

_TABLE = word_page.Layout(
    ("時刻", "分", "場面", "すること・出すもの", "進行役の言葉と目くばり"),
    (0.85, 0.75, 1.7, 3.1, 4.6),
    [Pt(12), word_page.NOTE_SIZE, Pt(10), word_page.NOTE_SIZE, word_page.NOTE_SIZE],
    height=7,
    bold=2,
)
_ALOUD = "読む文・話す文"


def write(script: Script) -> bytes:
    """Return a .docx: what to have ready, the period row by row, the homework, then the words to read aloud."""
    title = script.period.title
    document = word_page.begin(
        f"進行台本　{title}", broad=True, head=f"進行台本（進行役用）　{script.course.title}　{title}"
    )
    word_page.title(document, title)
    if script.period.aim:
        word_page.line(document, f"ねらい：{script.period.aim}")
    clock = "" if script.has_clock else "　（時刻は、始まりからの時間です）"
    word_page.note(document, f"{script.starts}～{script.ends}（{script.minutes}分）{clock}")
    _ready(document, script)
    for passage in script.passages:
        _passage(document, passage)
    _homework(document, script)
    _aloud(document, script)
    return word_page.finish(document)


def _ready(document: Doc, script: Script) -> None:
    ready = script.ready
    word_page.heading(document, "用意するもの")
    rooms = ready.teams_at and f"{ready.teams_at} から、チームごとに分かれます（ブレイクアウトルーム・席）"
    lines = (
        ("部屋", rooms),
        ("チームの役", "・".join(ready.roles)),
        ("ワークシート", "、".join(sheet.title for sheet in ready.worksheets)),
        ("事例", "、".join(case.title for case in ready.cases)),
        ("読み手を頼む話", "、".join(ready.aloud)),
        ("画面に出す図", "、".join(ready.pictures)),
        ("この時間について", (script.period.about or "").strip()),
    )
    for name, words in lines:
        if words:
            word_page.line(document, f"{name}：{words}")


def _passage(document: Doc, passage: Passage) -> None:
    short = "　短縮" if passage.is_short else ""
    word_page.heading(
        document, f"{passage.starts}～{passage.ends}　{passage.title}（{passage.minutes}分）{short}"
    )
    if passage.notice:
        word_page.note(document, passage.notice.strip()).paragraph_format.keep_with_next = True
    if passage.savings:
        word_page.note(document, _savings(passage)).paragraph_format.keep_with_next = True
    word_page.table(document, _TABLE, [_row(row) for row in passage.rows])


def _savings(passage: Passage) -> str:
    """Say what the short version leaves out and shortens, and how many minutes that saves."""
    word = "短縮しています" if passage.is_short else "短縮すると"
    left_out = "、".join(f"「{one.title}」（{one.minutes}分）" for one in passage.savings if not one.short)
    shorter = "、".join(
        f"「{one.title}」（{one.minutes}→{one.short}分）" for one in passage.savings if one.short
    )
    parts = (left_out and f"飛ばす：{left_out}", shorter and f"短くする：{shorter}")
    return "　".join((f"{word}（{passage.saves}分うきます）", *(part for part in parts if part)))


def _row(row: ScriptRow) -> tuple[str, ...]:
    at = "同じ時間に" if row.beside else row.starts
    minutes = "" if row.beside else f"{row.minutes}分{_short(row)}"
    who = f"{DOINGS[row.doing]}・{WORK[row.work]}" if row.work else DOINGS[row.doing]
    output = "、".join(row.output)
    do = (
        f"〔{who}〕",
        row.task.strip(),
        f"使うもの：{output}" if output else "",
        f"文：うしろの「{_ALOUD}」に" if row.text else "",
    )
    said = (f"{name}\n{words}" for key, name in phrases.SAID if (words := getattr(row, key).strip()))
    return (at, minutes, row.title, "\n".join(part for part in do if part), "\n\n".join(said))


def _short(row: ScriptRow) -> str:
    if row.short == row.minutes:
        return ""
    return f"\n短縮{row.short}分" if row.short else "\n短縮では飛ばす"


def _homework(document: Doc, script: Script) -> None:
    if not script.tasks and not script.intervals:
        return
    word_page.heading(document, "おわりに渡す宿題")
    rows = [(task.who, task.what, task.until) for task in script.tasks]
    if rows:
        layout = word_page.Layout(
            ("だれが", "何を", "いつまでに"), (2.2, 6, 1.8), [word_page.TEXT_SIZE] * 3, 7
        )
        word_page.table(document, layout, rows)
    for interval in script.intervals:
        first, last = interval.weeks
        weeks = f"{first}週" if first == last else f"{first}～{last}週"
        word_page.line(document, f"{interval.title}（{weeks}）：{interval.text.strip()}")


def _aloud(document: Doc, script: Script) -> None:
    """Write the words of stories, readings and facts behind the table, so that the paper is enough."""
    rows = [row for passage in script.passages for row in passage.rows if row.text]
    if not rows:
        return
    document.add_page_break()
    word_page.heading(document, _ALOUD)
    for row in rows:
        head = word_page.note(document, f"{row.starts}　{row.title}", size=word_page.TEXT_SIZE)
        head.paragraph_format.keep_with_next = True
        word_page.line(document, row.text.strip()).paragraph_format.space_after = Pt(8)
