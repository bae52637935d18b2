"""What only the whole content can have wrong: names, minutes, charts, teaching, words."""

from __future__ import annotations

from workbook.content.wording.finding import Finding

FINDINGS: dict[str, Finding] = {
    # ------------------------------------------------------------ ids
    "id.claimed": Finding("「{value}」は {other} にもあります", "まだ答えのない方の id を変えてください"),
    "id.twice": Finding("「{value}」は {other} 行目にもあります", "どちらかを別の名前にしてください"),
    "id.reserved": Finding(
        "「{value}」は、ほかのソフトで「はい・いいえ」に変わるので id に使えません",
        "別の名前にしてください",
    ),
    "id.part": Finding(
        "抜粋の id に「{value}」は使えません", "full と short は単元全体の名前です。別の名前にしてください"
    ),
    "id.plan-column": Finding(
        "列「{value}」は、計画の表にはじめからあります", "この列を消すか、別の名前にしてください"
    ),
    "id.row": Finding(
        "「{value}」は、書きたした行の名前とぶつかるので行の code に使えません",
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
    "origin.kind": Finding(
        "{source} の答えは {target} の設問に写せません", "種類をそろえるか、text の設問にしてください"
    ),
    "origin.codes": Finding(
        "写すもとの code のうち、ここにないものがあります: {codes}", "選択肢をそろえてください"
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
    "minutes.worksheet": Finding(
        "full は {said} 分とありますが、設問を足すと {total} 分です", "どちらかを直してください"
    ),
    "minutes.short-longer": Finding(
        "short の {low} 分が、full の {high} 分より長くなっています", "見直してください"
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
        "幅の決まっていない code があります: {codes}", "それぞれ何パーセントかを書いてください"
    ),
    "chart.changes-twice": Finding("「{value}」が二度あります", "一つにしてください"),
    "chart.changes-lack": Finding(
        "{value} は、{needed} がないと図の上で変えられません", "changes に {needed} も書いてください"
    ),
    "chart.changes-no-column": Finding(
        "図の上で {value} を変えることになっていますが、{value} の列がありません",
        "図に {value}: 列の id を書くか、changes から外してください",
    ),
    "chart.changes-choice": Finding(
        "{value} の列「{column}」は {kind} なので、図の上では動かせません",
        "動かせるのは {kinds} の列です。changes から外すか、列を choice にしてください",
    ),
    "chart.changes-axis": Finding(
        "「{value}」の選択肢が、when の列と同じではありません",
        "端を動かせるように、同じ code を同じ順に書いてください",
    ),
    "chart.changes-fixed": Finding(
        "fixed_rows のある表では、行の順を図の上で変えられません", "changes から order を外してください"
    ),
    "chart.changes-elsewhere": Finding(
        "「{value}」は、もう {kind} の図の上で変えることになっています",
        "一つの設問を変えられる図は一つです。どちらかの changes を消してください",
    ),
    "chart.grades": Finding(
        "人の見立て「{value}」が {kind} になっています",
        "人の状態に順番や点数はつけません。choice にしてください。S91・S136",
    ),
    "chart.ranked": Finding(
        "人の見立て「{value}」を {kind} で描くことになっています",
        "人の状態は数えず、並べません。strip か matrix で見せてください。S91・S137",
    ),
    # ------------------------------------------------------------ summaries
    "summary.member": Finding(
        "ワークシート「{value}」は一人一枚なので、チームのまとめには使えません",
        "チームで書くシートを指してください",
    ),
    "goals.left-out": Finding(
        "単元「{module}」の到達目標「{value}」が、表の行にありません",
        "fixed_rows に、同じ文の行を足してください",
    ),
    "goals.other": Finding(
        "「{value}」は、goals_of の単元の到達目標にありません",
        "単元の goals と同じ文に直してください（code はそのままで、答えは残ります）。もう聞かない行は retired: true に",
    ),
    "report.member": Finding(
        "一人一枚のシートの設問は、開催のまとめに載せられません",
        "report を消すか、チームで書くシートにしてください。載せられるのは、fixed_rows のある表で、列がどれも choice のものだけです",
    ),
    "report.kind": Finding("{kind} の設問は、開催のまとめに載せられません", "使えるのは {kinds}"),
    "report.team-only": Finding(
        "チームだけで見る答えの文は、開催のまとめに載せられません",
        "report を消すか、シートを seen_by: course にしてください。date と plan は、そのままで日だけを載せられます",
    ),
    "summary.lead-alone": Finding("column がないので、前に置く列がありません", "lead を消してください"),
    "summary.kind": Finding("「{value}」は {kind} なので、ここには使えません", "使えるのは {kinds}"),
    "summary.no-chart": Finding(
        "設問「{value}」は、どの図にもなっていません",
        "{drawn}",
    ),
    "summary.pictures": Finding("図が二つあります", "一枚に図は一つです。どちらかを消してください"),
    "summary.no-discussion": Finding(
        "ブロック「{value}」は {kind} です", "discussion のブロックを指してください"
    ),
    "summary.codes": Finding(
        "「{value}」の選択肢に、pictures にあるワークシートの id がありません",
        "選択肢の code をワークシートの id にするか、chosen_in を消してください",
    ),
    # ------------------------------------------------------------ teaching
    "source.unknown": Finding("「{value}」という出典はありません", "S{last} までです"),
    "module.no-homework": Finding(
        "持ち帰りの宿題 homework がありません",
        "だれが・何を・いつまでに、をひとつは書いてください。S147・S148",
    ),
    "module.no-facilitator": Finding(
        "進行役へのメモ facilitator がありません",
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
        "resolved: false のまま終わる事例も置いてください。S163",
        "warning",
    ),
    "cases.desks": Finding(
        "{count} つの事例のうち {desks} つが相談窓口から始まります",
        "半分以上は、窓口以外の入口から始めてください。S31・S276",
        "warning",
    ),
    # ------------------------------------------------------------ the source
    "course.no-story": Finding(
        "研修が、単元「{module}」の説明から始まっています",
        "はじめの単元は story から始めてください。S151・S155",
        "warning",
    ),
    "course.law-first": Finding(
        "研修のはじめの単元「{module}」の物語に、条文・交付金・要綱の言葉があります",
        "制度の言葉は、あとの単元に移してください。S151",
        "warning",
    ),
    "course.meetings-first": Finding(
        "地域づくりより先に、会議の設計が来ています",
        "地域づくりの単元（S265）を、この単元より前に置いてください。S71",
    ),
    "course.community-late": Finding(
        "地域づくりが、集まる最初の日に出てきません",
        "地域づくりの単元（S265）を一日目に置いてください。S71",
        "warning",
    ),
    "course.prefecture": Finding(
        "都道府県だけのコマ「{period}」が、ほかの人の道すじにも出ます",
        "tracks に、都道府県だけの道すじを書いてください。S159",
        "warning",
    ),
    "cases.size": Finding(
        "人口「{size}」のまちの事例がありません",
        "そういう事例を置き、place に「（人口4千人）」のように書いてください。S145・S146",
        "warning",
    ),
    "case.answer": Finding(
        "解決しないまま終わる事例なのに、「{value}」とあります",
        "答えを言わずに終えてください。S163・S164",
        "warning",
    ),
    "notice.check": Finding(
        "情報の扱いで人を傷つけることがある内容（{source}）なのに、確かめるお願いがありません",
        "notice に「運用の前に法務・個人情報担当に確認してください」と書いてください。S79",
        "warning",
    ),
    "cases.few-unresolved": Finding(
        "解決しないまま終わる事例が {count} つです",
        "resolved: false の事例を {least} つ以上にしてください。S163",
        "warning",
    ),
    "cases.theme": Finding(
        "「{theme}」の事例がありません", "そういう事例を置き、sources に {source} と書いてください", "warning"
    ),
    "content.unused": Finding(
        "どの研修からも使われていません", "単元か研修に入れるか、retired: true にしてください", "warning"
    ),
    "word.official-first": Finding(
        "「{common}」が、正式な名前より先に出ています",
        "はじめは「{official}（{common}）」と書いてください。S144",
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
    "word.to-write": Finding("まだ書かれていません: {value}", "書いて、〔 〕を消してください"),
    "word.long": Finding(
        "{length} 字続く段落があります", "{limit} 字までで改行すると、疲れていても読めます", "warning"
    ),
}
