"""Without a code little is kept of what a visitor sends, by address and in all; with one nothing is counted."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import httpx
from starlette.types import Receive, Scope, Send

from workbook.store.unavailable import StoreUnavailable, Trouble
from workbook.web.uploads import quota
from workbook.web.uploads.quota import UploadQuota

MB = 2**20


class Server:
    """Streamlit in small: it keeps what comes, by visit."""

    def __init__(self) -> None:
        self.kept: dict[str, int] = {}
        self.app = UploadQuota(self._take, kept=lambda: self.kept, is_let_in=self._is_let_in)

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        size = len((await receive())["body"])
        visit = scope["path"].split("/")[-2]
        self.kept[visit] = self.kept.get(visit, 0) + size
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    @staticmethod
    def _is_let_in(shown: str) -> bool:
        if shown == "trouble":
            raise StoreUnavailable(Trouble.BUSY)
        return shown == "code"

    def put(self, sent: Iterable[tuple[str, str, int]], *, cookie: str = "") -> list[int]:
        """Send files of so many MB, each from an address and a visit; return the answers."""

        async def play() -> list[int]:
            answers = []
            for address, visit, size in sent:
                transport = httpx.ASGITransport(app=self.app, client=(address, 1))
                async with httpx.AsyncClient(transport=transport, base_url="http://kenshu.test") as client:
                    path = f"/_stcore/upload_file/{visit}/file"
                    headers = {"cookie": f"wb_member={cookie}"} if cookie else {}
                    answer = await client.put(path, content=bytes(size * MB), headers=headers)
                    answers.append(answer.status_code)
            return answers

        return asyncio.run(play())


def test_an_address_gets_its_share_whatever_its_visits_and_gets_it_back_when_they_end() -> None:
    server = Server()

    answers = server.put([("10.0.0.1", visit, 5) for visit in "aabcd"])
    other = server.put([("10.0.0.2", "e", 5)])
    server.kept.pop("a")
    again = server.put([("10.0.0.1", "d", 5), ("10.0.0.1", "d", 5), ("10.0.0.1", "d", 5)])

    assert (answers, other, again) == ([204, 204, 204, 204, 413], [204], [204, 204, 413])


def test_all_strangers_together_get_no_more_than_their_share() -> None:
    server = Server()
    server.put([(f"10.0.1.{number}", f"v{number}", 20) for number in range(quota.OF_ALL // quota.OF_ADDRESS)])

    assert sum(server.kept.values()) == quota.OF_ALL
    assert server.put([("10.0.0.9", "new", 1)]) == [413]
    assert server.put([("10.0.0.9", "new", 1)], cookie="code") == [204]
    assert server.put([("10.0.0.9", "new", 1)], cookie="planted") == [413]
    assert server.put([("10.0.0.9", "new", 1)], cookie="trouble") == [413]
