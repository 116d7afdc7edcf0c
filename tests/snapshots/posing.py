"""The app made to stand still: its clock stopped, nothing drawn by lot, its workers waited for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.app.driving import COURSES
from tests.snapshots.pictures import HERE, normal
from tui import examiner
from tui.app import CarrelApp
from tui.course.loading import open_course
from tui.desk import Desk
from tui.progress import events
from tui.progress.store import Store
from tui.recent import Looks
from tui.screens import asking, exam, loading, review, study
from tui.screens.study_ahead import StudyAhead
from tui.widgets.comparison import recalling
from tui.widgets.reading.pages import Pages

# A Wednesday noon.
NOW = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)
BRIDGES, EVERY_KIND = HERE / "course", COURSES / "every-kind"


class StoppedClock(datetime):
    """`datetime` for modules that ask it for the time: it is always noon, and everywhere the zone is UTC."""

    @classmethod
    def now(cls, tz: Any = None) -> StoppedClock:
        return cls(NOW.year, NOW.month, NOW.day, NOW.hour, tzinfo=UTC)

    def astimezone(self, tz: Any = None) -> StoppedClock:
        return self


class Lot:
    """A lot that always falls alike."""

    def getrandbits(self, count: int) -> int:
        return 11


def stand_still(patch: pytest.MonkeyPatch, *, colours: bool = True) -> None:
    """Stop clocks and lots in what the app is made of; and let the terminal have colours, or none."""
    patch.delenv("NO_COLOR", raising=False)
    if not colours:
        patch.setenv("NO_COLOR", "1")
    patch.setattr(loading, "datetime", StoppedClock)
    patch.setattr(exam, "datetime", StoppedClock)
    for module in (asking, review, recalling):
        patch.setattr(module, "monotonic", lambda: 0.0)
    patch.setattr(asking, "SETTLE_SECONDS", 0.0)
    # What is brought in an idle moment comes when it is asked for.
    patch.setattr(study, "IDLE_SECONDS", 3600.0)
    patch.setattr(StudyAhead, "look_ahead", StudyAhead._look_up)
    patch.setattr(examiner, "SystemRandom", Lot)


def studied(store: Store) -> None:
    """Two months of study of the bridges, each deed at its time."""

    def did(days: float, kind: type[Any], **fields: Any) -> None:
        store._now = lambda: NOW - timedelta(days=days)
        store.record(store.new(kind, course="bridges", **({"lesson": "spans"} | fields)))

    for days in (60, 59, 52, 45, 44, 31, 30, 23, 16, 15, 9, 8, 5, 3, 2, 1):
        early = days > 20
        did(days, events.LessonOpened)
        answers = (
            (
                "stone-beam",
                "single_choice",
                "b" if early else "a",
                0.0 if early else 1.0,
                "sure" if days % 2 else "guess",
            ),
            ("longest", "single_choice", "b", 0.0, "sure"),
            ("rock", "true_false", "true", 1.0, "fairly_sure"),
            ("drawn-apart", "short_answer", "tension", 1.0, "sure"),
        )
        for place, (question, kind, response, fraction, certainty) in enumerate(answers):
            did(
                days - place / 1440,
                events.AnswerGiven,
                attempt=f"{days}",
                question=question,
                question_kind=kind,
                response=response,
                fraction=fraction,
                certainty=certainty,
                seconds=20 + 10 * place,
            )
        did(days - 0.01, events.QuizFinished, attempt=f"{days}", fraction=0.75)
        taken = {"fraction": 0.0, "response": "stayed"} if days % 3 else {"fraction": 1.0, "response": "arch"}
        did(days - 0.02, events.ItemRecalled, item="cell:families/force/arch", attempt=f"{days}", **taken)
        did(days - 0.03, events.ItemRecalled, item="term:tension", lesson="", attempt=f"{days}", fraction=1.0)
    did(7, events.SectionRead, section="load")
    did(7, events.SectionRead, section="kinds")
    did(7, events.LessonRead)
    did(6, events.QuizFinished, attempt="6", fraction=1.0, passed=True)
    did(6, events.Bookmarked, section="kinds")
    did(6, events.NoteWritten, section="load", text="Ask first where the force goes.\nThen what it is made of.")
    did(5, events.Bookmarked, lesson="arches", section="line")
    store._now = lambda: NOW


@asynccontextmanager
async def posing(
    size: tuple[int, int], course: str, lesson: str, theme: str, history: bool = False, **options: Any
) -> AsyncIterator[Pilot[None]]:
    """The running app in a terminal of this size."""
    store = Store.open(None, device="camera", now=lambda: NOW)
    if history:
        studied(store)
    folder = BRIDGES if course == "bridges" else EVERY_KIND
    desk = Desk(open_course(folder), store)
    app = CarrelApp(desk, lesson, shelves=[COURSES, HERE], looks=Looks(theme=theme), **options)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """All that was begun is done and drawn."""
    app = pilot.app
    for _ in range(3):
        await pilot.pause()
        while not all(worker.is_finished for worker in app.workers):
            await asyncio.sleep(0.005)
    # The rest of a lesson is laid out in idle moments; until then its length, and the scroll bar, are estimates.
    for pages in (pages for screen in app.screen_stack for pages in screen.query(Pages) if pages.line_width):
        for part in range(len(pages.chunks)):
            pages.lay_out_beside(part)
    for field in app.screen.query(Input):
        field.cursor_blink = False
    for area in app.screen.query(TextArea):
        area.cursor_blink = False
    await pilot.pause()


async def picture(pilot: Pilot[None]) -> str:
    """The screen as it is once it has come to rest."""
    await settled(pilot)
    return normal(pilot.app.export_screenshot(simplify=True))
