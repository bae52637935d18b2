"""Edits of an Excel page as people make them; each puts a word somewhere, or one that must not be read."""

from __future__ import annotations

from collections.abc import Callable

from tests.handouts.returned.edits.excel_book import Book


def typed_into_a_box(book: Book) -> None:
    book.append((book.chance.choice(book.boxes()), book.ids + 1), book.word())


def typed_into_a_row(book: Book) -> None:
    row = book.chance.choice(book.rows())
    columns = [c for c in range(book.ids + 1, book.last + 1) if book.is_free((row, c))]
    if columns:
        book.append((row, book.chance.choice(columns)), book.word())


def line_inserted(book: Book) -> None:
    book.shift(book.chance.randrange(2, book.bottom))


def column_inserted(book: Book) -> None:
    book.shift_columns(book.chance.randrange(1, book.last + 1))


def column_of_ones_own(book: Book) -> None:
    """A column with a heading, and a word in one row."""
    heads = [row for (row, column), text in book.cells.items() if column == book.ids and text == "欄ID"]
    head = book.chance.choice(heads)
    book.shift_columns(column := book.chance.randrange(book.ids + 1, book.last + 1))
    if book.is_free((head, column)):
        book.append((head, column), book.word())
        book.append((head + 1, column), book.word())


def row_added(book: Book) -> None:
    row = book.chance.choice(book.rows())
    book.shift(row + 1)
    book.append((row + 1, book.ids + book.chance.randrange(1, 4)), book.word())


def rows_sorted(book: Book) -> None:
    """The rows of one table in another order."""
    rows = book.rows()
    name = book.cells[book.chance.choice(rows), book.ids].partition("/")[0]
    own = [row for row in rows if book.cells[row, book.ids].startswith(f"{name}/")]
    other = book.chance.sample(own, len(own))
    to = dict(zip(own, other, strict=True))
    book.cells = {(to.get(r, r), c): text for (r, c), text in book.cells.items()}
    book.raw = {(to.get(r, r), c): cell for (r, c), cell in book.raw.items()}
    book.merged = [(to.get(t, t), x, to.get(b, b) if t == b else b, y) for t, x, b, y in book.merged]


def row_copied(book: Book) -> None:
    row = book.chance.choice(book.rows())
    book.shift(row + 1)
    book.cells |= {(row + 1, c): text for (r, c), text in book.cells.items() if r == row}
    book.append((row + 1, book.ids + 1), book.word())


def id_erased(book: Book) -> None:
    row = book.chance.choice(book.rows())
    book.append((row, book.ids + 2), book.word())
    del book.cells[row, book.ids]


def below_a_box(book: Book) -> None:
    row = book.chance.choice(book.boxes())
    book.shift(row + 1)
    book.append((row + 1, book.ids + 1), book.word())


def beside_a_box(book: Book) -> None:
    """The cells of a box are parted, and somebody writes into another one."""
    row = book.chance.choice(book.boxes())
    book.merged = [one for one in book.merged if one[0] != row]
    book.append((row, book.ids + book.chance.randrange(2, 5)), book.word())


def anywhere(book: Book) -> None:
    place = (book.chance.randrange(3, book.bottom + 3), book.chance.randrange(1, book.last + 3))
    if place[1] != book.ids and book.is_free(place):
        book.append(place, book.word())


def comment(book: Book) -> None:
    book.comments.append(((book.chance.choice(book.boxes()), book.ids + 1), book.word()))


def formula(book: Book) -> None:
    place = (book.chance.choice(book.boxes()), book.ids + 1)
    if place not in book.cells and place not in book.raw:
        book.raw[place] = ('t="str"', f"<f>CONCATENATE(&quot;{book.no_word()}&quot;)</f><v>{book.word()}</v>")


def rich_text(book: Book) -> None:
    """A word in two looks, with its reading (ふりがな)."""
    place = (book.chance.choice(book.boxes()), book.ids + 1)
    if place not in book.cells and place not in book.raw:
        word = book.word()
        book.raw[place] = (
            't="inlineStr"',
            f'<is><r><t>{word[:3]}</t></r><r><rPr><b/></rPr><t>{word[3:]}</t></r><rPh sb="0" eb="2"><t>{book.no_word()}</t></rPh></is>',
        )


def merged_rightward(book: Book) -> None:
    row = book.chance.choice(book.rows())
    places = [(row, book.last - 1), (row, book.last)]
    if all(book.is_free(place) for place in places):
        book.append(places[0], book.word())
        book.merged.append((row, book.last - 1, row, book.last))


def hidden_below_a_merge(book: Book) -> None:
    """LibreOffice can keep the words of the cells that a merged cell covers."""
    row = book.chance.choice(book.rows())
    places = [(row, book.last - 1), (row, book.last)]
    if all(book.is_free(place) for place in places):
        book.append(places[0], book.word())
        book.append(places[1], book.word())
        book.merged.append((row, book.last - 1, row, book.last))


def on_top(book: Book) -> None:
    """Words in any cell of the lines on top, behind what is printed there or where nothing is."""
    row = book.chance.randrange(1, 6)
    book.append((row, book.chance.randrange(book.ids, book.last + 1)), book.word())


def page_renamed(book: Book) -> None:
    if book.name == "シート":
        book.name = book.word()


def page_added(book: Book) -> None:
    book.others.append(book.word())


def broken_line(book: Book) -> None:
    place = (book.chance.choice(book.boxes()), book.ids + 1)
    if place not in book.cells and place not in book.raw:
        book.raw[place] = ('t="inlineStr"', f"<is><t>{book.word()}_x000D_\n{book.word()}</t></is>")


EDITS: dict[str, Callable[[Book], None]] = {
    "typed into a box": typed_into_a_box,
    "typed into a row": typed_into_a_row,
    "a line inserted": line_inserted,
    "a column inserted": column_inserted,
    "a column of one's own": column_of_ones_own,
    "a row added": row_added,
    "rows sorted": rows_sorted,
    "a row copied": row_copied,
    "an id erased": id_erased,
    "below a box": below_a_box,
    "beside a box": beside_a_box,
    "anywhere": anywhere,
    "a comment": comment,
    "a formula": formula,
    "rich text with a reading": rich_text,
    "merged rightward": merged_rightward,
    "hidden below a merge": hidden_below_a_merge,
    "on top": on_top,
    "a page renamed": page_renamed,
    "a page added": page_added,
    "a broken line": broken_line,
}
