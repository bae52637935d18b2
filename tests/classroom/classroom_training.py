"""The content of a small training: one course with three worksheets and a case."""

from __future__ import annotations

TEXTS = {
    "curriculum/town.yaml": """
id: town
title: まちの研修
summary: |
  小さな研修です。
audience: [municipality]
label: 当教材の案
days:
  - id: before
    title: 事前
    periods:
      - id: p0
        title: 一人で読む
        minutes: 10
        mode: self
        audience: [everyone]
        items:
          - {module: meeting, use: short, minutes: 10}
  - id: d1
    title: 1日目
    periods:
      - id: p1
        title: 出会う
        minutes: 30
        audience: [everyone]
        items:
          - {module: meeting, minutes: 30}
  - id: d2
    title: 2日目
    periods:
      - id: p2
        title: 持ち寄る
        minutes: 20
        audience: [everyone]
        items:
          - {activity: 持ち寄り, minutes: 20, case: oil, worksheets: [alone, talk]}
  - id: d3
    title: 3日目
    periods:
      - id: p3
        title: つづける
        minutes: 20
        audience: [everyone]
        items:
          - {activity: ふりかえり, minutes: 20}
homework:
  - id: h1
    title: 宿題
    after: p1
    before: p2
    weeks: [2, 3]
    text: |
      課で見せます。
    worksheets: [home]
""",
    "modules/meeting.yaml": """
id: meeting
title: 出会う
purpose: |
  話します。
outline: |
  話します。
points: [話す]
goals: [話せる]
minutes: {full: 30, short: 10}
audience: [everyone]
label: 最低限
sources: [S1]
blocks:
  - id: words
    kind: reading
    minutes: 10
    text: |
      読みます。
  - {id: tell, kind: case, case: oil, minutes: 10, short: 0}
  - {id: write, kind: worksheet, worksheet: talk, minutes: 10, short: 0}
""",
    "exercises/worksheets/talk.yaml": """
id: talk
title: 話すこと
purpose: |
  決めます。
minutes: {full: 10, short: 5}
label: 当教材の案
aliases: [speak]
questions:
  - {id: goal, kind: text, label: めざすこと, required: true}
  - {id: who, kind: text, label: だれと, required: true}
  - {id: more, kind: text, label: ほかに}
""",
    "exercises/worksheets/home.yaml": """
id: home
title: 持ち帰り
purpose: |
  書きます。
minutes: {full: 10, short: 5}
label: 当教材の案
questions:
  - {id: one, kind: text, label: 一つめ}
  - {id: two, kind: text, label: 二つめ}
""",
    "exercises/worksheets/alone.yaml": """
id: alone
title: 心が動いたこと
purpose: |
  一人で書きます。
minutes: {full: 10, short: 5}
unit: member
label: 当教材の案
questions:
  - {id: moved, kind: text, label: 心が動いたこと}
""",
    "exercises/cases/oil.yaml": """
id: oil
title: 灯油の配達
theme: 気づく人
place: 人口2万人ほどの町
door: {kind: utility, text: 灯油を配る人の気づき}
about: |
  冬の町のお話です。
resolved: false
debrief: |
  答えは出ません。
label: 当教材の案
stages:
  - {id: door, title: 玄関, text: 返事がありません。, question: だれへ話しますか。, minutes: 5}
  - {id: night, title: 夜, text: 明かりがつきました。, question: 何が変わりましたか。, minutes: 5}
  - {id: spring, title: 春, text: 雪がとけました。, question: だれがいますか。, minutes: 5}
""",
}
