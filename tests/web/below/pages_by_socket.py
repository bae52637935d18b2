"""Pages as Streamlit sends them, behind whatever proxy: what is on them, pressed and led on from, without a browser."""

from __future__ import annotations

import asyncio
import re
from typing import Self
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.asyncio.client import connect
from websockets.typing import Origin, Subprotocol

_PATIENCE = 60
_DOOR = re.compile(r'[^"\\]*/enter\?ticket=[\w-]+')


class Page:
    """A page in a tab of its own, with the cookies that this client was given."""

    def __init__(self, client: httpx.Client, address: str, name: str, *, query: str = "") -> None:
        self._client, self._address, self._name, self._query = client, address, name, query
        self._seen = asyncio.run(self._ask([]))

    def press(self, label: str) -> Self:
        """Press a button; what is seen is the page from then on."""
        pressed = [
            one.delta.new_element.button.id
            for one in self._seen
            if one.delta.new_element.button.label == label
        ]
        assert len(pressed) == 1
        self._seen = asyncio.run(self._ask(pressed))
        return self

    def leads_to(self) -> str:
        """Return where the page sends its visitor; nothing if they stay."""
        return next((one.auth_redirect.url for one in self._seen if one.auth_redirect.url), "")

    def door(self) -> str:
        """Return the way in that the page opens; nothing if it opens none."""
        found = _DOOR.search(" ".join(str(one) for one in self._seen))
        return found[0] if found else ""

    async def _ask(self, pressed: list[str]) -> list[ForwardMsg]:
        host = urlsplit(self._address).netloc
        token = self._client.cookies.get("_streamlit_xsrf", default="")
        held = httpx.Request("GET", f"{self._address}/{self._name}")
        self._client.cookies.set_cookie_header(held)
        async with connect(
            f"ws://{host}{urlsplit(self._address).path}/_stcore/stream",
            origin=Origin(f"http://{host}"),
            subprotocols=[Subprotocol("streamlit"), Subprotocol(token)],
            additional_headers={"Cookie": held.headers.get("cookie", "")},
            max_size=None,
        ) as socket:
            seen: list[ForwardMsg] = []
            await socket.send(self._said(pressed))
            async with asyncio.timeout(_PATIENCE):
                async for data in socket:
                    seen.append(ForwardMsg.FromString(bytes(data)))  # type: ignore[arg-type]
                    if seen[-1].WhichOneof("type") in {"script_finished", "auth_redirect"}:
                        break
            return seen

    def _said(self, pressed: list[str]) -> bytes:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_name, asked.page_script_hash = (
            self._query,
            self._name,
            calc_hash(self._name),
        )
        asked.context_info.url = f"{self._address}/{self._name}"
        for one in pressed:
            widget = asked.widget_states.widgets.add()
            widget.id, widget.trigger_value = one, True
        return message.SerializeToString()
