"""Moving in the list of lessons of a course of 1,000."""

from __future__ import annotations

from collections.abc import Iterator

from .courses import opening, write_course
from .figures import Row, milliseconds
from .setting import setting
from .terminal import Reaction

BOUND = 16.0
LESSONS = 1000
# Moves before the cursor reaches the list's last visible row and the list begins to scroll.
UNSCROLLED = 36


def measure(repeat: int) -> Iterator[Row]:
    moves = 10 * repeat
    with setting() as place:
        course = write_course(place.folder / "course", LESSONS, size=5000)
        place.settle()
        pages: list[Reaction] = []
        moved: list[Reaction] = []
        with place.bare_ready() as bare, place.carrel_ready(course) as carrel:
            carrel.press("\x1b")
            carrel.rest()
            for number in range(1, moves + 1):
                pages.append(bare.press("n", f"page {number}, line 36"))
                moved.append(carrel.press("j"))
            # The moves count only if they led where so many moves lead.
            carrel.press("\r", opening(moves + 1))
    yield from _rows("j in 1,000 lessons, the list standing", moved[:UNSCROLLED], pages)
    if scrolling := moved[UNSCROLLED + 1 :]:
        yield from _rows("j in 1,000 lessons, the list scrolling", scrolling, pages)


def _rows(name: str, moved: list[Reaction], pages: list[Reaction]) -> Iterator[Row]:
    bare = milliseconds(r.shown for r in pages)
    yield Row(f"{name}: shown", "ms", milliseconds(r.shown for r in moved), bare, BOUND)
    yield Row(f"{name}: quiet", "ms", milliseconds(r.quiet for r in moved), bare, BOUND)
    cpu = milliseconds(r.cpu for r in moved)
    yield Row(f"{name}: CPU", "ms", cpu, milliseconds(r.cpu for r in pages))
    yield Row(f"{name}: sent", "bytes", [r.size for r in moved], [r.size for r in pages])
