"""Prose becomes quiet HTML and nothing else."""

from __future__ import annotations

import pytest

from workbook.pages.frame import prose


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("一行", "<p>一行</p>"),
        ("一行\n二行\n", "<p>一行<br>二行</p>"),
        ("一つ\n\n二つ", "<p>一つ</p><p>二つ</p>"),
        ("一つ\n　\n\n二つ", "<p>一つ</p><p>二つ</p>"),
        ("- 一つ\n- 二つ", "<ul><li>一つ</li><li>二つ</li></ul>"),
        (
            "前\n- 一つ\n1. はじめ\n2. つぎ\n後",
            "<p>前</p><ul><li>一つ</li></ul><ol><li>はじめ</li><li>つぎ</li></ol><p>後</p>",
        ),
        ("**太い**字と**", "<p><strong>太い</strong>字と**</p>"),
        ("2026.4.1 から", "<p>2026.4.1 から</p>"),
        ("-5度", "<p>-5度</p>"),
    ],
)
def test_prose_has_paragraphs_breaks_lists_and_bold(text: str, html: str) -> None:
    assert prose.to_html(text) == html


@pytest.mark.parametrize(
    "text", ["![絵](https://example.com/x.png)", "[ここ](https://example.com)", "# 見出し", "`x`", "$x$"]
)
def test_marks_of_markdown_stay_what_they_are(text: str) -> None:
    assert prose.to_html(text) == f"<p>{text}</p>"


def test_tags_are_shown_and_never_obeyed() -> None:
    html = prose.to_html("<img src=x onerror=alert(1)>\n- <b>太い</b>\n**<i>**")

    assert html == (
        "<p>&lt;img src=x onerror=alert(1)&gt;</p><ul><li>&lt;b&gt;太い&lt;/b&gt;</li></ul>"
        "<p><strong>&lt;i&gt;</strong></p>"
    )


def test_typed_words_keep_their_lines_and_stars() -> None:
    assert prose.plain('**a**\n"<b>"') == "**a**<br>&quot;&lt;b&gt;&quot;"


def test_a_label_says_every_sign_as_it_was_written() -> None:
    assert prose.label("A*B [x](y) :red[z] $1$ <b>　全部（40分）") == (
        "A\\*B \\[x\\]\\(y\\) \\:red\\[z\\] \\$1\\$ \\<b\\>　全部（40分）"
    )
