"""Memory: what is resident at rest, at the start and after 100 lessons."""

from __future__ import annotations

from collections.abc import Iterator

from .courses import opening, write_course
from .figures import Row
from .setting import setting

# Issue 6: a lesson of so many kB takes at most so many times the memory of a bare app.
BOUNDS = {5: 1.5, 500: 3.0}
LESSONS = 100
MEGABYTE = 1_000_000


def measure(repeat: int) -> Iterator[Row]:
    bares: list[float] = []
    first: dict[int, list[float]] = {size: [] for size in BOUNDS}
    last: dict[int, list[float]] = {size: [] for size in BOUNDS}
    for size in BOUNDS:
        for _ in range(max(1, repeat // 5)):
            with setting() as place:
                course = write_course(place.folder / "course", LESSONS + 1, size * 1000)
                place.settle()
                with place.bare_ready() as bare:
                    bares.append(bare.resident() / MEGABYTE)
                with place.carrel_ready(course) as carrel:
                    first[size].append(carrel.resident() / MEGABYTE)
                    for number in range(2, LESSONS + 2):
                        carrel.press("n", opening(number))
                    carrel.rest()
                    last[size].append(carrel.resident() / MEGABYTE)
    for size in BOUNDS:
        yield Row(f"memory, a lesson of {size} kB", "MB", first[size], bares, BOUNDS[size], of_bare=True)
        yield Row(f"memory, after {LESSONS} lessons of {size} kB", "MB", last[size], bares)
