"""Searching a course of 1,000 lessons of 5 kB, letter by letter, once it has been read."""

from __future__ import annotations

from collections.abc import Iterator

from .courses import closing, write_course
from .figures import Row, milliseconds
from .setting import setting
from .terminal import Reaction

BOUND = 30.0
LESSONS = 1000
SEARCH, EMPTY_FIELD = "F", "\x15"


def measure(repeat: int) -> Iterator[Row]:
    with setting() as place:
        course = write_course(place.folder / "course", LESSONS, size=5000)
        place.settle()
        pages: list[Reaction] = []
        first: list[Reaction] = []
        further: list[Reaction] = []
        with place.bare_ready() as bare, place.carrel_ready(course) as carrel:
            carrel.press(SEARCH, "Type what you look for")
            # Any letter: what it finds is there when all has been read.
            carrel.press("o")
            carrel.wait_for("the best 50")
            for number in range(1, 2 * repeat + 1):
                pages.append(bare.press("n", f"page {number}, line 36"))
                carrel.press(EMPTY_FIELD)
                # Of three digits, which begin no other lesson's number.
                sought = closing(100 + number)
                letters = sought.lower().rstrip(".")
                first.append(carrel.press(letters[0]))
                further += [carrel.press(letter) for letter in letters[1:-1]]
                further.append(carrel.press(letters[-1], sought))
    # The first frame after a letter has the rows too: they are listed before anything is painted.
    beside = milliseconds(r.shown for r in pages)
    yield Row("search, the first letter: shown", "ms", milliseconds(r.shown for r in first), beside, BOUND)
    yield Row("search, each further letter: shown", "ms", milliseconds(r.shown for r in further), beside, BOUND)
    yield Row("search, each further letter: quiet", "ms", milliseconds(r.quiet for r in further))
    cpu = milliseconds(r.cpu for r in [*first, *further])
    yield Row("search, a letter: CPU", "ms", cpu, milliseconds(r.cpu for r in pages))
