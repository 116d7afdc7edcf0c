"""Drives the real app: opens a course with a progress folder, presses keys, reads what is on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from tui.app import CarrelApp
from tui.course.loading import open_course
from tui.desk import Desk
from tui.progress.store import Store

COURSES = Path(__file__).parent.parent / "courses"
SIZES = [(40, 12), (80, 24), (120, 40)]


def make_app(
    home: Path | None,
    course: Path = COURSES / "small",
    lesson: str = "",
    shelves: Sequence[Path] = (),
    welcome: bool = False,
) -> CarrelApp:
    """The app on a course, its progress in `home` (None: in memory)."""
    store = Store.open(home, device="test", now=lambda: datetime.now(UTC))
    return CarrelApp(Desk(open_course(course), store), lesson, store.notices, shelves, welcome=welcome)


@asynccontextmanager
async def desk(
    home: Path | None = None,
    size: tuple[int, int] = (80, 24),
    course: Path = COURSES / "small",
    lesson: str = "",
    shelves: Sequence[Path] = (),
) -> AsyncIterator[Pilot[None]]:
    """The running app. Leaving the block closes its store, as the command line does."""
    app = make_app(home, course, lesson, shelves)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot
        app.desk.store.close()


def screen_text(pilot: Pilot[None]) -> str:
    """What is on the screen, line by line."""
    app = pilot.app
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines[:height] if width)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each answered before the next."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def notices(pilot: Pilot[None]) -> str:
    """What the app has said in passing."""
    return "\n".join(notification.message for notification in pilot.app._notifications)
