"""What YAML or Python would quietly read as something else is told: null, `3_5`, bounds that leave no number."""

from __future__ import annotations


def test_a_plain_null_is_no_text_wherever_it_stands(findings: list[str]) -> None:
    """
    id: a
    title: ~
    purpose: "null"
    minutes: {full: Null, short: 5}
    label: 最低限
    notice: null
    questions:
      - {id: b, kind: text, label: NULL, example: nullable}
      - {id: c, kind: rank, label: 順, choices: [{code: d, label: "~"}, null]}
    """
    assert findings == [
        f"x.yaml:{place}: 「{found}」は文ではなく、「何もない」という印です"
        f'（使わないなら行ごと消し、文なら「"{found}"」のように引用符で囲んでください）'
        for place, found in (
            ("2: title", "~"),
            ("4: minutes.full", "Null"),
            ("6: notice", "null"),
            ("8: questions.1.label", "NULL"),
            ("9: questions.2.choices.2", "null"),
        )
    ]


def test_numbers_with_underscores_and_bounds_without_room_are_told(findings: list[str]) -> None:
    """
    id: a
    title: 3_5
    purpose: 目的
    minutes: {full: 3_5, short: "1_0"}
    label: 最低限
    questions:
      - {id: b, kind: number, label: 数, minimum: 10, maximum: 2.5}
      - {id: c, kind: number, label: 数, minimum: 1_0, maximum: 20}
      - {id: d, kind: number, label: 数, minimum: 3, maximum: 3}
      - {id: e, kind: table, label: 表, columns: [{id: f, kind: number, label: 列, minimum: 1, maximum: -1}]}
    """
    assert findings == [
        "x.yaml:4: minutes.full: 「3_5」は数として読めません（半角の数字だけを書いてください）",
        "x.yaml:4: minutes.short: 「1_0」は数として読めません（半角の数字だけを書いてください）",
        (
            "x.yaml:7: questions.1: minimum が 10、maximum が 2.5 で、あてはまる数がありません"
            "（minimum の方を小さくしてください）"
        ),
        "x.yaml:8: questions.2.minimum: 「1_0」は数として読めません（半角の数字だけを書いてください）",
        (
            "x.yaml:10: questions.4.columns.1: minimum が 1、maximum が -1 で、あてはまる数がありません"
            "（minimum の方を小さくしてください）"
        ),
    ]
