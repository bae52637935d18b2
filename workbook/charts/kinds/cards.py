"""A wall of cards: the team's own sentences, in the order they were written, none of them counted."""

from __future__ import annotations

from workbook.charts.drawing import look, slips_of_paper, table_rows
from workbook.charts.drawing.chart_input import Paper, nothing_yet, picture
from workbook.charts.drawing.picture import Picture
from workbook.content.forms.form import Ask
from workbook.content.model.charts import CardsChart
from workbook.texts import cleaning

_CARD = 250.0
_HEADER = (("問い", "書いたこと"),)


def draw(chart: CardsChart, paper: Paper) -> tuple[Picture, ...]:
    """Return one wall; every line of an answer is a card."""
    asks = [ask for question in chart.questions if (ask := table_rows.ask(paper.form, question))]
    walls = [(ask.label, sentences) for ask in asks if (sentences := _sentences(ask, paper))]
    title = "書いた言葉のカード"
    if not walls:
        sentence = "まだカードがありません。一行書くと、ここに一枚出ます。"
        return (nothing_yet(paper, chart.kind, title, sentence, header=_HEADER),)
    parts, top = [], 4.0
    for label, sentences in walls:
        heading = slips_of_paper.band(4, top, paper.width - 8, label)
        wall = _wall(sentences, paper, heading.height + slips_of_paper.GAP)
        parts += [heading, wall]
        top = wall.height + 2 * slips_of_paper.GAP
    summary = "".join(
        f"「{label}」に書いたこと：{table_rows.listing(sentences)}。" for label, sentences in walls
    )
    table = (*_HEADER, *((label, sentence) for label, sentences in walls for sentence in sentences))
    return (picture(paper, chart.kind, title, look.together(parts), summary=summary, table=table),)


def _sentences(ask: Ask, paper: Paper) -> list[str]:
    """Return what was written: each line of a text, or each row of a table in words."""
    answer = paper.values.get(ask.id)
    if not answer:
        return []
    if isinstance(answer, str):
        return [line.strip() for line in cleaning.drawable(answer).split("\n") if line.strip()]
    if not ask.grids:
        return []
    part = table_rows.part(paper.form, paper.values, ask.id)
    said = (
        "／".join(filter(None, (table_rows.say(part, row, column) for column in part.fields)))
        for row in part.rows
    )
    return [line for line in said if line]


def _wall(sentences: list[str], paper: Paper, top: float) -> look.Drawing:
    columns = max(1, round((paper.width - slips_of_paper.GAP) / _CARD))
    width = (paper.width - slips_of_paper.GAP * (columns + 1)) / columns
    tops = [top] * columns
    cards = []
    for sentence in sentences:
        column = tops.index(min(tops))
        left = slips_of_paper.GAP + column * (width + slips_of_paper.GAP)
        card = slips_of_paper.slip(left, tops[column], width, sentence, fill=look.WHITE, line=look.BLUE)
        cards.append(card)
        tops[column] = card.height + slips_of_paper.GAP
    return look.together(cards)
