"""Every finding about content, worded once: what is there, what is allowed, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.problems import Problem, Severity

SHOWN_LETTERS = 30


@dataclass(frozen=True)
class Finding:
    """One sentence with blanks, and the way out."""

    message: str
    hint: str = ""
    severity: Severity = "error"


FINDINGS: dict[str, Finding] = {
    # ------------------------------------------------------------ folders and files
    "folder.missing": Finding(
        "教材のフォルダーが見つかりません",
        "curriculum・modules・exercises のあるフォルダーを指定してください",
    ),
    "folder.extra": Finding(
        "このフォルダーの中の YAML は読みません", "ひとつ上のフォルダーに移してください", "warning"
    ),
    "file.name": Finding(
        "この名前のファイルは読みません",
        "半角の小文字・数字・ハイフンで「{example}」のような名前にしてください",
    ),
    "file.folder": Finding(
        "YAML の名前がついていますが、フォルダーです", "フォルダーの名前から「.yaml」を取ってください"
    ),
    "file.outside": Finding(
        "教材のフォルダーの外を指すリンクです", "リンクをやめて、ファイルそのものを置いてください"
    ),
    "file.unreadable": Finding(
        "ファイルを開けません", "読み取りの許可と、リンク先があるかを確かめてください"
    ),
    "file.special": Finding("ふつうのファイルではありません", "テキストファイルとして置き直してください"),
    "file.large": Finding(
        "ファイルが大きすぎます（{size} KB）", "{limit} KB までです。単元や事例を分けてください"
    ),
    "file.encoding": Finding(
        "文字コードが UTF-8 ではありません（{guess}のようです）",
        "エディターの「名前を付けて保存」で文字コードを UTF-8 にしてください",
    ),
    "file.bom": Finding(
        "ファイルの先頭に見えない印（BOM）があります",
        "文字コードを「UTF-8（BOM なし）」にして保存し直してください",
    ),
    "file.empty": Finding("ファイルが空です", "書きはじめるか、ファイルを消してください"),
    "file.too-many": Finding("不備がほかに {count} 件あります", "上から順に直して、もう一度調べてください"),
    "picture.large": Finding("図が大きすぎます（{size} KB）", "{limit} KB までに縮めてください"),
    "picture.not-png": Finding("PNG の図として読めません", "PNG で書き出し直してください"),
    "picture.active": Finding(
        "図の中に動くものか外を指すものがあります（{value}）", "線と文字だけの SVG に書き出し直してください"
    ),
    "modeline.missing": Finding(
        "1 行目に書き方の見本の場所がありません（いまも動きますが、エディターが項目名を補えません）",
        "1 行目を「{line_wanted}」にしてください",
        "warning",
    ),
    # ------------------------------------------------------------ letters and signs
    "letter.control": Finding(
        "使えない文字 {code} があります{more}", "目に見えない文字なので、その前後を消して打ち直してください"
    ),
    "letter.tab": Finding("タブ文字があります{more}", "半角スペースに置きかえてください"),
    "sign.wide-indent": Finding("字下げに全角スペースがあります", "半角スペースに置きかえてください"),
    "sign.wide-colon": Finding(
        "「{key}」のあとのコロンが全角です", "半角の「{key}: 」にして、そのあとに半角スペースを入れてください"
    ),
    "sign.wide-space": Finding(
        "「{key}:」のあとが全角スペースです", "コロンのあとは半角スペースにしてください"
    ),
    "sign.space-before": Finding(
        "「{key}」とコロンの間に全角スペースがあります", "間を空けずに「{key}: 」と書いてください"
    ),
    "sign.no-space": Finding(
        "「{key}:」のあとに半角スペースがありません", "「{key}: …」のように半角スペースを入れてください"
    ),
    "sign.wide-hyphen": Finding("箇条書きの印「{sign}」が全角です", "半角の「- 」にしてください"),
    "sign.hyphen-space": Finding(
        "箇条書きの「-」のあとに半角スペースがありません", "「- …」のように半角スペースを入れてください"
    ),
    "sign.wide-bracket": Finding("全角の「{sign}」があります", "半角の「{plain}」にしてください"),
    "sign.wide-bar": Finding("全角の「{sign}」があります", "長い文は半角の「|」で始めてください"),
    "sign.wide-hash": Finding("コメントの「＃」が全角です", "半角の「# 」にしてください"),
    # ------------------------------------------------------------ YAML
    "yaml.quote-open": Finding(
        "引用符「{sign}」が閉じていません", "同じ行の終わりに「{sign}」を書いてください"
    ),
    "yaml.quote-after": Finding(
        "引用符のあとに余分な文字があります", "文全体を引用符で囲むか、「|」の下に書いてください"
    ),
    "yaml.bracket-open": Finding("かっこ「{sign}」が閉じていません", "「{close}」で閉じてください"),
    "yaml.bracket-stray": Finding(
        "ここに「{sign}」は書けません", '文のはじめなら全体を「"…"」で囲んでください'
    ),
    "yaml.colon-in-text": Finding(
        "文の中に「: 」があります", '文全体を「"…"」で囲むか、「|」の下に書いてください'
    ),
    "yaml.no-colon": Finding(
        "「項目: 値」の形になっていない行があります", "この行か、すぐ上の行を確かめてください"
    ),
    "yaml.sign-first": Finding(
        "「{sign}」で始まる文はそのままでは書けません", '文全体を「"…"」で囲んでください'
    ),
    "yaml.indent": Finding(
        "字下げがそろっていません", "同じ仲間の行の左端を、半角スペースでそろえてください"
    ),
    "yaml.list-mixed": Finding(
        "箇条書き「- 」と「項目: 値」が同じ深さに混ざっています",
        "どちらかにそろえるか、字下げを直してください",
    ),
    "yaml.list-inline": Finding(
        "「項目: 」と同じ行に「- 」は書けません", "改行して、次の行に「- 」を書いてください"
    ),
    "yaml.bar-text": Finding(
        "「{sign}」と同じ行に文があります", "「{sign}」のあとで改行して、次の行から書いてください"
    ),
    "yaml.escape": Finding(
        '「"…"」の中の「\\」の使い方が読めません', "「\\」をそのまま書くときは「\\\\」にしてください"
    ),
    "yaml.directive": Finding("「%」で始まる行は使えません", "この行を消してください"),
    "yaml.key-mark": Finding("「? 」の書き方は使えません", '文なら全体を「"…"」で囲んでください'),
    "yaml.other": Finding(
        "YAML として読めません", "この行とすぐ上の行の、字下げ・コロン・引用符・かっこを確かめてください"
    ),
    "yaml.second-document": Finding(
        "「---」のあとに二つめの文書があります", "ひとつのファイルにひとつだけ書いてください"
    ),
    "yaml.anchor": Finding("「&{name}」（使い回しの印）は使えません", "印を消してください"),
    "yaml.alias": Finding("「*{name}」（使い回し）は使えません", "同じ内容を書き写してください"),
    "yaml.tag": Finding(
        "「{name}」（型の印）は使えません", '印を消すか、文なら全体を「"…"」で囲んでください'
    ),
    "yaml.merge": Finding("「<<」（取り込み）は使えません", "同じ内容を書き写してください"),
    "yaml.deep": Finding("入れ子が深すぎます（{limit} 段まで）", "字下げとかっこを確かめてください"),
    "yaml.key": Finding(
        "項目名として読めません", '「項目: 値」の形にしてください。「{{」で始まる文は「"…"」で囲んでください'
    ),
    "yaml.twice": Finding("同じ項目が {other} 行目にもあります", "どちらかを消してください"),
    "yaml.folded": Finding(
        "文が「{sign}」で書かれています（行のつなぎ目に半角スペースが入ります）", "「|」の下に書いてください"
    ),
    "yaml.over-lines": Finding(
        "文が二行以上にわたっています（行のつなぎ目に半角スペースが入ります）",
        "一行にするか、「|」の下に書いてください",
    ),
    "yaml.lost-comment": Finding(
        "「{lost}」はコメントとして読み飛ばされています",
        '文の一部なら全体を「"…"」で囲んでください',
        "warning",
    ),
    # ------------------------------------------------------------ shape
    "shape.missing": Finding("必須の項目がありません"),
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
        "module（単元）・activity（活動）・rest（休憩）・planned（準備中の単元）のどれかひとつを書いてください",
    ),
    "shape.few": Finding("{count} つしかありません", "{minimum} つ以上書いてください"),
    "shape.many": Finding("{count} つあります", "{maximum} つまでにしてください"),
    # ------------------------------------------------------------ values
    "value.literal": Finding("「{value}」は使えません", "{suggestion}使えるのは {allowed}"),
    "value.number": Finding("「{value}」は数として読めません", "半角の数字だけを書いてください{example}"),
    "value.bool": Finding("「{value}」は読めません", "true か false を書いてください"),
    "value.too-small": Finding("「{value}」は小さすぎます", "{limit} 以上にしてください"),
    "value.too-large": Finding("「{value}」は大きすぎます", "{limit} 以下にしてください"),
    "value.short": Finding("「{value}」は短すぎます", "{limit} 字以上にしてください"),
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
    # ------------------------------------------------------------ ids
    "id.claimed": Finding(
        "「{value}」は {other} にもあります", "どちらかの id を変えてください。答えのある方はそのままにします"
    ),
    "id.twice": Finding("「{value}」は {other} 行目にもあります", "どちらかを別の名前にしてください"),
    "id.reserved": Finding(
        "「{value}」は id に使えません（ほかのソフトで「はい・いいえ」に変わることがあります）",
        "別の名前にしてください",
    ),
    "id.part": Finding(
        "抜粋の id に「{value}」は使えません", "full と short は単元全体の名前です。別の名前にしてください"
    ),
    "id.plan-column": Finding(
        "列「{value}」は、計画の表にはじめからあります", "この列を消すか、別の名前にしてください"
    ),
    "id.row": Finding(
        "「{value}」は行の code に使えません（書きたした行の名前とぶつかります）",
        "意味の分かる名前にしてください",
    ),
    # ------------------------------------------------------------ references
    "reference.missing": Finding("{what}「{value}」が見つかりません", "{suggestion}"),
    "reference.retired": Finding(
        "{what}「{value}」は、もう使わないことになっています", "新しいものに変えてください"
    ),
    "reference.twice": Finding("「{value}」が二度あります", "どちらかを消してください"),
    "origin.self": Finding("自分の答えを自分に写すことになっています", "別の設問を指してください"),
    "origin.no-table": Finding("設問「{value}」は表ではありません", "column を消してください"),
    "origin.no-column": Finding(
        "設問「{value}」は表です", "どの列から写すかを column に書いてください。あるのは {columns}"
    ),
    "picture.missing": Finding(
        "図「{value}」が modules/figures にありません", "ファイルを置くか、名前を直してください。{suggestion}"
    ),
    "interval.order": Finding(
        "コマ「{value}」は「{after}」より前か同じです", "after と before を見直してください"
    ),
    "range.reversed": Finding("{low} から {high} になっています", "小さい方を先に書いてください"),
    # ------------------------------------------------------------ minutes
    "minutes.period": Finding(
        "{said} 分とありますが、中身を足すと {total} 分です", "どちらかを直してください"
    ),
    "minutes.item": Finding(
        "{said} 分とありますが、単元「{module}」の {use} は {needed} 分です",
        "minutes か use を直してください",
    ),
    "minutes.module": Finding(
        "{version} は {said} 分とありますが、ブロックを足すと {total} 分です", "どちらかを直してください"
    ),
    "minutes.short-longer": Finding(
        "short（{low} 分）が full（{high} 分）より長くなっています", "見直してください"
    ),
    # ------------------------------------------------------------ charts
    "chart.kind": Finding("「{value}」は {kind} なので、この図には使えません", "使えるのは {kinds}"),
    "chart.no-rows": Finding(
        "行の名前になるものがありません", "{role} に列の id を書くか、表に fixed_rows を書いてください"
    ),
    "chart.spread-alone": Finding(
        "sure がないので、幅の決めようがありません", "sure に自信の度合いの列を書いてください"
    ),
    "chart.spread-lacks": Finding(
        "幅の決まっていない code があります（{codes}）", "それぞれ何パーセントかを書いてください"
    ),
    # ------------------------------------------------------------ teaching
    "source.unknown": Finding("「{value}」という出典はありません", "S{last} までです"),
    "module.no-homework": Finding(
        "持ち帰りの宿題（kind: homework）がありません",
        "だれが・何を・いつまでに、をひとつは書いてください。S147・S148",
    ),
    "module.no-facilitator": Finding(
        "進行役へのメモ（kind: facilitator）がありません",
        "何を言うか、何を見るか、遅れたらどうするかを書いてください",
    ),
    "block.whose": Finding(
        "出典がありますが、だれの意見か分かりません",
        "view（whose と section）か label を書いてください。S231",
    ),
    "figure.nothing": Finding("図がありません", "image か bars を書いてください"),
    "figure.undated": Finding(
        "数字の図に、いつの・どこの数字かがありません", "as_of と reference を書いてください。S231"
    ),
    "cases.all-resolved": Finding(
        "{count} つの事例がすべて解決しています",
        "解決しないまま終わる事例（resolved: false）も置いてください。S163",
        "warning",
    ),
    "cases.desks": Finding(
        "{count} つの事例のうち {desks} つが相談窓口から始まります",
        "半分以上は、窓口以外の入口から始めてください。S31・S276",
        "warning",
    ),
    # ------------------------------------------------------------ words
    "word.end": Finding(
        "「終結」という言葉があります", "「つながりの引き継ぎ」などに言いかえてください。S37"
    ),
    "word.old-name": Finding(
        "「ステップアップ指標」は古い名前です",
        "「つながり指標（旧称 ステップアップ指標）」としてください。S96",
    ),
    "word.date": Finding(
        "日付「{value}」があります",
        "日付は開催回ごとに決めます。「次の回まで」「二週間後」のように書いてください",
    ),
    "word.long": Finding(
        "{length} 字続く段落があります", "{limit} 字までで改行すると、疲れていても読めます", "warning"
    ),
    "bug": Finding(
        "教材ではなく、このプログラムの不具合です（{kind}）", "この行と上の文を開発者に知らせてください"
    ),
}


def quote(value: object) -> str:
    """Return a value as it may stand in a sentence: one line, cut when long."""
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN_LETTERS else f"{text[:SHOWN_LETTERS]}…"


def problem(finding: str, *, file: str, line: int, where: str = "", **facts: object) -> Problem:
    """Return the finding as a problem at a place; `facts` fill its blanks."""
    entry = FINDINGS[finding]
    told = {name: quote(fact) if name == "value" else fact for name, fact in facts.items()}
    return Problem(file, line, where, entry.message.format(**told), entry.hint.format(**told), entry.severity)
