"""The log of who did what: written here, changed by nobody."""

from __future__ import annotations

from sqlalchemy.orm import Session

from workbook import house_clock
from workbook.store.tables import Event

RUN_CREATED = "run-created"
RUN_CLOSED = "run-closed"
RUN_REOPENED = "run-reopened"
KEEP_UNTIL_SET = "keep-until-set"
RUN_DELETED = "run-deleted"
REHEARSAL_THROWN_AWAY = "rehearsal-thrown-away"
TEAM_ADDED = "team-added"
TEAM_CHANGED = "team-changed"
CODE_REISSUED = "code-reissued"
MEMBER_JOINED = "member-joined"
MEMBER_RETURNED = "member-returned"
CAME_FROM_ALONE = "came-from-alone"
ORGANISER_CAME = "organiser-came"
CONTENT_ADOPTED = "content-adopted"
TAKEN_HOME = "taken-home"
BROUGHT_BACK = "brought-back"
HANDED_IN = "handed-in"
HOMEWORK_RETURNED = "homework-returned"
COMMENTED = "commented"
DATE_SET = "date-set"
SHEET_RESTORED = "sheet-restored"
SHEET_KEPT = "sheet-kept-in-team"
SHEET_SHARED = "sheet-shared"
BREAKOUTS_SET = "breakouts-set"
INVITED = "invited"
INVITATION_REVOKED = "invitation-revoked"
CODES_GUESSED = "codes-guessed"
LATE_WORDS = "late-words"
"""Words that came after the end (締切後に届いた言葉): an update of a sheet that is not in it."""
LATE_WORDS_TAKEN = "late-words-taken"


def log(db: Session, kind: str, *, run: str | None, by: str | None, **data: str | int | None) -> None:
    """Write down that a member (by id; None: the program itself) did something."""
    db.add(Event(at=house_clock.now(), run_id=run, actor_id=by, kind=kind, data=data))
    db.flush()
