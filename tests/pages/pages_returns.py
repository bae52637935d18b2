"""Files that are dropped on the page where they come back, for tests."""

from __future__ import annotations

from pages_building import looked_at
from streamlit.testing.v1 import AppTest

SAME = "前に取り込んだファイルと同じです。変わるところはありません。"


def drop(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    page.file_uploader[0].set_value([(name, data, "") for name, data in files])
    return looked_at(page.run())


def buttons(page: AppTest) -> list[str]:
    return [button.label for button in page.button]
