"""The person's own words on one side, places that could take them in on the other."""

from __future__ import annotations

from workbook.charts.drawing import key, look, table_rows, trunk
from workbook.charts.drawing.chart_input import Paper, nothing_yet, picture
from workbook.charts.drawing.picture import Picture
from workbook.charts.drawing.table_rows import ReadTable, Row
from workbook.content.forms import line_breaks
from workbook.content.forms.form import Option
from workbook.content.model.charts import MatchingChart
from workbook.texts import cleaning

_UNSAID = Option("", "どれにあたるかはまだ")


def draw(chart: MatchingChart, paper: Paper) -> tuple[Picture, ...]:
    """Return the person's words with a line to each host, in the style of its kind."""
    part = table_rows.part(paper.form, paper.values, chart.question)
    person = table_rows.ask(paper.form, chart.person)
    said = cleaning.drawable(str(paper.values.get(chart.person) or "")) if person else ""
    columns = [column for column in (chart.group, chart.gives) if column and column in part.fields]
    header = (table_rows.head(part, chart.name), *(table_rows.head(part, column) for column in columns))
    if not part.rows and not said:
        sentence = (
            "まだ書かれていません。本人の言葉か、受け入れてくれそうなところを一つ書くと、ここに出ます。"
        )
        return (nothing_yet(paper, chart.kind, part.label, sentence, header=(header,)),)
    named = [(table_rows.name(part, row, chart.name, number), row) for number, row in enumerate(part.rows, 1)]
    heading = person.label if person else "本人の言葉"
    styles = _styles(chart, part)
    signs = key.of_lines([(dash, 2.5, option.label) for option, dash in styles], width=paper.width, top=2)
    branches = _branches(chart, part, named, styles)
    tree = trunk.draw(
        said or "（本人の言葉はまだ）", heading, branches, width=paper.width, top=signs.height + 6
    )
    table = (
        header,
        *((name, *(table_rows.say(part, row, column) for column in columns)) for name, row in named),
        (f"{heading}：{said or '（まだ）'}", *[""] * len(columns)),
    )
    summary = _summary(chart, named, styles, said)
    drawing = look.together([signs, tree])
    return (picture(paper, chart.kind, part.label, drawing, summary=summary, table=table),)


def _styles(chart: MatchingChart, part: ReadTable) -> list[tuple[Option, str]]:
    """Return the kinds of hosts that occur, each with its line."""
    options = table_rows.order(part, chart.group)
    used = {str(row.get(chart.group) or "") for row in part.rows}
    styles = [(option, look.DASHES[at % 6]) for at, option in enumerate(options) if option.code in used]
    is_open = not used <= {option.code for option in options}
    return [*styles, (_UNSAID, "longdashdot")] if is_open else styles


def _of_kind(
    chart: MatchingChart, named: list[tuple[str, Row]], option: Option, known: set[str]
) -> list[tuple[str, Row]]:
    def kind(row: Row) -> str:
        code = str(row.get(chart.group) or "")
        return code if code in known else ""

    return [(name, row) for name, row in named if kind(row) == option.code]


def _branches(
    chart: MatchingChart, part: ReadTable, named: list[tuple[str, Row]], styles: list[tuple[Option, str]]
) -> list[trunk.Branch]:
    known = {option.code for option, _ in styles}
    gives = table_rows.head(part, chart.gives or "")
    branches = []
    for option, dash in styles:
        for number, (name, row) in enumerate(_of_kind(chart, named, option, known)):
            got = table_rows.say(part, row, chart.gives)
            small = f"{gives}：{got}" if got else ""
            branches.append(trunk.Branch(name, small, dash, heading="" if number else option.label))
    return branches


def _summary(
    chart: MatchingChart, named: list[tuple[str, Row]], styles: list[tuple[Option, str]], said: str
) -> str:
    known = {option.code for option, _ in styles}
    words = (
        f"本人の言葉：「{line_breaks.brief(said, 60)}」。" if said else "本人の言葉はまだ書かれていません。"
    )
    kinds = (
        f"{option.label}：{table_rows.listing(name for name, _ in _of_kind(chart, named, option, known))}。"
        for option, _ in styles
    )
    return words + ("".join(kinds) or "受け入れてくれそうなところは、まだ書かれていません。")
