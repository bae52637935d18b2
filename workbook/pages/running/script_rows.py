"""The lines of a facilitator's script as HTML: time on the left, what people do, what the facilitator says."""

from __future__ import annotations

from workbook.content.course.script import Passage, Script
from workbook.content.course.script_rows import DOINGS, ScriptRow
from workbook.content.model.base import WORK
from workbook.pages.frame import prose

_PREVIEW = 60


def ready(script: Script) -> str:
    """Return what to have ready, as names and words."""
    known = script.ready
    rooms = known.teams_at and f"{known.teams_at} から、チームごとに分かれます（ブレイクアウトルーム・席）"
    lines = (
        ("部屋", rooms),
        ("チームの役", "・".join(known.roles)),
        ("ワークシート", "、".join(sheet.title for sheet in known.worksheets)),
        ("事例", "、".join(case.title for case in known.cases)),
        ("読み手を頼む話", "、".join(known.aloud)),
        ("画面に出す図", "、".join(known.pictures)),
    )
    told = "".join(f"<dt>{name}</dt><dd>{prose.inline(words)}</dd>" for name, words in lines if words)
    about = script.period.about
    told += f"<dt>この時間について</dt><dd>{prose.to_html(about)}</dd>" if about else ""
    return (
        f'<section class="wb-ready" aria-label="用意するもの"><h2>用意するもの</h2><dl>{told}</dl></section>'
    )


def passage(one: Passage, *, unfolded: bool) -> str:
    """Return the rows of an item of the timetable, after what its short version leaves out."""
    notice = f'<div class="wb-caution">{prose.to_html(one.notice)}</div>' if one.notice else ""
    rows = "".join(_row(row, unfolded=unfolded) for row in one.rows)
    return f'<div class="wb-script">{_savings(one)}{notice}{rows}</div>'


def _savings(one: Passage) -> str:
    if not one.savings:
        return ""
    word = "短縮しています" if one.is_short else "短縮すると"
    left_out = "、".join(
        f"「{saving.title}」{saving.minutes}分" for saving in one.savings if not saving.short
    )
    shorter = "、".join(
        f"「{saving.title}」{saving.minutes}→{saving.short}分" for saving in one.savings if saving.short
    )
    parts = (
        f"<p>{name}：{prose.inline(words)}</p>"
        for name, words in (("飛ばす", left_out), ("短くする", shorter))
        if words
    )
    return (
        f'<div class="wb-saves"><p><strong>{word}（{one.saves}分うきます）</strong></p>{"".join(parts)}</div>'
    )


def _row(row: ScriptRow, *, unfolded: bool) -> str:
    who = f"{DOINGS[row.doing]}・{WORK[row.work]}" if row.work else DOINGS[row.doing]
    task = prose.to_html(row.task) if row.task else ""
    output = f'<p class="wb-output">使うもの：{prose.inline("、".join(row.output))}</p>' if row.output else ""
    text = _fold("text", "文", row.text, unfolded=unfolded)
    say = (
        f'<div class="wb-say"><p class="wb-tag">話すこと</p>{prose.to_html(row.say)}</div>' if row.say else ""
    )
    watch = _fold("watch", "見ておくこと", row.watch, unfolded=unfolded)
    late = _fold("late", "時間が押したら", row.late, unfolded=unfolded)
    return (
        f'<section class="wb-turn wb-turn-{row.doing}" aria-label="{prose.plain(row.title)}">{_time(row)}'
        f'<div class="wb-turn-do"><h3>{prose.inline(row.title)}</h3><p class="wb-doing">{who}</p>'
        f'{task}{output}{text}</div><div class="wb-turn-say">{say}{watch}{late}</div></section>'
    )


def _time(row: ScriptRow) -> str:
    """Return when a row begins and how long it takes, in full and in short."""
    if row.beside:
        return f'<p class="wb-turn-at"><b>{row.starts}</b><span>同じ時間に</span></p>'
    less = (
        ""
        if row.short == row.minutes
        else f"<span>短縮{row.short}分</span>"
        if row.short
        else "<span>短縮で飛ばす</span>"
    )
    return f'<p class="wb-turn-at"><b>{row.starts}</b><span>{row.minutes}分</span>{less}</p>'


def _fold(kind: str, name: str, words: str, *, unfolded: bool) -> str:
    """Return words folded under their name, with their beginning; nothing for none."""
    if not words:
        return ""
    begins = prose.inline(words.strip().replace("\n", " ")[:_PREVIEW])
    return (
        f'<details class="wb-fold wb-{kind}"{" open" if unfolded else ""}>'
        f'<summary><span class="wb-tag">{name}</span><span class="wb-begins" aria-hidden="true">{begins}</span></summary>'
        f"{prose.to_html(words)}</details>"
    )
