"""What each value of a list of values means, with a sample, in the words an editor shows to an author."""

from __future__ import annotations

from collections.abc import Mapping

_LABELS = {
    "最低限": "どこの自治体でも要ること。例: 同意のないまま、名前を会議に出さない。",
    "好事例": "うまくいった所のやり方。例: 月に一度、五つの課が昼休みに顔を合わせる。",
    "当教材の案": "この教材の提案。例: 困りごとより先に、もう動いていることを書き出す。",
}

_AUDIENCES = {
    "everyone": "全員。例: 役割を問わず、はじめての人も来る一日目。",
    "municipality": "市町村の職員。例: 地域福祉課の係長、高齢福祉の担当。",
    "manager": "管理職。例: 課長、部長。",
    "provider": "委託先・事業者の人。例: 社会福祉協議会のCSW、相談支援事業所の人。",
    "prefecture": "都道府県の職員。例: 後方支援の担当。",
    "other-department": "福祉ではない課の人。例: 住宅課、税の窓口、水道の担当。",
    "education": "教育委員会・学校の人。例: スクールソーシャルワーカー、教頭。",
    "disaster": "防災の担当。例: 危機管理課、避難所の運営にあたる人。",
    "public-assistance": "生活保護・生活困窮の担当。例: ケースワーカー、自立相談支援の相談員。",
    "resident": "住民・地域の団体。例: 民生委員、自治会、居場所を開いている人。",
    "council": "議員・首長。例: 町長、福祉の委員会の議員。",
}

_WORK = {
    "lecture": "全員で聞く。例: 話を読みあげる。",
    "individual": "ひとりで。例: 三分、思い出したことを紙に書く。",
    "team": "チームで。例: 五人で、一枚の表を書く。",
    "plenary": "全体で。例: 各チームの一言を、みんなで聞く。",
}

_MODES = {
    "live": "その場に集まって。例: 会場での一日、オンラインの半日。",
    "self": "各自で。例: 前もって読んでおく。",
    "hybrid": "集まっても、各自でも。例: 録画でも見られる講義。",
}

_UNITS = {
    "team": "チームで一枚。例: みんなで書く地域の地図。",
    "member": "一人一枚。例: 自分の見立てを書くシート。",
}

_READERS = {
    "team": "チームだけが読む。例: 身近な場面を書くシート。",
    "course": "研修の全員が読む。例: 会場に貼って見せあうシート。",
}

_DOORS = {
    "consultation": "相談の窓口。例: 家賃の相談に来た人が、帰りぎわに親の話をした。",
    "resident": "住民。例: となりの家の明かりが、三日つかない。",
    "shop": "店。例: 毎日パンを買う人が、小銭を数えられなくなった。",
    "school": "学校。例: 遅れて来る子が、朝から眠っている。",
    "sns": "SNSやメール。例: 夜中に「もう疲れた」と書きこみがあった。",
    "disaster": "災害。例: 避難所に来なかった家を、消防団がたずねた。",
    "utility": "水道・電気・郵便など。例: 検針の人が、たまった郵便に気づいた。",
    "organisation": "団体・法人。例: 町工場の社長が、辞めた若者のことを話した。",
    "scheme": "制度の手続き。例: 手帳の更新に来た人の、封筒の束。",
}

_RELAY_SHOWS = {
    "nothing": "紙には出さない。例: はじめのあいさつ。",
    "lines": "研修の持ち帰る一言を出す。例: 五分で、三つの一言を読む。",
    "question": "話し合いの問いを出す。例: 十分、となりの人と話す。",
}

_TOUCHES = {
    "people": "だれがいるか。例: 図の空いた所を押すと、人を置ける。",
    "positions": "どこに立つか。例: 人を指で動かせる。",
    "ties": "線。例: 人から人へ線を引き、太さを選べる。",
}
_ON_A_GRID = {
    "x": "横の列。例: 会議の円を、別の働きへ動かせる。",
    "y": "縦の列。例: 会議の円を、別の分野へ動かせる。",
}
_ON_A_RING = {"group": "どの輪にあるか。例: 動きを、別の輪へ動かせる。"}
_ON_A_ROAD = {
    "when": "いつ始まるか。例: 歩みの帯を、別の時期へ動かせる。",
    "until": "いつまで続くか。例: 帯の両はしを引いて、長くできる。",
    "order": "表の行の順。例: 同じ時期の歩みの前後を入れかえられる。",
}

VALUES: Mapping[tuple[str, ...], Mapping[str, str]] = {
    tuple(values): values
    for values in (
        _LABELS,
        _AUDIENCES,
        _WORK,
        _MODES,
        _UNITS,
        _READERS,
        _DOORS,
        _RELAY_SHOWS,
        _TOUCHES,
        _ON_A_GRID,
        _ON_A_RING,
        _ON_A_ROAD,
    )
}
"""The meaning of each value, by all the values of its list; a kind of block or question has a sample in `samples`."""
