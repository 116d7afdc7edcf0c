"""The app for its pictures: on the bundled course, after some weeks of study, clock stopped and lots fixed."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import pytest
from textual.pilot import Pilot

from tests.snapshots.posing import NOW, settled, stand_still
from tui.app import CarrelApp
from tui.course.loading import Course, open_course
from tui.desk import Desk
from tui.folders import shipped
from tui.progress.events import AnswerGiven, LessonOpened, LessonRead, QuizFinished, SectionRead
from tui.progress.store import Store

COURSE = "generative-ai-vs-llms"
# Lessons that were studied, and how many days ago; each came back a week and two weeks later.
STUDIED = {"what-is-generative-ai": 24, "what-is-an-llm": 21, "how-they-fit-together": 17}
# One in so many answers was wrong.
WRONG = 6
# A picture is taken once it has been the same for so many looks, a tenth of a second apart.
LOOKS, MOST_LOOKS = 4, 200


def studied(course: Course, store: Store) -> None:
    """What someone did who studied three lessons and came back to them."""

    def did(days: float, kind: type[Any], **fields: Any) -> None:
        store._now = lambda: NOW - timedelta(days=days)
        store.record(store.new(kind, course=course.id, **fields))

    times = sorted(((days - back, name, back) for name, days in STUDIED.items() for back in (0, 7, 14)), reverse=True)
    for days, name, back in times:
        lesson = course.lesson(name)
        if not back:
            did(days, LessonOpened, lesson=name)
            for section in lesson.sections:
                did(days, SectionRead, lesson=name, section=section.id)
            did(days, LessonRead, lesson=name)
        for place, question in enumerate(lesson.questions):
            right = (place + days) % WRONG > 0
            did(
                days - (place + 1) / 1440,
                AnswerGiven,
                lesson=name,
                attempt=f"{name}-{back}",
                question=question.id,
                question_kind=question.kind,
                response=question.model_answer() if right else "",
                fraction=float(right),
                certainty="sure" if place % 3 else "guess",
                seconds=25 + place,
            )
        if not back:
            did(days - 0.02, QuizFinished, lesson=name, attempt=f"{name}-{back}", fraction=0.85, passed=True)
    store._now = lambda: NOW


@asynccontextmanager
async def stage(size: tuple[int, int], lesson: str) -> AsyncIterator[Pilot[None]]:
    """The running app at a lesson, in a terminal of this size."""
    store = Store.open(None, device="camera", now=lambda: NOW)
    course = open_course(shipped("lessons") / COURSE)
    studied(course, store)
    with pytest.MonkeyPatch.context() as patch:
        stand_still(patch)
        async with CarrelApp(Desk(course, store), lesson).run_test(size=size) as pilot:
            yield pilot


async def played(pilot: Pilot[None], keys: tuple[str, ...]) -> str:
    """The picture after these keys: `=words` types words, anything else is a key's name."""
    for key in keys:
        for pressed in key[1:] if key[0] == "=" and len(key) > 1 else (key,):
            await pilot.press(pressed)
        await settled(pilot)
    return await at_rest(pilot)


async def at_rest(pilot: Pilot[None]) -> str:
    """The screen as an SVG, once it has stopped changing."""
    same, before = 0, ""
    for _ in range(MOST_LOOKS):
        await settled(pilot)
        now = re.sub(r"terminal-\d+", "screen-0", pilot.app.export_screenshot(title="carrel"))
        same, before = (same + 1 if now == before else 0), now
        if same == LOOKS:
            return now
        await asyncio.sleep(0.1)
    raise SystemExit("the screen does not come to rest")
