"""Mouse and finger on a map."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import CDPSession, Locator, Page, WebSocket


def who(page: Page, name: str) -> Locator:
    """Return somebody on the map."""
    return page.locator(".who").filter(has=page.get_by_text(name, exact=True))


def point(page: Page, across: float, down: float) -> tuple[float, float]:
    """Return a point of the paper, in parts of it."""
    page.locator(".paper").scroll_into_view_if_needed()
    box = page.locator(".paper svg").bounding_box()
    assert box
    return (box["x"] + box["width"] * across, box["y"] + box["height"] * down)


def middle(one: Locator) -> tuple[float, float]:
    """Bring somebody into sight and return the middle of the frame."""
    one.evaluate("person => person.scrollIntoView({block: 'center'})")
    one.scroll_into_view_if_needed()  # it is there already; this waits until it stands still
    box = one.locator(".frame").bounding_box()
    assert box
    return (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def drag(page: Page, start: tuple[float, float], *ways: tuple[float, float]) -> None:
    """Press the mouse and move it along these points."""
    page.mouse.move(*start)
    page.mouse.down()
    for way in ways:
        page.mouse.move(*way, steps=8)


def finger(cdp: CDPSession, kind: str, *at: tuple[float, float]) -> None:
    """Touch, move or lift."""
    points = [{"x": x, "y": y} for x, y in at]
    cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def slide(cdp: CDPSession, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Slide a finger from one point to another and lift it."""
    finger(cdp, "touchStart", start)
    for step in range(1, 9):
        part = step / 8
        finger(cdp, "touchMove", tuple(a + (b - a) * part for a, b in zip(start, end, strict=True)))  # type: ignore[arg-type]
    finger(cdp, "touchEnd")


def count_sent(page: Page) -> Callable[[], int]:
    """Return a function that tells how many bytes the page has sent since it was asked last."""
    frames: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda data: frames.append(len(data)))

    page.on("websocket", listen)
    page.reload()
    page.locator(".bar[data-level=calm]").wait_for()
    page.remove_listener("websocket", listen)  # who sits here next is not counted

    def sent() -> int:
        total = sum(frames)
        frames.clear()
        return total

    return sent
