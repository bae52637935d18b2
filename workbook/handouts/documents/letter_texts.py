"""The words of the papers an organiser sends around a training: flyer, letter to a speaker, proposal, council Q&A.

「［　］」 is a blank to fill in. Names in braces are filled in with what is known of the run or the course.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Shows = Literal["days", "modules"]
"""What is printed below a part: the days with their periods, or the modules with their minutes."""

TO_FILL = "［　　　　　　］"


@dataclass(frozen=True)
class LetterPart:
    """A part of a paper: its paragraphs, then rows of two columns, then what is known of the course."""

    heading: str
    texts: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    heads: tuple[str, str] = ("項目", "内容")
    shows: Shows | None = None


@dataclass(frozen=True)
class Letter:
    """A paper: what its button and its file are called, its title, and its parts."""

    name: str
    title: str
    parts: tuple[LetterPart, ...]


_FLYER = Letter(
    "チラシ",
    "{training}　参加者募集",
    (
        LetterPart("どんな研修ですか", ("{summary}", "対象：{audience}")),
        LetterPart(
            "課をこえた、三人からのチームで来てください",
            (
                "一人で学んで帰ると、次の日に話す相手がいません。福祉の課の人、福祉以外の課の人、まちで一緒に動いている団体の人が同じチームになると、帰ったあとの話が続きます。課長級の人が一人いると、決めるところまで進みます。",
                "知識を試す場ではありません。点も順位もつきません。実在の人が分かることは、話さず、書かずに進めます。",
            ),
        ),
        LetterPart("いつ", shows="days"),
        LetterPart(
            "参加のしかた",
            rows=(
                ("会場・つなぎ方", f"{TO_FILL}（Zoom のときは、チームで一つの部屋に集まるのがおすすめです）"),
                ("定員", f"{TO_FILL}チーム"),
                ("費用", TO_FILL),
                ("申し込み", f"{TO_FILL}　締め切り　　月　　日"),
                (
                    "手助けが要るとき",
                    f"手話・要約筆記・資料の拡大・紙での参加など、早めにお知らせください。{TO_FILL}",
                ),
                ("問い合わせ", f"主催　{TO_FILL}　担当　{TO_FILL}　電話・メール　{TO_FILL}"),
            ),
        ),
    ),
)

_SPEAKER = Letter(
    "講師への依頼状",
    "{training}　講師のお願い",
    (
        LetterPart(
            "",
            (
                "{today}",
                f"{TO_FILL}　様",
                f"主催者　{TO_FILL}",
                "日ごろから、まちの人の暮らしを支えてくださり、ありがとうございます。",
                "このたび、下のとおり研修をひらきます。つきましては、ふだんのお仕事のお話を聞かせていただきたく、お願い申し上げます。",
            ),
        ),
        LetterPart("研修のあらまし", ("{summary}", "聞く人：{audience}"), shows="days"),
        LetterPart(
            "お願いしたいこと",
            rows=(
                ("お話しいただくコマと時間", f"{TO_FILL}　　　分（うち質問　　　分）"),
                ("お話の題", f"{TO_FILL}（制度の説明からではなく、一つの場面から始めてください）"),
                (
                    "特に聞きたいこと",
                    "うまくいかなかった日のこと。だれの、どんなひと言で動いたか。やめたこと。",
                ),
                ("お話に出る人のこと", "実在の人が分からないように、変えてお話しください。写真も同じです。"),
                ("資料", "なくてもかまいません。あるときは　　月　　日までにお送りください。"),
                ("打ち合わせ", f"30分　{TO_FILL}（進行台本をお見せします）"),
                ("記録", f"録画・配信の有無　{TO_FILL}　使う範囲と期間　{TO_FILL}"),
                ("謝金・旅費", TO_FILL),
                ("連絡先", f"担当　{TO_FILL}　電話・メール　{TO_FILL}"),
            ),
        ),
    ),
)

_PROPOSAL = Letter(
    "共催のご提案",
    "共催のご提案　― そちらの研修の一コマとして",
    (
        LetterPart(
            "",
            (
                "{today}",
                f"{TO_FILL}　御中",
                f"提案者　{TO_FILL}",
                "新しい研修を一つ増やすかわりに、いまある研修の中で一緒にできないか、ご相談します。介護、居住支援、教育、防災。それぞれの研修に来る人は、同じ家に別々の日に行っています。",
            ),
        ),
        LetterPart(
            "おたがいの良いこと",
            heads=("だれに", "どんな良いことがあるか"),
            rows=(
                ("そちらの研修に来る人", "自分の仕事の外にいる人と、顔の見える一時間を持てます。"),
                ("こちらの研修に来る人", "福祉の課だけでは会えない人と、同じ場面を読めます。"),
                ("主催者", "会場と案内と受付が一つになります。"),
                ("気がかり", f"{TO_FILL}（時間・名簿・費用など、先に出してください）"),
            ),
        ),
        LetterPart(
            "差し込めるコマ（単元は一つずつ切り離して使えます）",
            ("どの単元にも、事例とワークシートと進行台本が付いています。分は、全体版と短い版です。",),
            shows="modules",
        ),
        LetterPart(
            "分け持つこと（案）",
            heads=("こと", "だれが"),
            rows=(
                ("日と会場", TO_FILL),
                ("案内と申し込み", TO_FILL),
                ("進行（二人組）", f"そちらから一人　{TO_FILL}　こちらから一人　{TO_FILL}"),
                ("費用", TO_FILL),
                (
                    "名簿",
                    "集める項目、持つ人、消す日を先に決めます。申し込む人に、両方の主催者の名前を伝えます。",
                ),
                ("終わったあとの振り返り", TO_FILL),
            ),
        ),
        LetterPart(
            "これからの進め方",
            (
                "1. 一度お会いして、そちらの研修のねらいを聞かせてください（30分）。",
                "2. 合う単元を一つ選び、短い版で試します。",
                "3. 終わった日に15分、続けるかどうかを二人で決めます。",
            ),
        ),
    ),
)

_BASIS = ("問い", "答えの案と、確かめること")
_COUNCIL = Letter(
    "議会の想定問答",
    "{training}　議会の想定問答（案）",
    (
        LetterPart(
            "使う前に",
            (
                "当教材の案です。まちの数字と予算は［　］に入れ、法務・財政の担当と読み合わせてから使ってください。法律の条は、答弁の日の条文で確かめてください。",
            ),
        ),
        LetterPart(
            "研修について",
            heads=_BASIS,
            rows=(
                (
                    "福祉の研修に、なぜ福祉以外の課の職員が出るのか。",
                    "家賃が止まった、学校に来ない、水道の針が動かない。困りごとに先に気づくのは、福祉の窓口とは限りません。福祉の課だけで学ぶと、話が小さくなると、研修を考えた委員も話しています。今回は［　　］課・［　　］課の職員と、［　　］が同じチームで出ます。",
                ),
                (
                    "その時間、ふだんの仕事はどうするのか。",
                    "集まるのは［　］日、あわせて［　］時間です。替わりに［　　　　］を減らします。宿題は、ふだんの打ち合わせの中でできるものです。",
                ),
                (
                    "費用はいくらか。",
                    "［　　］円です（講師［　　］円、会場［　　］円、旅費［　　］円）。財源は［　　　　］です。",
                ),
                (
                    "効果はどう測るのか。",
                    "職員に点や順位はつけません。前・後・三か月後に本人が自分で振り返り、［　　］課と［　　］課のあいだで何が変わったかを、場面の言葉で報告します。相談の件数は、増えても減っても、何が起きているかを話す入口として使います。",
                ),
            ),
        ),
        LetterPart(
            "事業について",
            heads=_BASIS,
            rows=(
                (
                    "重層的支援体制整備事業は、やらなければならないのか。",
                    "包括的な支援体制を整えることは、すべての市町村の努力義務です（社会福祉法第106条の3）。重層的支援体制整備事業は「行うことができる」事業で（第106条の4）、行うかどうかは市町村が決めます。本市（町村）は［実施している・していない］。その理由は［　　　　］です。",
                ),
                (
                    "新しい窓口をつくるのか。",
                    "窓口を増やすことは、前提にされていません。いまある窓口のうしろを厚くします。［　　　　］の窓口に来た話を、［　　］課も一緒に持ちます。",
                ),
                (
                    "会議が増えるだけではないか。",
                    "いまある会議を並べ、何のための会議かを一行ずつ書くことから始めます。［　　］会議と［　　］会議は、合わせることを考えています。",
                ),
                (
                    "個人情報を、本人の知らないところで話すのではないか。",
                    "会議ごとに根拠の法律と守秘のきまりがちがいます。支援会議（社会福祉法第106条の6）を開けるのは、重層的支援体制整備事業を実施している市町村です。［実施している・していない］本市（町村）では、［　　　　］に基づきます。研修では、実在の人のことは扱いません。",
                ),
                (
                    "国の交付金がなくなったら、どうするのか。",
                    "交付金の額と対象は年度ごとに変わります。最新の交付要綱で確かめた額は［　　　　］（　　年　　月　　日）です。なくなっても残すものは［　　　　］、やめるものは［　　　　］です。",
                ),
                (
                    "住民にとって、何がよくなるのか。",
                    "（うちのまちの場面を一つ、名前の分からない形で）［　　　　　　　　　　　　　　　　　　］",
                ),
            ),
        ),
    ),
)

LETTERS: Mapping[str, Letter] = MappingProxyType(
    {"flyer": _FLYER, "speaker": _SPEAKER, "proposal": _PROPOSAL, "council": _COUNCIL}
)
"""Every paper by its id, in the order they are needed."""
