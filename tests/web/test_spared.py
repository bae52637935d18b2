"""What is the same for every visit is made once, and what stays until the end is looked at no more."""

from __future__ import annotations

import gc

import pytest
from streamlit import config
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from workbook.web import startup


def test_the_collector_passes_by_what_stays_and_no_run_is_followed_by_a_full_collection() -> None:
    before = gc.get_threshold()
    try:
        assert startup.spare_collector() is True
        assert gc.get_freeze_count() > 10_000, "what was read before the first visitor is looked at no more"
        assert gc.isenabled(), "what visits leave behind still goes"

        config.set_option("runner.postScriptGC", value=True)
        assert startup.spare_collector() is False
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
        config.set_option("runner.postScriptGC", value=False)


def test_the_theme_is_made_once_and_told_as_streamlit_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    make = vars(app_session)["_populate_theme_msg"]
    made: list[str] = []

    def counted(msg: CustomThemeConfig, section: str = "theme") -> None:
        made.append(section)
        make(msg, section)

    def told() -> ForwardMsg:
        message = ForwardMsg()
        theme, tell = message.new_session.custom_theme, vars(app_session)["_populate_theme_msg"]
        tell(theme)
        for part, section in ((theme.light, "theme.light"), (theme.dark.sidebar, "theme.dark.sidebar")):
            tell(part, section)
        return message

    before = config.get_option("theme.dark.sidebar.primaryColor")
    config.set_option("theme.dark.sidebar.primaryColor", "#112233")
    try:
        own = told()
        monkeypatch.setattr("streamlit.runtime.app_session._populate_theme_msg", counted)
        startup.theme_is_made_once()
        assert [told(), told()] == [own, own]
    finally:
        config.set_option("theme.dark.sidebar.primaryColor", before)

    assert made == ["theme", "theme.light", "theme.dark.sidebar"]
    assert own.new_session.custom_theme.dark.sidebar.primary_color == "#112233"
    assert not own.new_session.custom_theme.HasField("light"), "a part nobody has set is not sent"
