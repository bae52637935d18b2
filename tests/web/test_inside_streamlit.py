"""What the workbook makes otherwise inside Streamlit does as Streamlit does, but for the one thing it is there for."""

from __future__ import annotations

import pytest
from streamlit import config
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.metrics_util import Installation

from workbook.web import inside_streamlit


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
        inside_streamlit.theme_is_made_once()
        assert [told(), told()] == [own, own]
    finally:
        config.set_option("theme.dark.sidebar.primaryColor", before)

    assert made == ["theme", "theme.light", "theme.dark.sidebar"]
    assert own.new_session.custom_theme.dark.sidebar.primary_color == "#112233"
    assert not own.new_session.custom_theme.HasField("light"), "a part nobody has set is not sent"


def test_a_browser_led_to_another_machine_is_not_told_of_another_installation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def told(machine: str, *, mark: str | None) -> str:
        monkeypatch.setattr("streamlit.runtime.metrics_util._get_machine_id_v3", lambda: machine)
        monkeypatch.setattr(Installation, "_instance", None)
        if mark is not None:
            inside_streamlit.machines_are_one(mark)
        message = ForwardMsg()
        vars(app_session)["_populate_user_info_msg"](message.new_session.initialize.user_info)
        return message.new_session.initialize.user_info.installation_id

    assert told("app1", mark=None) != told("app2", mark=None), "then Streamlit has mended it, and ours may go"
    assert told("app1", mark="1a2b3c4d") == told("app2", mark="1a2b3c4d")
    assert told("app1", mark="1a2b3c4d") != told("app1", mark="5e6f7a8b")


def _drawn(fragment: str, *words: str) -> list[ForwardMsg]:
    """Return what a fragment drawn to its end sends: its beginning, its words one below the other, and its end."""
    begun, ended = ForwardMsg(), ForwardMsg()
    begun.new_session.page_script_hash = fragment
    ended.script_finished = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
    drawn = []
    for place, word in enumerate(words):
        message = ForwardMsg()
        message.metadata.delta_path.extend((0, place))
        message.delta.fragment_id = fragment
        message.delta.new_element.html.body = word
        drawn.append(message)
    return [begun, *drawn, ended]


def test_a_fragment_that_begins_takes_back_nothing_that_another_has_still_to_send(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "streamlit.runtime.app_session.ForwardMsgQueue", ForwardMsgQueue
    )  # put back afterwards
    inside_streamlit.what_is_gone_goes()
    queue: ForwardMsgQueue = vars(app_session)["ForwardMsgQueue"]()

    def draw(fragment: str, *words: str) -> None:
        queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=[fragment])
        for message in _drawn(fragment, *words):
            queue.enqueue(message)

    draw("answers", "a word", "a word taken back")
    draw("strip", "12:00")
    draw("answers", "a word")
    sent = queue.flush()

    assert queue.flush() == []  # nothing is sent twice
    ends = [message.script_finished for message in sent if message.WhichOneof("type") == "script_finished"]
    assert ends == [ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY] * 3
    words = [message.delta.new_element.html.body for message in sent if message.HasField("delta")]
    assert words == ["a word", "a word taken back", "12:00", "a word"]

    draw("answers", "of the page before")
    queue.clear(retain_lifecycle_msgs=True)  # a run of the whole page draws everything anew
    assert [message.WhichOneof("type") for message in queue.flush()] == ["new_session", "script_finished"]
