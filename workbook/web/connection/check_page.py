"""The page of the 接続チェック as it is sent: everything a script does not have to fill in can be read without one."""

from __future__ import annotations

from dataclasses import dataclass

from workbook import config
from workbook.pages.frame import prose
from workbook.web.light import frame, ways


@dataclass(frozen=True)
class Check:
    """One thing that is tried: what it is for, and what to do where it does not work."""

    id: str
    name: str
    needed_for: str
    otherwise: str


CHECKS = (
    Check(
        "socket",
        "WebSocket（つながったままの通信）",
        "ふつうの画面（みんなの記入がその場で見えます）",
        "軽量版なら、そのまま使えます。ふつうの画面を使うには、情報政策課に下の文を渡してください。",
    ),
    Check(
        "storage",
        "この端末の中の保存",
        "通信が切れているあいだに書いたものを、取っておくこと",
        "シークレット（プライベート）ウィンドウなら、ふつうのウィンドウでひらき直してください。直らなければ、通信が切れたら書くのを待ってください。",
    ),
    Check(
        "cookie",
        "Cookie",
        "だれが参加しているかを、覚えておくこと",
        "ブラウザの設定で、このアドレスの Cookie を許してください。できなければ、情報政策課に下の文を渡してください。",
    ),
    Check(
        "clock",
        "端末の時計",
        "残り時間と「何分前」の表示",
        "端末の「日付と時刻」で、自動で合わせる設定にしてください。記入と保存には、差しつかえありません。",
    ),
    Check(
        "download",
        "ファイルの受け取り",
        "Excel・Word・PDF を持ち帰ること",
        "持ち帰りは、別の端末でできます。許してもらうには、情報政策課に下の文を渡してください。",
    ),
    Check(
        "upload",
        "ファイルを送ること",
        "持ち帰ったファイルを戻すこと",
        "書いたものは、画面に直接書き写せます。許してもらうには、情報政策課に下の文を渡してください。",
    ),
    Check(
        "print",
        "印刷",
        "紙で配ること",
        "PDF か Word を受け取って、印刷できる端末で印刷してください。",
    ),
    Check(
        "speed",
        "通信の速さ",
        "みんなが同時に使うこと",
        "軽量版は、おそい回線でも使えます（1 ページ 30 kB まで）。",
    ),
)

_FORWARD = """情報政策課の御担当者さま

研修「重層ワークブック」を庁内の端末で使います。次の通信を、このアドレスに限って許可していただけますか。
アドレス：{address}

1. HTTPS（GET・POST）。ほかのサイトへの通信は、ありません。
2. WebSocket（wss）。同じアドレス・同じポートです（HTTP の Upgrade。道すじは /_stcore/stream、/desk/ws/、/live/ws/）。
   プロキシで切る時間は 60 秒以上、中身のためこみ（バッファリング）なしでお願いします。
3. Cookie（wb_member ほか、このアドレスだけ）と、ブラウザの中の保存（IndexedDB）。
4. ファイルの受け取り（.xlsx .docx .pdf .pptx .zip .html）と、送ること（5 MB まで）。

2 が許可できないときは、WebSocket を使わない「軽量版」（{address}/light）を使います。その場合に要るのは 1 と 3 の Cookie だけです。

この端末で調べた結果：
（「しらべる」を押すと、ここに入ります）"""


def to_html(*, address: str) -> str:
    """Return the page; `address` is where the workbook is reached from here."""
    rows = "".join(map(_row, CHECKS))
    text = prose.plain(_FORWARD.format(address=address)).replace("<br>", "\n")
    return (
        '<!doctype html><html lang="ja"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>接続チェック｜{config.APP}</title>{frame.style()}</head>"
        '<body><a class="skip" href="#main">本文へ</a><main id="main"><h1>接続チェック</h1>'
        "<p>この端末とこの回線で、ワークブックの何が使えて、何が使えないかを調べます。研修の前に、研修で使う端末と場所で、一度ひらいてください。"
        "何も書きこまれません。</p>"
        '<noscript><div class="note"><p>JavaScript が使えないので、自動では調べられません。'
        "ふつうの画面は使えませんが、<strong>軽量版はそのまま使えます。</strong></p></div></noscript>"
        '<div id="result" role="status"></div><p><button class="main" id="again" hidden>もう一度しらべる</button></p>'
        f"{ways.link(ways.home(), '軽量版をひらく')}{ways.link(config.at('/'), 'ふつうの画面をひらく')}{rows}"
        '<h2>情報政策課に渡す文</h2><p><label for="forward">次の文を、そのままメールなどで渡せます。</label></p>'
        f'<textarea id="forward" rows="14" readonly>\n{text}</textarea>'
        '<p><button id="copy" hidden>この文をコピーする</button> <span id="copied" role="status"></span></p></main>'
        '<script src="connection/tries.js" defer></script></body></html>'
    )


def _row(check: Check) -> str:
    pressed = '<button id="try-print" hidden>印刷の画面をひらいてみる</button>' if check.id == "print" else ""
    return (
        f'<section class="block" id="check-{check.id}" data-name="{check.name}"><h2>{check.name}</h2>'
        f'<p class="state"><strong>まだ調べていません</strong></p><p class="small">要るところ：{check.needed_for}</p>'
        f'<p class="otherwise">使えないとき：{check.otherwise}</p>{pressed}</section>'
    )
