"""The tables, in the words of the training room."""

from workbook.store.tables.base import Table
from workbook.store.tables.homework import Comment, HandIn, Handout, Homecoming
from workbook.store.tables.people import Attendance, Invitation, Login, Member, Ticket
from workbook.store.tables.runs import Breakout, ContentRevision, Run, Setting, Team
from workbook.store.tables.sheets import Event, Sheet, SheetUpdate, Signal

__all__ = [
    "Attendance",
    "Breakout",
    "Comment",
    "ContentRevision",
    "Event",
    "HandIn",
    "Handout",
    "Homecoming",
    "Invitation",
    "Login",
    "Member",
    "Run",
    "Setting",
    "Sheet",
    "SheetUpdate",
    "Signal",
    "Table",
    "Team",
    "Ticket",
]
