"""Doors that are closed, said the same way everywhere."""

from __future__ import annotations

import logging

from workbook.classroom.people.entries import Refused

_LOG = logging.getLogger("workbook.refused")
NOT_YOURS = "このシートはひらけません。ご自分のチームのシートかどうか、確かめてください。"
NOT_WRITABLE = "このシートには、いまは書きこめません。これまでに書いたものは残っています。"
NOT_A_HELPER = "これは進行役と主催者の方だけができます。"
NOT_IN_TEAM = "これは、研修に参加しているチームの方だけができます。"
KEPT_IN_TEAM = "このシートは、チームが「チームの中だけ」にしています。ほかのチームには見せられません。"
NOT_AN_ORGANISER = "これは主催者の方だけができます。"


def need(may: bool, message: str = NOT_YOURS) -> None:  # noqa: FBT001 -- the answer of a `may_*`
    """Raise Refused unless somebody may, and write it down: pages offer nobody what is not theirs."""
    if not may:
        _LOG.info("a closed door was tried: %s", message)
        raise Refused({"sheet": message})
