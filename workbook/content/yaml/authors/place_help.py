"""What a key is in one thing only, where that differs from what it is everywhere (`key_help`)."""

from __future__ import annotations

_LABEL = "最低限（どこでも要ること）・好事例・当教材の案 のどれか。"

OVERRIDES: dict[str, str] = {
    "ActivityItem.shows": "この時間に開く画面。first-and-now は「はじめと今」で、そのコマより前に書いたワークシートの、はじめの言葉と今の言葉が並びます。例: 最後の回で、一日目に書いた言葉とくらべるとき。",
    **{
        f"{name}.label": _LABEL
        for name in (
            "Course",
            "Module",
            "Case",
            "Worksheet",
            "StoryBlock",
            "ReadingBlock",
            "KeyMessageBlock",
            "MisconceptionBlock",
            "FactBlock",
            "FigureBlock",
            "DiscussionBlock",
            "CaseBlock",
            "WorksheetBlock",
            "HomeworkBlock",
            "FacilitatorBlock",
        )
    },
    "Hidden.id": "ファイルの中の一つだけをかくすとき、その id（単元のブロック、用語など）。",
    "AddedBlock.after": "このブロックのうしろに足します。書かなければ、終わりに足します。",
    "AddedBlock.block": "足すブロック。下の単元と同じ id なら、そのブロックと置きかわります。",
    "Course.tracks": "参加者の種類ごとの道すじ。",
    "FullShort.short": "短縮版でかける時間（分）。",
    "Module.title": "科目。",
    "Module.purpose": "科目の目的。",
    "HardMoment.title": "何が起きたか。",
    "HardMoment.say": "言えるひと言。ひとつずつ、自分の口で言える長さに。",
    "HardMoment.avoid": "しないこと。",
    "Worksheet.unit": "team（チームで一枚）・member（一人一枚）。",
    "Worksheet.questions": "設問を、出す順に。",
    "Worksheet.summary": "書いたものから作る、一枚のまとめ。要らなければ書きません。",
    "Summary.title": "まとめの題。",
    "Summary.parts": "まとめの中身を、上から順に。",
    **{
        f"{name}.label": "まとめの小見出し。"
        for name in ("SentencePart", "ListPart", "TablePart", "PicturePart")
    },
    "TablePart.question": "表にする設問の id。",
    "TablePart.columns": "出す列の id を、左から順に。",
    "Relay.question": "話し合いの問い。単元の discussion のブロックから取ります。",
    "Relay.worksheet": "空欄で配るワークシートの id。",
    "Relay.steps": "進め方を、順に。分を足したものが全体の時間です。",
    "Drawn.question": "図にする設問の id。そのシートの charts にあるもの。",
    "ModulePart.blocks": "この抜粋で使うブロックの id。",
    "CaseBlock.stages": "使う場面の id。書かなければすべてです。",
    "ActivityItem.stages": "使う場面の id。書かなければすべてです。",
    "ActivityCut.leaves": "省いたあとに、この時間ぜんたいで残る分数。",
    **{f"{name}.how": "何を省くか。" for name in ("Cut", "ActivityCut")},
    **{
        f"{name}.rows": "表の設問のうち、ここで書く行の数（例: {departments: 3}）。書かなければすべての行です。"
        for name in ("Portion", "SheetPortion", "WorksheetBlock")
    },
    "Task.optional": "できなければ省いてよいわけを、一文で。書くと「できれば」と出ます。",
    "Task.questions": "この宿題で書く設問の id。",
    "Case.stages": "場面を、開く順に。チームが何か書くと次が開きます。",
    "NetworkQuestion.stages": "段階（はじめ・半年後など）。つながりの強さを段階ごとに書きます。",
    "Period.about": "コマの説明。",
    "Period.aim": "このコマのねらいを一文で。進行台本のいちばん上に出ます。",
    "Track.about": "道すじの説明。",
    "PlanQuestion.who": "「だれが」の列の見出し。",
    "PlanQuestion.what": "「何を」の列の見出し。",
    "PlanQuestion.by": "「いつまでに」の列の見出し。",
    **{f"{name}.who": "だれの列。" for name in ("RoadmapChart", "TalkChart")},
    **{f"{name}.what": "することの列。" for name in ("RoadmapChart", "TalkChart")},
    "TalkChart.by": "期限の列。",
    **{
        f"{name}.question": "図にする設問の id。"
        for name in (
            "TwoSidedChart",
            "HeatMapChart",
            "BubbleMapChart",
            "NetworkChart",
            "LanesChart",
            "BubbleMatrixChart",
            "FunnelChart",
            "RoadmapChart",
            "MatchingChart",
            "RingsChart",
            "StripChart",
            "MatrixChart",
            "TalkChart",
        )
    },
    "StripChart.value": "見立ての列。",
    "HeatMapChart.columns": "濃淡で塗る列の id。",
    "MatrixChart.columns": "並べる列の id。",
    "Origin.question": "写すもとの設問の id。",
    "CardsChart.questions": "カードにする設問の id。",
    "WorksheetBlock.text": "ワークシートの前に一言。",
    "CaseBlock.text": "事例の前に一言。",
    "KeyMessageBlock.text": "持ち帰ってほしい一行。",
    "Term.meaning": "やさしい言葉での説明。",
    "Grounds.about": "表の前に読んでほしいこと。",
    "Grounds.meetings": "情報を持ち寄れる場を、表の順に。",
    "Grounds.duties": "通告・通報を、表の順に。",
    "Meeting.about": "だれについて、何を話す場か。",
    "Meeting.host": "開く人。",
    "Meeting.members": "座れる人。",
    "Meeting.consent": "本人の同意がいるか。",
    **{f"{name}.secrecy": "秘密を守る決まりと、守秘義務との関係。" for name in ("Meeting", "Duty")},
    "Meeting.penalty": "漏らしたときの罰則。",
    "Meeting.only_running": "true にすると「実施市町村のみ」と出ます。",
    "Duty.duty": "義務か、努力義務か。",
    "Duty.who": "だれが知らせるか。",
    "Duty.when": "どんなときに。",
    "Duty.to": "どこへ。",
    **{f"{name}.basis": "根拠の法律と条。" for name in ("Meeting", "Duty")},
    **{
        f"{name}.reference": "見た資料。確かめられていないときは書かず、caution に「要確認」と書きます。"
        for name in ("Meeting", "Duty")
    },
    "StoryDoor.text": "どんなふうに始まるか。",
}
