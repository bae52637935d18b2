"""What can be wrong with the keys and values of one file."""

from __future__ import annotations

from workbook.content.wording.finding import Finding

FINDINGS: dict[str, Finding] = {
    # ------------------------------------------------------------ shape
    "shape.missing": Finding("必須の項目がありません", "「{field}: 」の行を書いてください"),
    "shape.unknown": Finding("この項目はありません", "{suggestion}"),
    "shape.empty": Finding("空です", "書くか、使わないなら行ごと消してください"),
    "shape.not-text": Finding(
        "文ではなく{found}になっています", '文を書いてください。かっこで始まる文は「"…"」で囲んでください'
    ),
    "shape.not-list": Finding(
        "箇条書きではなく{found}になっています", "行のはじめに「- 」をつけて並べてください"
    ),
    "shape.not-keys": Finding("「項目: 値」ではなく{found}になっています", "{fields} を書いてください"),
    "shape.kind-missing": Finding("kind がありません", "使えるのは {kinds}"),
    "shape.kind-unknown": Finding("kind「{value}」はありません", "{suggestion}使えるのは {kinds}"),
    "shape.item": Finding(
        "何の時間か分かりません",
        "module・activity・rest・planned のどれかひとつを書いてください",
    ),
    "shape.few": Finding("{count} つしかありません", "{minimum} つ以上書いてください"),
    "shape.many": Finding("{count} つあります", "{maximum} つまでにしてください"),
    # ------------------------------------------------------------ values
    "value.literal": Finding("「{value}」は使えません", "{suggestion}使えるのは {allowed}"),
    "value.number": Finding("「{value}」は数として読めません", "半角の数字だけを書いてください{example}"),
    "value.bool": Finding("「{value}」は読めません", "true か false を書いてください"),
    "value.too-small": Finding("「{value}」は小さすぎます", "{limit} 以上にしてください"),
    "value.too-large": Finding("「{value}」は大きすぎます", "{limit} 以下にしてください"),
    "value.bounds": Finding(
        "minimum が {minimum}、maximum が {maximum} で、あてはまる数がありません",
        "minimum の方を小さくしてください",
    ),
    "value.long": Finding("{length} 字あります", "{limit} 字までにしてください"),
    "value.id": Finding(
        "「{value}」は id として使えません",
        "半角の小文字で始め、小文字・数字・ハイフンで 40 字までにしてください{example}",
    ),
    "value.code": Finding(
        "「{value}」は code として使えません",
        "半角の小文字・数字・ハイフンで 40 字までにしてください{example}",
    ),
    "value.source": Finding(
        "「{value}」は出典の番号として読めません", "S1〜S301 のように半角で書いてください"
    ),
    "value.one-line": Finding("ここは一行で書く所ですが、改行があります", "一行にしてください"),
    "value.url": Finding(
        "「{value}」はアドレスとして読めません", "https:// で始まる、空白のないアドレスを書いてください"
    ),
    "value.month": Finding("「{value}」は年月として読めません", "2026-01 のように書いてください"),
    "value.time": Finding("「{value}」は時刻として読めません", "13:30 のように半角で書いてください"),
    "value.image": Finding(
        "「{value}」は図のファイル名として使えません",
        "modules/figures に置いた .svg か .png の名前を、半角の小文字・数字・ハイフンで書いてください",
    ),
    "bug": Finding(
        "教材ではなく、このプログラムの不具合です: {kind}", "この行と上の文を開発者に知らせてください"
    ),
}
