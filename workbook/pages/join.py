"""Draft."""

from workbook.pages import markup


def draw(visit):
    markup.title("join")
