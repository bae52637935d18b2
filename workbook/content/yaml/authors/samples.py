"""One sample of each thing that has a `kind`, as an author would write it: an editor shows it beside the kind."""

from __future__ import annotations

_BLOCKS = {
    "StoryBlock": """\
kind: story
id: morning
minutes: 5
text: |
  朝、新聞が三日たまっていました。
""",
    "ReadingBlock": """\
kind: reading
id: keep-in-touch
minutes: 4
text: |
  つながり続けることも、支援です。
""",
    "KeyMessageBlock": """\
kind: key-message
id: one-line
text: 断らない、を一人で背負わない。
""",
    "MisconceptionBlock": """\
kind: misconception
id: one-desk
myth: 窓口を一つにすればよい
meaning: |
  いまある窓口が、まず受け止めます。
""",
    "FactBlock": """\
kind: fact
id: how-many
text: |
  実施を予定する市町村の数です。
as_of: 令和6年度
dated: 2024-04
reference:
  - {title: 実施予定の市町村, url: "https://example.lg.jp/list", seen: 2026-01}
""",
    "FigureBlock": """\
kind: figure
id: two-bars
alt: |
  棒が二本あり、二本目が長い。
bars:
  - {label: 一年目, value: 3}
  - {label: 二年目, value: 5}
unit: 件
""",
    "DiscussionBlock": """\
kind: discussion
id: whom-first
minutes: 6
work: team
question: |
  今日、だれに声をかけますか。
""",
    "CaseBlock": """\
kind: case
id: next-door
minutes: 12
work: team
case: neighbour
stages: [morning]
""",
    "WorksheetBlock": """\
kind: worksheet
id: our-places
minutes: 10
work: team
worksheet: w02
questions: [places]
""",
    "HomeworkBlock": """\
kind: homework
id: at-home
tasks:
  - {who: 班長, what: 課の人に話す, by: 研修から1週間以内}
""",
    "FacilitatorBlock": """\
kind: facilitator
id: to-facilitators
say: |
  ゆっくりでかまいません。
watch: |
  だまっている人に目を配ります。
late: |
  終わりの一言は残します。
""",
}

_QUESTIONS = {
    "TextQuestion": "{kind: text, id: hope, label: どうなったらよいですか, lines: 3}\n",
    "ChoiceQuestion": """\
kind: choice
id: begins-with
label: どこから始めますか
choices:
  - {code: home, label: 家}
  - {code: town, label: 地域}
""",
    "MultiQuestion": """\
kind: multi
id: who-knows
label: だれが知っていますか
choices:
  - {code: shop, label: 店の人}
  - {code: school, label: 学校の人}
""",
    "ScaleQuestion": """\
kind: scale
id: how-near
label: どのくらい近いですか
levels:
  - {code: far, label: 顔を知らない}
  - {code: near, label: 電話できる}
""",
    "NumberQuestion": "{kind: number, id: households, label: 世帯の数, unit: 世帯, minimum: 0}\n",
    "DateQuestion": "{kind: date, id: next-day, label: 次に会う日}\n",
    "TimeQuestion": "{kind: time, id: opens, label: 開く時刻}\n",
    "DurationQuestion": "{kind: duration, id: takes, label: かかる時間}\n",
    "RankQuestion": """\
kind: rank
id: whom-first
label: 声をかける順
choices:
  - {code: neighbour, label: となりの人}
  - {code: office, label: 役所}
""",
    "TableQuestion": """\
kind: table
id: places
label: 居場所
columns:
  - {id: name, label: 名前}
  - {id: heads, kind: number, label: 人数, unit: 人}
""",
    "PlanQuestion": "{kind: plan, id: steps, label: これからすること}\n",
    "NetworkQuestion": """\
kind: network
id: ties
label: つながり
stages: [{code: now, label: 今}, {code: later, label: 半年後}]
stances: [{code: family, label: 家族}, {code: worker, label: 専門職}]
strengths: [{code: thin, label: 細い}, {code: thick, label: 太い}]
""",
}

_COLUMNS = {
    "TextColumn": "{id: name, kind: text, label: 名前}\n",
    "ChoiceColumn": "{id: group, kind: choice, label: 種類, choices: [{code: home, label: 家}, {code: shop, label: 店}]}\n",
    "MultiColumn": "{id: fields, kind: multi, label: 分野, choices: [{code: old, label: 高齢}, {code: young, label: 若者}]}\n",
    "ScaleColumn": "{id: near, kind: scale, label: 近さ, levels: [{code: far, label: 遠い}, {code: close, label: 近い}]}\n",
    "NumberColumn": "{id: heads, kind: number, label: 人数, unit: 人}\n",
    "DateColumn": "{id: due, kind: date, label: いつまでに}\n",
    "TimeColumn": "{id: opens, kind: time, label: 何時から}\n",
    "DurationColumn": "{id: takes, kind: duration, label: どのくらい}\n",
}

_CHARTS = {
    "CardsChart": "{kind: cards, questions: [hope]}\n",
    "TwoSidedChart": "{kind: two-sided, question: sides, left: good, right: worry}\n",
    "HeatMapChart": "{kind: heat-map, question: places, row: name, columns: [near]}\n",
    "BubbleMapChart": "{kind: bubble-map, question: places, name: name, x: near, y: group}\n",
    "NetworkChart": "{kind: network, question: ties, changes: [people, positions, ties]}\n",
    "LanesChart": "{kind: lanes, question: places, when: due, lanes: [office, town]}\n",
    "BubbleMatrixChart": """\
kind: bubble-matrix
question: places
name: name
x: group
y: fields
size: [times, heads]
size_label: 延べ
size_unit: 人回
""",
    "FunnelChart": "{kind: funnel, question: places, steps: [known, met], sure: near, spread: {far: 50}}\n",
    "RoadmapChart": "{kind: roadmap, question: places, when: due, what: note, function: group}\n",
    "MatchingChart": "{kind: matching, person: hope, question: places, name: name, group: group}\n",
    "RingsChart": "{kind: rings, question: places, name: name, group: fields, tie: near}\n",
    "StripChart": "{kind: strip, question: places, name: name, value: seen}\n",
    "MatrixChart": "{kind: matrix, question: sides, columns: [good, worry]}\n",
    "TalkChart": "{kind: talk, question: steps, who: who, what: what, by: by}\n",
}

_PARTS = {
    "SentencePart": """\
kind: sentence
label: めざす姿
origins: [{worksheet: w01, question: hope}]
""",
    "ListPart": """\
kind: list
label: これからすること
origins: [{worksheet: w05, question: steps, column: what}]
""",
    "TablePart": "{kind: table, label: 居場所, worksheet: w02, question: places, columns: [name]}\n",
    "PicturePart": "{kind: picture, label: 図, pictures: [{worksheet: w02, question: places}]}\n",
}

SAMPLES: dict[str, str] = {**_BLOCKS, **_QUESTIONS, **_COLUMNS, **_CHARTS, **_PARTS}
"""YAML by the name of the thing; each is read by its model without a finding."""
