"""What a training cannot be held with as it is written: slots, lateness, homework, words."""

from __future__ import annotations

from workbook.content.wording.finding import Finding

FINDINGS: dict[str, Finding] = {
    # ------------------------------------------------------------ slots
    "slot.minutes": Finding(
        "ここで聞く設問には {needed} 分かかりますが、{version} は {said} 分です",
        "questions を減らすか、rows で行をしぼるか、分数を増やしてください",
        "warning",
    ),
    "slot.no-rows": Finding(
        "「{value}」は行のない設問か、ここでは聞かない設問です",
        "rows から消すか、questions に足してください",
        "warning",
    ),
    "slot.many-rows": Finding(
        "「{value}」に {said} 行とありますが、表の行は {limit} です",
        "rows を小さくするか、消してください",
        "warning",
    ),
    "sheet.unit": Finding(
        "work は {work} ですが、シート「{worksheet}」は{unit}です",
        "work か、シートの unit を直してください",
        "warning",
    ),
    "sheet.no-column": Finding(
        "「{value}」という列は、ここで使うシートにありません",
        "いまの列の名前は、シートの columns の label にあります",
        "warning",
    ),
    "outside.silent": Finding(
        "{what}「{value}」は、どの研修の時間割にもありません",
        "コマに入れるか、optional に、なぜ入れないかを一文で書いてください",
        "warning",
    ),
    "outside.held": Finding(
        "{what}「{value}」は時間割にあるのに、optional があります", "optional を消してください", "warning"
    ),
    # ------------------------------------------------------------ late
    "late.minutes": Finding(
        "「{value}」と、分数が文の中にあります",
        "cuts に、どのブロックを何分にするかを書いてください。もどせる分数は、使う版ごとに計算します",
        "warning",
    ),
    "cut.nothing": Finding(
        "「{value}」を {rest} 分にしても、もとが {minutes} 分なので早くなりません",
        "leaves を小さくするか、消してください",
        "warning",
    ),
    "cut.unused": Finding(
        "「{value}」は、研修で使うどの版でも時間がもどりません",
        "使う版にあるブロックを leaves に書いてください",
        "warning",
    ),
    # ------------------------------------------------------------ homework
    "homework.by": Finding(
        "いつまでに「{value}」から、日数が読み取れません",
        "「研修から2週間以内」「次回の1週間前まで」「最後の回の2週間前まで」のように書いてください",
        "warning",
    ),
    "homework.due": Finding(
        "単元「{module}」の宿題は「{by}」ですが、次に集まるまで、短いと {days} 日です",
        "by か、宿題期間の weeks を直してください",
        "warning",
    ),
    "homework.no-next": Finding(
        "単元「{module}」の宿題に「{by}」とありますが、このあとに集まる日がありません",
        "「研修から2週間以内」のように書くか、homework に宿題期間を書いてください",
        "warning",
    ),
    "homework.many": Finding(
        "「{interval}」の宿題が、{way}では {count} 件あります",
        "{limit} 件までにしてください。なくてもよいものは、宿題の optional に理由を書けます",
        "warning",
    ),
    "homework.untaught": Finding(
        "単元「{module}」の宿題に要るワークシート「{value}」を、まだだれも使っていません",
        "その前のコマで使うか、宿題を移してください",
        "warning",
    ),
    "homework.early": Finding(
        "ワークシート「{value}」を、宿題の前に使わない人がいます",
        "その人たちの前のコマで使うか、宿題から外してください",
        "warning",
    ),
    "once.next": Finding(
        "一度だけ集まる研修なのに「{value}」とあります",
        "「研修から2週間以内」などに言いかえるか、宿題期間 homework を書いてください",
        "warning",
    ),
    "word.spelling": Finding(
        "「{value}」とありますが、この教材では「{write}」と書きます",
        "書き方をそろえてください。一覧は glossary.yaml の spellings にあります",
        "warning",
    ),
    "word.level": Finding(
        "「{value}」は、人や研修に上下をつける言葉です",
        "だれのための時間かを書いてください。S91",
        "warning",
    ),
    # ------------------------------------------------------------ views
    "view.whole": Finding(
        "どの文が「{whose}」なのか分かりません",
        "view の sentences に、その文を本文から写してください。わたしたちが書いた文は意見の主のものではありません。S231",
        "warning",
    ),
    "view.elsewhere": Finding(
        "「{value}」は、このブロックの本文にありません",
        "本文の一文を、そのまま写してください",
        "warning",
    ),
}
