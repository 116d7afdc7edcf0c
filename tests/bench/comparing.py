"""The comparison tab: opening a table of 50 subjects × 500 rows, and moving in it."""

from __future__ import annotations

from collections.abc import Iterator

from .courses import opening, write_course
from .figures import Row, milliseconds
from .large_table import SUBJECTS, add_tables
from .setting import setting
from .terminal import Reaction

OPEN_BOUND, MOVE_BOUND = 200.0, 16.0
DOWN, RIGHT, LEFT, PAGE_DOWN, PAGE_UP = "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[6~", "\x1b[5~"


def measure(repeat: int) -> Iterator[Row]:
    with setting() as place:
        course = add_tables(write_course(place.folder / "course", 2 * repeat + 1, size=5000))
        place.settle()
        with place.bare_ready() as bare, place.carrel_ready(course) as carrel:
            pages = [bare.press("n", f"page {number}, line 36") for number in range(1, 2 * repeat + 1)]
            carrel.press("o")
            read, opened = [], []
            for number in range(2, 2 * repeat + 2):
                # Each time another lesson with such a table, nothing of which was laid out before.
                read.append(carrel.press("n", opening(number)))
                carrel.rest()
                opened.append(carrel.press("c", "Dimension 1 ", "Subject 1 "))
                carrel.rest()
                carrel.press("r", opening(number))
            carrel.press("c", "Dimension 1 ")
            carrel.rest()
            down = [carrel.press(DOWN) for _ in range(10 * repeat)]
            aside = [
                carrel.press(key) for _ in range(4) for key in [RIGHT] * (SUBJECTS // 4) + [LEFT] * (SUBJECTS // 4)
            ]
            leafing = [carrel.press(key) for _ in range(2 * repeat) for key in (PAGE_DOWN, PAGE_DOWN, PAGE_UP)]
    yield from _rows("n, a lesson with a table of 50 × 500", read, pages, OPEN_BOUND)
    yield from _rows("c, a table of 50 × 500", opened, pages, OPEN_BOUND)
    yield from _rows("down in it", down, pages, MOVE_BOUND)
    yield from _rows("right and left in it", aside, pages, MOVE_BOUND)
    yield from _rows("Page Down and Up in it", leafing, pages, MOVE_BOUND)


def _rows(name: str, moved: list[Reaction], pages: list[Reaction], bound: float) -> Iterator[Row]:
    bare = milliseconds(r.shown for r in pages)
    yield Row(f"{name}: shown", "ms", milliseconds(r.shown for r in moved), bare, bound)
    yield Row(f"{name}: CPU", "ms", milliseconds(r.cpu for r in moved), milliseconds(r.cpu for r in pages))
    yield Row(f"{name}: sent", "bytes", [r.size for r in moved], [r.size for r in pages])
