"""Words in shapes, in diagrams (SmartArt) and in charts of an Excel or Word file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from workbook.handouts.returned.package import Package, local


def in_shapes(drawing: etree._Element | None) -> Iterator[str]:
    """Yield the words of each shape, once where it is written in two ways.

    The second way is for programs that cannot draw the first, often a sentence of the program that wrote it.
    """
    for part in () if drawing is None else drawing:
        if local(part) == "txBody":
            yield _lines(part)
        elif local(part) == "AlternateContent":
            yield from in_shapes(next(iter(part), None))
        else:
            yield from in_shapes(part)


def in_diagrams(package: Package, name: str) -> Iterator[str]:
    """Yield the words of each place in the diagrams that a part shows."""
    for relation in package.relations(name).values():
        root = package.xml(relation.part) if relation.kind == "diagramData" else None
        for point in () if root is None else root.iter():
            if local(point) == "pt":
                yield from (_lines(body) for body in point if local(body) == "t")


def in_charts(package: Package, name: str) -> Iterator[str]:
    """Yield the words that somebody wrote into the charts that a part shows: titles, labels and shapes on them."""
    for relation in package.relations(name).values():
        root = package.xml(relation.part) if relation.kind == "chart" else None
        for part in () if root is None else root.iter():
            if local(part) == "rich":
                yield _lines(part)
        for shapes in package.relations(relation.part).values() if root is not None else ():
            if shapes.kind == "chartUserShapes":
                yield from in_shapes(package.xml(shapes.part))


def _lines(body: etree._Element) -> str:
    """Return the words of a shape, its paragraphs on lines of their own."""
    lines = (line for line in body if local(line) == "p")
    return "\n".join("".join(_words(one) for one in line.iter()) for line in lines)


def _words(part: etree._Element) -> str:
    return {"t": part.text or "", "br": "\n"}.get(local(part), "")
