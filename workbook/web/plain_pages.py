"""The few plain pages of coming in and going out and of failures; what the first lead to stands beside them, whatever lies above."""

from __future__ import annotations

import html

from workbook import config
from workbook.tokens import colours


def _page(title: str, body: str) -> str:
    return f"""<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
  body {{ font-family: "BIZ UDPGothic", "Yu Gothic UI", "Hiragino Sans", sans-serif; line-height: 1.8;
         max-width: 34rem; margin: 3rem auto; padding: 0 1.25rem; color: {colours.INK}; }}
  h1 {{ font-size: 1.3rem; }} h2 {{ font-size: 1.1rem; margin-top: 2rem; }}
  button {{ font: inherit; padding: .5rem 1.25rem; }}
</style>
<h1>{title}</h1>
{body}
</html>
"""


TICKET_USED = _page(
    "この入口はもう使えません",
    "<p>入口は一度だけ、短い時間だけ使えます。<br>もう一度チームコードを入力して、入りなおしてください。"
    '書いた内容は残っています。</p><p><a href=".">はじめのページへ</a></p>',
)

NOT_NOW = _page(
    "いまは入れません",
    "<p>サーバーの準備ができていません。少し待ってから、このページを読みこみなおしてください。</p>",
)

TOO_LARGE = _page(
    "一度に送れる量を超えました",
    "<p>まだ保存していません。ブラウザの「戻る」で前の画面に戻り、短く分けて保存してください。</p>",
)

LEAVE = _page(
    "この端末から出ます",
    "<p>チームの記入はサーバーに残り、チームコードでまた入れます。"
    "「この端末には保存済み」と出ている間は、まだ送れていない記入があります。"
    "先に通信が戻るのを待ってください。</p>"
    "<p>ひとりで試した方は、先に「参加のようす」のページで、戻るコードを控えてください。</p>"
    '<form method="post" action="leave"><button>出る</button></form>'
    "<h2>ほかの人も使うパソコンの方へ</h2>"
    "<p>このワークブックがこの端末に残したもの（シートの控え、書きかけの言葉、この端末の目印）をすべて消して出ます。"
    "サーバーに保存した記入は残ります。</p>"
    '<form method="post" action="leave?wipe=1"><button>この端末から消す</button></form>'
    '<p><a href=".">出ないで戻る</a></p>',
)

OTHER_NAME = _page(
    "このアドレスでは開けません",
    "<p>このワークブックのアドレスではありません。主催者から受け取ったアドレスを、もう一度確かめてください。</p>"
    "<p>サーバーを預かる方へ：このアドレスで開くようにするには、設定 WORKBOOK_ADDRESS に書いてください"
    "（例 <code>https://kenshu.example.lg.jp</code>）。</p>",
)

FOREIGN_WAY = _page(
    "ほかのページからは入れません",
    "<p>入口は、ワークブックのページからだけ開きます。チームコードを入力して、入りなおしてください。</p>"
    '<p><a href=".">はじめのページへ</a></p>',
)


def nothing_here() -> str:
    """Return the page that stands where an address leads to no page and no file."""
    return _page(
        "そのページは見つかりませんでした",
        "<p>アドレスがちがうか、もう使われていません。受け取ったアドレスを、もう一度確かめてください。</p>"
        f'<p><a href="{config.at("/")}">はじめのページへ</a></p>',
    )


def no_file(sentence: str) -> str:
    """Return the page that stands where a file was asked for and none came."""
    return _page(
        "ファイルを受け取れませんでした",
        f"<p>{html.escape(sentence)}</p>"
        "<p>前の画面へは、ブラウザの「戻る」で戻れます。書いた内容はそのままです。</p>"
        f'<p><a href="{config.at("/")}">はじめのページへ</a></p>',
    )


def failed(number: str) -> str:
    """Return the page that stands where an answer could not be made; its number finds the failure in the log."""
    return _page(
        "うまくいきませんでした",
        "<p>サーバーの中で、思いがけないことが起きました。これまでに保存した記入は残っています。</p>"
        "<p>送るところだった方は、ブラウザの「戻る」で前の画面に戻り、もう一度保存してください。"
        "同じことがつづくときは、この番号を主催者に伝えてください。</p>"
        f"<p>番号 <code>{number}</code></p>"
        f'<p><a href="{config.at("/")}">はじめのページへ</a></p>',
    )
