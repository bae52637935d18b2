"""What files and the sheets in them are called."""

from __future__ import annotations

from workbook.handouts.layout import file_names


def test_a_file_name_is_taken_by_every_system_and_keeps_its_words() -> None:
    assert (
        file_names.named(" 一枚/のまとめ ", "あおば\u202e班.", ending="docx")
        == "一枚_のまとめ_あおば_班.docx"
    )
    assert file_names.joined("..", "///") == ""
    assert file_names.sheet_title("𠮷野町" * 10) == "𠮷野町" * 7 + "𠮷野"
    assert file_names.sheet_title("𠮷" * 20) == "𠮷" * 15  # half a letter would be none
    assert file_names.sheet_title("w1 [問い]: 何を/どう" + "あ" * 40) == ("w1 問い 何をどう" + "あ" * 40)[:31]
