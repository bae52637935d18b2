"""Boxes whose words survive a reload: the browser keeps what was typed and not sent (`drafts.js`)."""

from __future__ import annotations

import hashlib

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbook.classroom.people.views import Person, Run, Sheet

_LETTERS = 20


def kept(me: Person, about: Run | Sheet | None, place: str, *, turn: int) -> DeltaGenerator:
    """Return a container for one box of words about a run or sheet (None: one that is not there yet), to be drawn with `with`.

    `turn` is how often this person sent something at this place: what was typed comes back until it grows.
    """
    return st.container(key=name_of(me, about, place, turn=turn))


def name_of(me: Person, about: Run | Sheet | None, place: str, *, turn: int) -> str:
    """Return what a draft is called: it says nothing about person or place, and is another one for everybody else."""
    named = hashlib.sha256(f"{me.id}/{about.id if about else ''}/{place}".encode()).hexdigest()[:_LETTERS]
    return f"draft-{named}-{turn}"
