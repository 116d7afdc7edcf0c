"""Reading: from a key to the screen that it leads to, for lessons of three sizes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .courses import closing, opening, title, write_course
from .figures import Row, milliseconds
from .setting import Setting, setting
from .terminal import Reaction, Terminal

# Issue 6: opening a lesson of so many kB to a painted screen, and a key that scrolls, at the middle, in milliseconds.
BOUNDS = {5: 60.0, 50: 80.0, 500: 150.0}
SCROLL_BOUND = 16.0
# What to find is answered within this, however long the lesson is.
FIND_BOUND = 50.0
PAGE_DOWN, PAGE_UP, END = "\x1b[6~", "\x1b[5~", "\x1b[F"


def measure(repeat: int) -> Iterator[Row]:
    lessons = 2 * repeat
    for size in BOUNDS:
        with setting() as place:
            course = write_course(place.folder / "course", lessons + 1, size * 1000)
            place.settle()
            yield from _reading(place, course, size, lessons)


def _reading(place: Setting, course: Path, size: int, lessons: int) -> Iterator[Row]:
    pages: list[Reaction] = []
    opened: list[Reaction] = []
    until_rest: list[int] = []
    ends: list[Reaction] = []
    with place.bare_ready() as bare, place.carrel_ready(course) as carrel:
        for number in range(2, lessons + 2):
            pages.append(bare.press("n", f"page {number - 1}, line 36"))
            opened.append(carrel.press("n", opening(number)))
            until_rest.append(opened[-1].size + carrel.rest())
        for number in range(lessons, 0, -1):
            carrel.press("p", opening(number))
            # At once: what is laid out in idle moments is not laid out yet.
            ends.append(carrel.press(END, closing(number)))
            carrel.rest()
        # Without rest, as when someone leafs through; each lesson comes up where it was left, far down.
        leafed = [carrel.press("n", f"› {title(number)} ") for number in range(2, lessons + 1)]
        carrel.rest()
        lines = _to_and_fro(carrel, "k", "j", lessons)
        screens = _to_and_fro(carrel, PAGE_UP, PAGE_DOWN, lessons)
        carrel.press("/", "Find")
        typed = [carrel.press(letter) for letter in "words"]
        carrel.press("\r")
        matches = _to_and_fro(carrel, "n", "N", lessons)
    bare_shown = milliseconds(r.shown for r in pages)
    bare_sent, bare_cpu = [r.size / 1000 for r in pages], milliseconds(r.cpu for r in pages)

    def rows(name: str, reactions: list[Reaction], bound: float | None = None) -> Iterator[Row]:
        name = f"{size} kB: {name}"
        shown, quiet = milliseconds(r.shown for r in reactions), milliseconds(r.quiet for r in reactions)
        yield Row(f"{name}, shown", "ms", shown, bare_shown, bound)
        yield Row(f"{name}, quiet", "ms", quiet, bare_shown, bound)
        yield Row(f"{name}, CPU", "ms", milliseconds(r.cpu for r in reactions), bare_cpu)
        yield Row(f"{name}, sent", "kB", [r.size / 1000 for r in reactions], bare_sent)

    yield from rows("n, next lesson", opened, BOUNDS[size])
    yield Row(f"{size} kB: n, sent until at rest", "kB", [sent / 1000 for sent in until_rest], bare_sent)
    yield from rows("n, leafing without rest", leafed)
    yield from rows("End, on a lesson just opened", ends)
    yield from rows("Page Up, Page Down", screens, SCROLL_BOUND)
    yield from rows("j, k", lines, SCROLL_BOUND)
    yield from rows("/, a letter of what to find", typed, FIND_BOUND)
    yield from rows("n, N, from match to match", matches, FIND_BOUND)


def _to_and_fro(terminal: Terminal, there: str, back: str, times: int) -> list[Reaction]:
    return [terminal.press(key) for _ in range(times) for key in (there, back)]
