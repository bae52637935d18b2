"""A sheet in one HTML file runs nothing but the editor, and what stands in it as text comes back however it was saved."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.handouts.conftest import VALUES
from workbook.content.forms.form import Form
from workbook.desk.document import plain_values
from workbook.handouts.layout import sheet
from workbook.handouts.layout.sheet import Header
from workbook.handouts.returned import intake, texts_to_answers
from workbook.handouts.returned.safe_file import FileRefused
from workbook.handouts.writers import offline


@pytest.fixture
def page(every_kind: Form, header: Header) -> str:
    return offline.write(sheet.lay_out(every_kind, VALUES, header=header)).decode()


def said(data: bytes, form: Form) -> tuple[str, dict[str, Any]]:
    (returned,) = intake.read(data, name="a.html")
    understood = texts_to_answers.read_back(form, returned, base=VALUES)
    values, unread = understood.values, understood.unread
    assert unread == ()
    return returned.mark, values


def test_only_the_editor_may_run_and_nothing_may_be_fetched(page: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    scripts = re.findall(r"<script(.*?)>(.*?)</script>", page, re.DOTALL)

    assert [attributes.strip() for attributes, _ in scripts] == [
        'id="licences" type="text/plain"',
        'id="data" type="application/json"',
        "",
    ]
    mark = base64.b64encode(hashlib.sha256(scripts[-1][1].encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"script-src 'sha256-{mark}'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert (
        re.findall(
            r"<(?:a|link|img|iframe|object|base|form)\b|\b(?:src|href)=", page.split("<script", maxsplit=1)[0]
        )
        == []
    )


def test_the_document_says_what_the_text_says(page: str, every_kind: Form) -> None:
    (data,) = re.findall(r'<script id="data" type="application/json">(.*?)</script>', page)
    kept = json.loads(data)

    assert plain_values.values_of([base64.b64decode(kept["held"])], every_kind) == VALUES
    assert (kept["key"], kept["name"]) == ("file/k7qm3xpa", "なんでもシート_みなと野市=チーム&")
    assert kept["form"] == json.loads(json.dumps(every_kind.plain()))


def test_the_same_answers_leave_as_the_same_document_and_names_of_cases_go_along(
    every_kind: Form, header: Header
) -> None:
    laid = sheet.lay_out(every_kind, VALUES, header=header, invented=("静枝",))
    first, second = (
        json.loads(re.search(r'json">(.*?)</script>', offline.write(laid).decode())[1]) for _ in range(2)
    )

    assert first == second
    assert first["invented"] == ["静枝"]
    assert first["held"] != ""


def test_words_that_look_like_markup_stay_words(every_kind: Form) -> None:
    evil = "</script></td></table><!--<script>\u2028\u2029]]>&amp;&#60;'\""
    form = replace(every_kind, title=evil, purpose=evil)
    values = {"line": evil, "table": [{"_row": "r1", "name": evil}], "number": evil}

    page = offline.write(sheet.lay_out(form, values, header=Header(evil, evil, evil, "k7qm")))

    assert said(page, form) == ("k7qm", values)
    assert page.decode().count("<!--") == 0
    assert len(re.findall(r"<script|</script", page.decode())) == 6


def _disarmed(page: str) -> str:
    bare = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->|<meta[^>]*>", "", page, flags=re.DOTALL)
    return re.sub(r"<(\w+)\s[^>]*>", r"<\1>", bare)


def _loud(page: str) -> str:
    return re.sub(r"</?\w+", lambda tag: tag[0].upper(), page)


def _without_ends(page: str) -> str:
    return re.sub(r"</(?:t[dhr]|tbody|thead|html|body)>", "", page)


def _indented(page: str) -> str:
    return re.sub(r"(<(?:t[dhr]|table|section|h2)\b[^>]*>|<br>|</t[dhr]>)", r"\n    \1\n      ", page)


def _in_paragraphs(page: str) -> str:
    cells = re.sub(r"<td([^>]*)>(.*?)</td>", r"<td\1><p><span>\2</span></p></td>", page)
    return re.sub(r"<th([^>]*)>(.*?)</th>", r"<th\1><p><b>\2</b></p></th>", cells)


SAVERS: dict[str, Callable[[str], bytes]] = {
    "disarmed": lambda page: _disarmed(page).encode(),
    "upper-case": lambda page: _loud(_disarmed(page)).encode(),
    "end-tags-left-out": lambda page: _without_ends(page).encode(),
    "indented": lambda page: _indented(_disarmed(page)).encode(),
    "paragraphs-in-cells": lambda page: _in_paragraphs(_disarmed(page)).encode(),
    "windows-line-ends": lambda page: page.replace("\n", "\r\n").encode(),
    "shift-jis": lambda page: page.replace("\ufeff", "").encode("cp932", "xmlcharrefreplace"),
    "utf-16": lambda page: page.replace("\ufeff", "").encode("utf-16"),
    "no-mark-of-utf-8": lambda page: page.replace("\ufeff", "").encode(),
}


@pytest.mark.parametrize("saver", SAVERS)
def test_text_comes_back_whoever_saved_the_file(saver: str, page: str, every_kind: Form) -> None:
    assert said(SAVERS[saver](page), every_kind) == ("k7qm3xpa", VALUES)


def test_hidden_things_of_a_page_are_not_read(page: str, every_kind: Form) -> None:
    hidden = "<table><tr><td>シートID<td>x<tr><td>other<tr><td>line<td>ひそかな文</table>"
    for tag in ("template", "noscript", "script", "style"):
        page = page.replace("<header>", f"<{tag}>{hidden}</{tag}><header>", 1)

    assert said(page.encode(), every_kind) == ("k7qm3xpa", VALUES)


def test_a_lost_id_is_no_reason_to_lose_the_words(page: str, every_kind: Form) -> None:
    assert said(page.replace("<th>k7qm3xpa</th>", "<th></th>").encode(), every_kind) == ("", VALUES)


def test_only_cells_that_are_filled_are_understood_and_the_rest_is_said(page: str, every_kind: Form) -> None:
    home = page.replace("<th>choice</th>", "<th>choice</th><td>ひみつ基地</td>", 1)

    (returned,) = intake.read(home.encode(), name="a.htm")
    understood = texts_to_answers.read_back(every_kind, returned, base=VALUES)
    values, (unread,) = understood.values, understood.unread

    assert "choice" not in values
    assert (unread.where, unread.text) == ("選ぶ", "ひみつ基地")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<p>" * 2_000_000, "ファイルが大きすぎます"),
        (b"<table>" + b"<tr><td>x" * 4_001, "表の行が多すぎます"),
        (b"\x00\x01\x02", "HTML のファイルとして読めません"),
        (b"\xff\xfe\x00", "HTML のファイルとして読めません"),
        ("予算".encode(), "欄IDが見つかりません"),
    ],
)
def test_a_broken_page_is_refused_with_its_reason(data: bytes, sentence: str) -> None:
    with pytest.raises(FileRefused, match=sentence):
        intake.read(data, name="a.html")
