"""The one page for those who were not there: gathered, drawn and written as Word as the sheets are now."""

from __future__ import annotations

from workbook import charts
from workbook.charts import Picture
from workbook.classroom.people.views import Person
from workbook.classroom.sheets import gathering
from workbook.classroom.sheets.gathering import GatheredPage
from workbook.content import reading
from workbook.content.forms import form as forms
from workbook.content.forms import times
from workbook.content.forms.one_page import Shown
from workbook.content.model.charts import drawn_by
from workbook.content.model.summary import Summary
from workbook.handouts.layout.sheet import Header
from workbook.office.visit import Visit


def write(visit: Visit, me: Person, summary: Summary) -> bytes:
    """Return the page of the visitor's team as Word, as the sheets are now."""
    from workbook.handouts.documents import one_page as paper  # slow import that most visits do not need

    gathered = gather(visit, me, summary)
    pictures = [drawn(visit, gathered, width) for width in paper.PICTURE_WIDTHS]
    team = "" if me.is_alone else me.team_name
    header = Header(me.run_title, team, today())
    return paper.write(gathered.page, header=header, pictures=[one for one in pictures if one is not None])


def missing(visit: Visit, gathered: GatheredPage) -> tuple[str, ...]:
    """Return the letters in the picture of a page that no font of ours has; words of Word have its own fonts."""
    from workbook.handouts.documents import one_page as paper  # slow import that most visits do not need
    from workbook.handouts.prints import chart_png

    picture = drawn(visit, gathered, paper.PICTURE_WIDTHS[0])
    return chart_png.missing(picture) if picture else ()


def gather(visit: Visit, me: Person, summary: Summary) -> GatheredPage:
    """Return the page of the visitor's team as the sheets are now."""
    with visit.house.database.reading() as db:
        return gathering.gather(db, summary, library=visit.library, by=me)


def today() -> str:
    """Return the day that stands on the page."""
    return reading.say_day(times.today())


def drawn(visit: Visit, gathered: GatheredPage, width: float) -> Picture | None:
    """Return the picture of a page; of several stages the last that somebody wrote. Rows and columns nobody chose are left out."""
    shown = next((part for part in gathered.page.parts if isinstance(part, Shown) and part.worksheet), None)
    worksheet = visit.library.worksheet(shown.worksheet) if shown else None
    if shown is None or worksheet is None:
        return None
    values = gathered.values[worksheet.id]
    only = [chart for chart in worksheet.charts if shown.question in drawn_by(chart)][:1]
    form = forms.only_chosen(forms.of_worksheet(worksheet), values)
    stage = charts.last_stage(only[0], form, values) if only else ""
    only_it = worksheet.model_copy(update={"charts": tuple(only)})
    found = charts.draw(only_it, form, values, width=width, stage=stage)
    return next((one for one in reversed(found) if not one.is_empty), None)
