"""Opening a course of 1,000 lessons in this process: the time it takes, and the lessons parsed for it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest import mock

from tui.app import CarrelApp
from tui.course import loading
from tui.course.model import Lesson
from tui.desk import Desk
from tui.progress.store import Store

from .courses import write_course
from .figures import Row, milliseconds
from .setting import setting
from .terminal import COLUMNS, ROWS

LESSONS = 1000


def measure(repeat: int) -> Iterator[Row]:
    with setting() as place:
        large = write_course(place.folder / "large", LESSONS, size=5000)
        small = write_course(place.folder / "small", 4, size=5000)
        seconds: dict[Path, list[float]] = {large: [], small: []}
        for _ in range(repeat):
            for course, kept in seconds.items():
                begun = time.perf_counter()
                loading.open_course(course)
                kept.append(time.perf_counter() - begun)
        opened, after_next, files = asyncio.run(_lessons_parsed(large))
    few = milliseconds(seconds[small])
    yield Row("open a course of 1,000 lessons (bare: of 4)", "ms", milliseconds(seconds[large]), few)
    yield Row("lessons parsed for its first screen", "", [float(opened)], bound=1.0)
    yield Row("lesson files looked into for its first screen", "", [float(files)])
    yield Row("lessons parsed after pressing n once", "", [float(after_next)], bound=2.0)


async def _lessons_parsed(course: Path) -> tuple[int, int, int]:
    """Lessons parsed once the desk is open, and once n was pressed; files whose head was read until then."""
    store = Store.open(None, device="bench", now=lambda: datetime.now(UTC))
    with _counting() as counts:
        desk = Desk(loading.open_course(course), store)
        async with CarrelApp(desk).run_test(size=(COLUMNS, ROWS)) as pilot:
            await pilot.pause()
            opened, files = counts["lessons"], counts["heads"]
            await pilot.press("n")
            await pilot.pause()
            if counts["lessons"] == opened:
                raise RuntimeError("the next lesson came up without being parsed: the count counts nothing")
            return opened, counts["lessons"], files


@contextmanager
def _counting() -> Iterator[dict[str, int]]:
    counts = {"lessons": 0, "heads": 0}
    read_record, read_head = loading.read_record, loading.read_head

    def counted_record(path: Path, model: Any) -> Any:
        counts["lessons"] += model is Lesson
        return read_record(path, model)

    def counted_head(path: Path) -> Any:
        counts["heads"] += 1
        return read_head(path)

    with mock.patch.multiple(loading, read_record=counted_record, read_head=counted_head):
        yield counts
