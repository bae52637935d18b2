"""Who may do what: every `may_*` of the workbook.

| role | team, breakout | what they do |
|---|---|---|
| organiser | none: all runs | opens runs, invites, prepares, steers, reads every team's sheets |
| facilitator | a run | prepares and steers it, reads and comments on every team's sheets |
| facilitator | a breakout of a run | the same for the teams of that breakout only |
| observer | a run, or a breakout of it | looks: progress, the wall, sheets that a team does not keep to itself |
| member | a team of a run | writes in the team's sheets and their own, raises a hand |
| nobody | none | reads the content |
"""

from __future__ import annotations

from workbook.classroom.people.views import Person, Sheet

# ---------------------------------------------------------------- a run


def may_create_run(person: Person | None) -> bool:
    """Tell whether somebody may open and end runs, and invite those who help or watch."""
    return person is not None and person.role == "organiser"


def may_see_run(person: Person | None, *, run: str) -> bool:
    """Tell whether somebody belongs to a run: its days, and how far one's own team is."""
    return person is not None and (person.role == "organiser" or person.run_id == run)


def may_prepare(person: Person | None, *, run: str) -> bool:
    """Tell whether somebody may add teams, move them between breakouts, and fix the days of a run."""
    return may_create_run(person) or (_helps(person, run=run) and not _breakout_of(person))


def may_see_codes(person: Person | None, *, run: str, breakout: str = "") -> bool:
    """Tell whether somebody may see, and issue anew, the codes of a run's teams, or of those in one breakout."""
    return may_steer(person, run=run, breakout=breakout)


def may_watch(person: Person | None, *, run: str, breakout: str = "") -> bool:
    """Tell whether somebody may look at all teams of a run (or of one breakout): console, wall, report."""
    return may_steer(person, run=run, breakout=breakout) or (
        person is not None
        and person.role == "observer"
        and person.run_id == run
        and person.breakout_id in {"", breakout}
    )


def may_steer(person: Person | None, *, run: str, breakout: str = "") -> bool:
    """Tell whether somebody may call, time and open stages for a run; without a breakout: for all its teams."""
    return may_create_run(person) or (_helps(person, run=run) and _breakout_of(person) in {"", breakout})


def may_see_script(person: Person | None) -> bool:
    """Tell whether somebody may read the facilitator's notes: not in the middle of a team's training."""
    return person is None or person.is_alone or person.role != "member"


def may_raise_hand(person: Person | None) -> bool:
    """Tell whether somebody may call the facilitator to their team."""
    return person is not None and person.role == "member" and not person.is_alone and not person.is_closed


# ---------------------------------------------------------------- a sheet


def may_open_sheet(person: Person | None, sheet: Sheet) -> bool:
    """Tell whether somebody may read a sheet: one's own, one's team's; those who watch read those of teams only."""
    if person is None:
        return False
    if person.role == "member":
        return sheet.team_id == person.team_id and sheet.member_id in {None, person.id}
    if sheet.member_id is not None or not may_watch(person, run=sheet.run_id, breakout=sheet.breakout_id):
        return False
    return person.role != "observer" or not sheet.stays_in_team


def may_write_sheet(person: Person | None, sheet: Sheet) -> bool:
    """Tell whether somebody may write in a sheet: a member, one's own or one's team's, while the run is open."""
    return (
        person is not None
        and person.role == "member"
        and not person.is_closed
        and may_open_sheet(person, sheet)
    )


def may_leave_late_words(person: Person | None, sheet: Sheet) -> bool:
    """Tell whether what somebody wrote while away is kept beside a sheet that is closed to them by now."""
    return person is not None and person.role == "member" and may_open_sheet(person, sheet)


def may_take_late_words(person: Person | None, sheet: Sheet) -> bool:
    """Tell whether somebody may take late words into a sheet: its team while it writes, and those who help it."""
    if may_write_sheet(person, sheet):
        return True
    is_own = sheet.member_id is not None and may_open_sheet(person, sheet)
    return is_own or (sheet.member_id is None and _may_help_with(person, sheet))


def may_keep_in_team(person: Person | None, sheet: Sheet) -> bool:
    """Tell whether somebody may decide that a team's sheet is shown to no other team."""
    return sheet.member_id is None and may_write_sheet(person, sheet)


def may_show_sheet(person: Person | None, sheet: Sheet) -> bool:
    """Tell whether somebody may bring a team's sheet to the shared screen; no one may if the team keeps it."""
    return not sheet.stays_in_team and sheet.member_id is None and _may_help_with(person, sheet)


def may_comment(person: Person | None, sheet: Sheet) -> bool:
    """Tell whether somebody may write beside a sheet: those who help, and those who write in it."""
    return may_return(person, sheet) or may_write_sheet(person, sheet)


def may_return(person: Person | None, sheet: Sheet) -> bool:
    """Tell whether somebody may give a handed-in sheet back to its team."""
    return sheet.member_id is None and _may_help_with(person, sheet)


# ---------------------------------------------------------------- inside


def _helps(person: Person | None, *, run: str) -> bool:
    return person is not None and person.role == "facilitator" and person.run_id == run


def _breakout_of(person: Person | None) -> str:
    return person.breakout_id if person else ""


def _may_help_with(person: Person | None, sheet: Sheet) -> bool:
    return may_steer(person, run=sheet.run_id, breakout=sheet.breakout_id)
