"""Who talks to whom about what by when, the next one first."""

from __future__ import annotations

from workbook.charts.drawing import in_time, table_rows, trunk
from workbook.charts.drawing.chart_input import Paper, nothing_yet, picture
from workbook.charts.drawing.picture import Picture
from workbook.charts.drawing.table_rows import ReadTable, Row
from workbook.content.model.charts import TalkChart


def draw(chart: TalkChart, paper: Paper) -> tuple[Picture, ...]:
    """Return us on the left, the people we go to on the right in the order of their days."""
    part = table_rows.part(paper.form, paper.values, chart.question)
    columns = (chart.by, chart.who, chart.what)
    header = tuple(table_rows.head(part, column) for column in columns)
    if not part.rows:
        sentence = "まだだれとも約束していません。最初に会いに行く一人を書くと、ここに出ます。"
        return (nothing_yet(paper, chart.kind, part.label, sentence, header=(header,)),)
    lines = [row for _, row in in_time.in_order(part, chart.by)]
    branches = [
        trunk.Branch(
            table_rows.say(part, row, chart.who) or "（だれに、はまだ）",
            table_rows.say(part, row, chart.what),
            heading=_day(chart, part, row, before=lines[number - 1] if number else None),
        )
        for number, row in enumerate(lines)
    ]
    drawing = trunk.draw("わたしたち", "", branches, width=paper.width, top=4)
    table = (
        header,
        *(tuple(table_rows.say(part, row, column) or "（空欄）" for column in columns) for row in lines),
    )
    summary = "".join(_sentence(chart, part, row) for row in lines[:8])
    more = f"ほか{len(lines) - 8}件は表にあります。" if len(lines) > 8 else ""  # noqa: PLR2004 -- as many as are said
    return (picture(paper, chart.kind, part.label, drawing, summary=summary + more, table=table),)


def _sentence(chart: TalkChart, part: ReadTable, row: Row) -> str:
    """Return a line as a sentence, whatever of it is not known yet."""
    when = table_rows.say(part, row, chart.by)
    who = table_rows.say(part, row, chart.who) or "だれか"
    said = table_rows.say(part, row, chart.what)
    what = table_rows.listing([said]) if said else "、まだ決めていないこと"
    if not when:
        return f"{who}と{what}を話します（期日はまだ）。"
    until = "までに" if any(letter.isdigit() for letter in when) else ""  # そのうち, 次の会議のあと
    return f"{when}{until}、{who}と{what}を話します。"


def _when(chart: TalkChart, part: ReadTable, row: Row) -> str:
    said = table_rows.say(part, row, chart.by)
    return f"{said}まで" if said else "期日はまだ"


def _day(chart: TalkChart, part: ReadTable, row: Row, *, before: Row | None) -> str:
    """Return the day as a heading, once for all that share it."""
    said = _when(chart, part, row)
    return "" if before is not None and _when(chart, part, before) == said else said
