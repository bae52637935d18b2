"""One tab of a browser that has none: Streamlit's own socket, by which pages are asked for and come."""

from __future__ import annotations

import asyncio
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from workbook.bench.nation.towns import Click
from workbook.desk.table.connection import COOKIE

_LONGEST = 120.0


class Tab:
    """A session of somebody with this secret; it knows how long each page took."""

    def __init__(self, port: int, token: str) -> None:
        self._port = port
        self._token = token
        self._socket: ClientConnection
        self.size = 0

    async def open(self) -> None:
        """Connect as Streamlit's script does."""
        address = f"127.0.0.1:{self._port}"
        self._socket = await connect(
            f"ws://{address}/_stcore/stream",
            origin=Origin(f"http://{address}"),
            subprotocols=[Subprotocol("streamlit")],
            additional_headers={"Cookie": f"{COOKIE}={self._token}"},
            compression=None,
            max_size=None,
            open_timeout=_LONGEST,
        )

    async def click(self, click: Click) -> float:
        """Ask for a page; return the seconds until all of it is here. Raises RuntimeError if its script failed."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_name = click.query, click.address
        asked.page_script_hash = calc_hash(click.address)
        asked.context_info.url = f"http://127.0.0.1:{self._port}/{click.address}"
        begin = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(_LONGEST):
            async for data in self._socket:
                self.size += len(data)
                if _is_last(data):
                    break
        return time.perf_counter() - begin

    async def close(self) -> None:
        """Close the tab."""
        await self._socket.close()


def _is_last(data: str | bytes) -> bool:
    said = ForwardMsg()
    said.ParseFromString(data if isinstance(data, bytes) else data.encode())
    kind = said.WhichOneof("type")
    if kind == "delta" and said.delta.new_element.WhichOneof("type") == "exception":
        raise RuntimeError(said.delta.new_element.exception.message)
    return kind == "script_finished"
