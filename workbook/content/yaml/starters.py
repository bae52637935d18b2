"""The first text of a new file: everything that is required, with what is still to be written in 〔 〕."""

from __future__ import annotations

import json

from workbook.content.yaml import files, yaml_text
from workbook.content.yaml.typed import modeline

_COURSE = """\
id: {id}
title: {title}
summary: |
  〔この研修で、だれが何をできるようになるか〕
audience: [everyone]
label: 当教材の案
days:
  - id: day1
    title: 一日目
    periods:
      - id: p1
        title: 〔コマの題〕
        minutes: 60
        audience: [everyone]
        items:
          - {{planned: 〔使いたい単元〕, minutes: 50}}
          - {{rest: 10}}
"""

_MODULE = """\
id: {id}
title: {title}
purpose: |
  〔科目の目的〕
outline: |
  〔講義概要〕
points:
  - 〔講義・演習のポイント〕
goals:
  - 〔終わったときに、何ができるか〕
minutes: {{full: 30, short: 15}}
audience: [everyone]
label: 当教材の案
sources: [S147]
blocks:
  - id: story
    kind: story
    minutes: 10
    short: 5
    text: |
      〔制度の説明より先に語る場面。人も場所も架空にします〕
  - id: idea
    kind: reading
    minutes: 8
    short: 3
    text: |
      〔一つのことだけを、短く〕
  - id: talk
    kind: discussion
    work: team
    minutes: 10
    short: 5
    question: |
      〔疲れている人でも答えたくなる問いを一つ〕
  - id: home
    kind: homework
    minutes: 2
    tasks:
      - who: 〔だれが〕
        what: 〔何を〕
        by: 研修から2週間以内
  - id: guide
    kind: facilitator
    say: |
      〔進行役が言うこと〕
    watch: |
      〔見ておくこと〕
    cuts:
      - how: 〔時間がおしたとき、話し合いをどう短くするか〕
        leaves: {{talk: 3}}
    late: |
      〔時間がおしても残すこと〕
"""

_CASE = """\
id: {id}
title: {title}
theme: 〔主題〕
place: 〔架空の場所〕
door:
  kind: resident
  text: 〔だれが、どう気づいたか〕
about: |
  〔どんな話か。年齢や場所はぼかします〕
resolved: false
debrief: |
  〔ふりかえりで話すこと〕
label: 当教材の案
stages:
  - id: first
    title: 〔場面の題〕
    text: |
      〔場面〕
    question: |
      〔問い〕
    minutes: 10
  - id: second
    title: 〔場面の題〕
    text: |
      〔次の場面〕
    question: |
      〔問い〕
    minutes: 10
"""

_WORKSHEET = """\
id: {id}
title: {title}
purpose: |
  〔何のために書くか〕
minutes: {{full: 20, short: 10}}
label: 当教材の案
notice: |
  〔このシートだけの注意。「実在の人が分かることは書かない」は、書く欄の上にいつも出ます〕
questions:
  - id: scene
    kind: text
    label: 〔問い〕
    help: 〔どう書けていれば十分か〕
    lines: 3
  - id: next
    kind: plan
    label: だれが、何を、いつまでに
    rows: 3
  - id: free
    kind: text
    label: 自由に
    lines: 4
"""

_TEXTS = {"course": _COURSE, "module": _MODULE, "case": _CASE, "worksheet": _WORKSHEET}
KINDS = tuple(_TEXTS)


def path(kind: str, id_: str) -> str:
    """Return where a new file belongs, relative to the root."""
    return f"{files.FOLDERS[kind]}/{id_}.yaml"


def text(kind: str, *, id_: str, title: str) -> str:
    """Return the first text of a new file."""
    line = modeline(kind, file=path(kind, id_))
    return f"{line}\n{_TEXTS[kind].format(id=id_, title=_written(title))}"


def _written(title: str) -> str:
    """Return a title as YAML, in quotes only where it needs them."""
    plain = yaml_text.read(f"title: {title}", file="")
    return (
        title
        if plain.data == {"title": title} and not plain.problems
        else json.dumps(title, ensure_ascii=False)
    )
