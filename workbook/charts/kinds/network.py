"""People and ties, stage by stage: who came, who left, and who stays when the professionals are taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbook.charts.drawing import key, look, table_rows
from workbook.charts.drawing.chart_input import Paper, nothing_yet, picture
from workbook.charts.drawing.look import Drawing
from workbook.charts.drawing.picture import AIR, Picture, Table
from workbook.charts.map import network_drawing, network_plan, network_ties
from workbook.charts.map.network_plan import NetworkPlan
from workbook.charts.map.network_ties import Network, Node, Tie
from workbook.content.forms.form import Ask, Option
from workbook.content.model.charts import NetworkChart
from workbook.content.model.kinds.network import NetworkQuestion

_EMPTY = "まだだれも描かれていません。まん中の人を一人置くと、ここに図が出ます。"
_ALONE = "専門職を除くと、だれもいなくなります。"
_WAYS = {"both": "おたがいに", "one": "一方から", "": ""}


def draw(chart: NetworkChart, paper: Paper) -> tuple[Picture, ...]:
    """Return one picture per stage, or only the stage that was asked for."""
    ask = table_rows.ask(paper.form, chart.question)
    question = next((one for one in paper.worksheet.questions if one.id == chart.question), None)
    if ask is None or question is None or question.kind != "network":
        return ()
    answer = paper.values.get(ask.id) or {}
    stages = [network_ties.at(ask, question, answer, stage) for stage in ask.stages]
    if not stages:
        return ()
    steps = len(network_ties.strengths(question))
    wanted = [network for network in stages if paper.stage in ("", network.stage.code)]
    if paper.is_far:
        return tuple(_filling(ask, question, network, stages[-1], paper) for network in wanted)
    plan = network_plan.plan(stages[-1], steps, width=paper.width, narrow=paper.is_narrow)
    return tuple(_picture(ask, question, network, plan, paper) for network in wanted)


def _filling(ask: Ask, question: NetworkQuestion, network: Network, last: Network, paper: Paper) -> Picture:
    """Return a map that fills its paper, above its key."""
    names = _names(network.nodes, numbered=False)
    key_height = _below(network, question, names, 0, paper, numbered=False).height if paper.has_key else 0
    steps = len(network_ties.strengths(question))
    room = (paper.width, max(paper.height - key_height - AIR, 1))
    plan = network_plan.plan_filling(last, steps, paper=room)
    return _picture(ask, question, network, plan, paper)


def _picture(ask: Ask, question: NetworkQuestion, whole: Network, plan: NetworkPlan, paper: Paper) -> Picture:
    stage = whole.stage
    shown = whole if paper.professionals else network_ties.without_professionals(whole)
    title = f"{ask.label} {stage.label}" + ("" if paper.professionals else "（専門職を除く）")
    if not shown.nodes:
        sentence = _ALONE if whole.nodes else _EMPTY
        return nothing_yet(paper, "network", title, sentence, stage=stage.label, header=(_header(stage),))
    numbered = plan.places.numbered
    names = _names(whole.nodes, numbered=numbered)
    drawing = network_drawing.draw(shown, plan, names)
    if paper.has_key:
        below = _below(shown, question, names, drawing.height, paper, numbered=numbered)
        drawing = look.together([drawing, below])
    return picture(
        paper,
        "network",
        title,
        drawing,
        summary=_summary(shown, names, paper),
        table=_table(shown, names, stage),
        stage=stage.label,
        is_crowded=plan.is_crowded,
        signs=_in_words(shown),
    )


def _names(nodes: Sequence[Node], *, numbered: bool) -> dict[str, str]:
    return {node.id: f"{n} {node.name}" if numbered else node.name for n, node in enumerate(nodes, 1)}


def _below(  # noqa: PLR0913 -- all that the key explains
    network: Network,
    question: NetworkQuestion,
    names: Mapping[str, str],
    top: float,
    paper: Paper,
    *,
    numbered: bool,
) -> Drawing:
    """Return the key: what lines and frames mean, and the names behind the numbers; short where letters are large."""
    levels = network_ties.strengths(question)
    lines = [(*network_drawing.pen(step, len(levels)), level.label) for step, level in enumerate(levels)]
    signs = _signs(network, question, is_short=paper.is_far)
    if paper.is_far:
        return key.of_lines([*lines, *(("", 0, sign) for sign in signs)], width=paper.width, top=top + 6)
    key_lines = key.of_lines(lines, width=paper.width, top=top + 6)
    words = "　".join(signs)
    explained = key.note(words, width=paper.width, top=key_lines.height) if words else key_lines
    parts = [key_lines, explained]
    if numbered:
        shown = (names[node.id].partition(" ") for node in network.nodes)
        entries = [(number, name) for number, _, name in shown]
        parts.append(key.of_numbers(entries, width=paper.width, top=explained.height + 4))
    return look.together(parts)


def _signs(network: Network, question: NetworkQuestion, *, is_short: bool) -> list[str]:
    """Return what signs stand for that occur in a map."""
    since = "" if is_short else "前の場面から"
    feelings = _feelings(network, question)
    said = {
        "★ よりどころ（ハブ）": any(node.is_hub for node in network.nodes),
        "点線の四角 専門職": any(node.is_professional for node in network.nodes),
        f"二重線 {since}増えた・太くなった": _changed(network, network_ties.NEW, network_ties.THICKER),
        f"×の破線 {since}減った": _changed(network, network_ties.LOST),
        "矢印 向き": any(tie.way for tie in network.ties),
        feelings if is_short else f"線の上のしるし {feelings}": feelings,
    }
    return [sign for sign, is_there in said.items() if is_there]


def _in_words(network: Network) -> tuple[str, ...]:
    """Return what those signs mean that occur, in a few words for all maps on a screen."""
    said = {
        "太い線ほど強い": any(tie.strength and tie.is_there for tie in network.ties),
        "二重線 増えた・太くなった": _changed(network, network_ties.NEW, network_ties.THICKER),
        "×の破線 減った": _changed(network, network_ties.LOST),
        "点線の四角 専門職": any(node.is_professional for node in network.nodes),
    }
    return tuple(sign for sign, is_there in said.items() if is_there)


def _feelings(network: Network, question: NetworkQuestion) -> str:
    """Return what the signs on the lines mean: the feelings that occur."""
    said = {tie.feeling for tie in network.ties}
    return "、".join(one.label for one in question.feelings if one.label in said)


def _changed(network: Network, *changes: str) -> list[Tie]:
    return [tie for tie in network.ties if tie.change in changes]


def _summary(network: Network, names: Mapping[str, str], paper: Paper) -> str:
    def between(some: Sequence[Tie]) -> str:
        return table_rows.listing((f"{names[tie.start]}と{names[tie.end]}" for tie in some), "", "")

    there = [tie for tie in network.ties if tie.is_there]
    tied = {end for tie in there for end in (tie.start, tie.end)}
    alone = [names[node.id] for node in network.nodes if node.id not in tied]
    hubs = [names[node.id] for node in network.nodes if node.is_hub]
    whose = "" if paper.professionals else "専門職を除くと、"
    sentences = [
        f"{network.stage.label}：{whose}人・場所は合わせて{len(network.nodes)}、つながりは{len(there)}本です。",
        *(
            f"前の場面から{change}線：{between(found)}。"
            for change in (network_ties.NEW, network_ties.LOST, network_ties.THICKER, network_ties.THINNER)
            if (found := _changed(network, change))
        ),
        f"よりどころ：{table_rows.listing(hubs, '', '')}。" if hubs else "",
        f"線のない人・場所：{table_rows.listing(alone, '', '')}。" if alone else "",
        f"相手がまだ決まっていない線が{network.adrift}本あります。" if network.adrift else "",
    ]
    return "".join(sentences)


def _header(stage: Option) -> tuple[str, ...]:
    return (
        "だれから",
        "立場",
        "だれへ",
        "立場",
        f"強さ {stage.label}",
        "前の場面から",
        "向き",
        "手段",
        "気持ち",
    )


def _table(network: Network, names: Mapping[str, str], stage: Option) -> Table:
    nodes = {node.id: node for node in network.nodes}

    def end(one: str) -> tuple[str, str]:
        return (names[one] + ("（★よりどころ）" if nodes[one].is_hub else ""), nodes[one].stance_label)

    tied = {end for tie in network.ties for end in (tie.start, tie.end)}
    lines = [
        (
            *end(tie.start),
            *end(tie.end),
            tie.strength or "（空欄）",
            tie.change,
            _WAYS.get(tie.way, tie.way),
            tie.means,
            tie.feeling,
        )
        for tie in network.ties
    ]
    alone = [(*end(node.id), "（線はまだない）", *[""] * 6) for node in network.nodes if node.id not in tied]
    return (_header(stage), *lines, *alone)
