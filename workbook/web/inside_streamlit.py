"""What the workbook makes otherwise inside Streamlit, where no option of it does."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from weakref import WeakKeyDictionary

from streamlit import config as streamlit_config
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.metrics_util import Installation

from workbook import config


def tell_streamlit_where_it_is() -> None:
    """Let what Streamlit itself makes, as its sign-in does, lie below the path of WORKBOOK_ADDRESS as well.

    Called before the app is built: Streamlit's own addresses are made from it then.
    """
    streamlit_config.set_option("server.baseUrlPath", config.at("").strip("/"))


def what_is_gone_goes() -> None:
    """Let what a fragment no longer draws leave the page, whatever runs next: every visit gets a queue of ours.

    Called before the first visit.
    """
    app_session.ForwardMsgQueue = Unsent  # type: ignore[attr-defined]  # it is no option


def machines_are_one(mark: str) -> None:
    """Let every process of one database say that it is the same installation, on whatever machine or in whatever container it runs.

    Called before the first visit. Streamlit takes the machine's own id, and a browser that comes from another one empties its page
    first: the box somebody writes in is gone, and so is what they strike meanwhile (findings/streamlit_empties_pages_of_another_machine.sh).
    """
    Installation.instance().installation_id_v3 = str(uuid.uuid5(uuid.NAMESPACE_DNS, mark))


def what_was_left_is_not_run() -> None:
    """Let a fragment of the page somebody has left for another one run no more, whatever asks for it: an editor, a clock, a box.

    Called before the first visit. Streamlit runs it as the page before, and the browser then takes the new page's parts away
    (findings/streamlit_empties_the_page_one_goes_to.sh).
    """
    session = app_session.AppSession
    ask, tell = session.request_rerun, session._enqueue_forward_msg  # noqa: SLF001 -- it says nowhere else which page it draws
    way: WeakKeyDictionary[app_session.AppSession, str] = WeakKeyDictionary()

    def request_rerun(visit: app_session.AppSession, client_state: ClientState | None) -> None:
        if client_state is not None and client_state.fragment_id:
            if way.get(visit, "") not in {"", client_state.page_script_hash}:
                return
        elif client_state is not None:
            way[visit] = client_state.page_script_hash
        ask(visit, client_state)

    def enqueue(visit: app_session.AppSession, msg: ForwardMsg) -> None:
        if msg.HasField("navigation"):  # what was asked for may be no page, or lead on to another one
            way[visit] = msg.navigation.page_script_hash
        tell(visit, msg)

    session.request_rerun = request_rerun  # type: ignore[assignment, method-assign]  # it is no option
    session._enqueue_forward_msg = enqueue  # type: ignore[assignment, method-assign]  # noqa: SLF001 -- nor is this


def theme_is_made_once() -> None:
    """Let the theme, which Streamlit makes six times for every run of a page, be made once: it is the same for everybody.

    Called when the settings are read, and before the first visitor comes.
    """
    app_session._populate_theme_msg = _Theme(app_session._populate_theme_msg).tell  # noqa: SLF001 -- it is no option


class Unsent(ForwardMsgQueue):
    """What a visit has still to be sent: a fragment that begins takes nothing of it away, and a visit at rest costs nothing.

    Streamlit's own says of a fragment that was drawn to its end but not yet sent that it was cut short, as soon as
    another one begins. The browser then keeps what the first one took away, such as an answer a team has taken back
    (findings/streamlit_keeps_what_is_gone.sh).
    """

    def clear(
        self,
        retain_lifecycle_msgs: bool = False,  # noqa: FBT001, FBT002 -- as Streamlit has it
        fragment_ids_this_run: list[str] | None = None,
    ) -> None:
        """Empty the queue for a run of the whole page; before a fragment, let everything go out in its order."""
        if fragment_ids_this_run is None:
            super().clear(retain_lifecycle_msgs)
        else:
            self._delta_index_map = {}  # what is drawn from now on is never put in the place of what came before

    def flush(self) -> list[ForwardMsg]:
        """Return what has to be sent, and hold it no more: of every visit that is open, at every part of any page."""
        return super().flush() if self._queue else []


class _Theme:
    """The theme's parts, each made when it is first asked for and then copied."""

    def __init__(self, make: Callable[[CustomThemeConfig, str], None]) -> None:
        self._make = make
        self._made: dict[str, CustomThemeConfig] = {}

    def tell(self, msg: CustomThemeConfig, section: str = "theme") -> None:
        """Put a part of the theme into a message, as Streamlit's own function does."""
        if section not in self._made:
            made = CustomThemeConfig()
            self._make(made, section)
            self._made[section] = made
        if self._made[section].ListFields():  # a part nobody has set stays away
            msg.MergeFrom(self._made[section])
