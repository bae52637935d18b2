"""What can be wrong with a file before its content is looked at: its place, letters and YAML."""

from __future__ import annotations

from workbook.content.wording.finding import Finding

FINDINGS: dict[str, Finding] = {
    # ------------------------------------------------------------ folders and files
    "folder.missing": Finding(
        "教材のフォルダーが見つかりません",
        "curriculum・modules・exercises のあるフォルダーを指定してください",
    ),
    "folder.extra": Finding(
        "このフォルダーの中の YAML は読みません", "ひとつ上のフォルダーに移してください", "warning"
    ),
    "overlay.nothing": Finding(
        "「{value}」は、下の教材にありません",
        "{suggestion}名前を直すか、この行を消してください",
    ),
    "overlay.no-item": Finding(
        "「{value}」は、{inside} にありません",
        "{suggestion}id を直すか、この行を消してください",
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
    "file.large": Finding("{size} KB あり、大きすぎます", "{limit} KB までにしてください"),
    "file.encoding": Finding(
        "文字コードが UTF-8 ではなく、{guess} のようです",
        "エディターの「名前を付けて保存」で文字コードを UTF-8 にしてください",
    ),
    "file.broken": Finding(
        "UTF-8 の文字として読めない所があります",
        "この行を打ち直し、文字コードを UTF-8 にして保存してください",
    ),
    "file.bom": Finding(
        "ファイルの先頭に BOM という見えない印があります",
        "文字コードを「UTF-8（BOM なし）」にして保存し直してください",
    ),
    "file.empty": Finding("ファイルが空です", "書きはじめるか、ファイルを消してください"),
    "file.too-many": Finding("不備がほかに {count} 件あります", "上から順に直して、もう一度調べてください"),
    "picture.not-png": Finding("PNG の図として読めません", "PNG で書き出し直してください"),
    "picture.active": Finding(
        "図の中に「{value}」があります",
        "動くものや外を指すものは使えません。線と文字だけの SVG に書き出し直してください",
    ),
    "modeline.missing": Finding(
        "1 行目に、エディターが項目名を補うための見本の場所がありません",
        "1 行目を「{line_wanted}」にしてください",
        "warning",
    ),
    # ------------------------------------------------------------ letters and signs
    "letter.control": Finding(
        "{rows}使えない文字 {code} があります", "目に見えない文字なので、その前後を消して打ち直してください"
    ),
    "letter.tab": Finding("{rows}タブ文字があります", "半角スペースに置きかえてください"),
    "sign.wide-indent": Finding(
        "字下げに、半角ではないスペースがあります", "半角スペースに置きかえてください"
    ),
    "sign.wide-colon": Finding(
        "「{key}」のあとのコロンが全角です", "半角の「{key}: 」にして、そのあとに半角スペースを入れてください"
    ),
    "sign.wide-space": Finding(
        "「{key}:」のあとに、半角ではないスペースがあります", "コロンのあとは半角スペースにしてください"
    ),
    "sign.space-before": Finding(
        "「{key}」とコロンの間にスペースがあります", "間を空けずに「{key}: 」と書いてください"
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
    "yaml.flow-colon": Finding(
        "かっこの中のコロンのあとに半角スペースがありません",
        '「{{項目: 値}}」のように書き、文の中のコロンなら文を「"…"」で囲んでください',
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
    "yaml.prose-indent": Finding(
        "{line_above} 行目の「|」の下の文が、途中で左に寄っています",
        "同じ文の左端を、半角スペースでそろえてください",
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
    "yaml.anchor": Finding("使い回しの印「&{name}」は使えません", "印を消してください"),
    "yaml.alias": Finding("使い回し「*{name}」は使えません", "同じ内容を書き写してください"),
    "yaml.tag": Finding("型の印「{name}」は使えません", '印を消すか、文なら全体を「"…"」で囲んでください'),
    "yaml.merge": Finding("取り込み「<<」は使えません", "同じ内容を書き写してください"),
    "yaml.deep": Finding("入れ子が {limit} 段より深くなっています", "字下げとかっこを確かめてください"),
    "yaml.key": Finding(
        "項目名として読めません", '「項目: 値」の形にしてください。「{{」で始まる文は「"…"」で囲んでください'
    ),
    "yaml.null": Finding(
        "「{value}」は文ではなく、「何もない」という印です",
        '使わないなら行ごと消し、文なら「"{value}"」のように引用符で囲んでください',
    ),
    "yaml.twice": Finding("同じ項目が {other} 行目にもあります", "どちらかを消してください"),
    "yaml.folded": Finding(
        "文が「{sign}」で書かれていて、行のつなぎ目に半角スペースが入ります", "「|」の下に書いてください"
    ),
    "yaml.over-lines": Finding(
        "文が二行以上にわたっていて、行のつなぎ目に半角スペースが入ります",
        "一行にするか、「|」の下に書いてください",
    ),
    "yaml.lost-comment": Finding(
        "「{lost}」はコメントとして読み飛ばされています",
        '文の一部なら全体を「"…"」で囲んでください',
        "warning",
    ),
}
