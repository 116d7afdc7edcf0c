"""Drives labs: a course with a lab in each lesson, and waiting for what a thread brings."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from tui.labs.catalogue import kinds
from tui.screens.study import StudyScreen
from tui.widgets.lab import LabPane

# Long enough for a machine with everything else going on.
PATIENCE = 30.0


def lab_course(folder: Path, labs: dict[str, str] | None = None) -> Path:
    """A course with a lesson for each lab, by the text of its `lab:`, and one without; usually each kind's own."""
    labs = {kind: f"{{kind: {kind}}}" for kind in kinds()} if labs is None else labs
    lessons = {name: f"lab: {lab}\n" for name, lab in labs.items()} | {"plain": ""}
    folder.mkdir(exist_ok=True)
    files = ", ".join(f"{name}.yaml" for name in lessons)
    (folder / "course.yaml").write_text(f"format: 1\nid: labs\ntitle: Labs\nlessons: [{files}]\n", encoding="utf-8")
    for name, lab in lessons.items():
        text = f"id: {name}\ntitle: Lesson {name}\nsections: [{{id: one, title: One, body: Words.}}]\n{lab}"
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def pane(pilot: Pilot[None]) -> LabPane:
    """The lab that is on the screen."""
    return pilot.app.screen.query_one(LabPane)


def on_one_line(text: str) -> str:
    """What stands on the screen, whatever lines it was broken into."""
    return " ".join(text.replace("│", " ").split())


def study(pilot: Pilot[None]) -> StudyScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, StudyScreen)
    return screen


async def until(pilot: Pilot[None], so: Callable[[], object], patience: float = PATIENCE) -> float:
    """Wait until something is so; how many seconds of CPU this process took meanwhile, on a busy machine as well."""
    begun, worked = time.monotonic(), time.process_time()
    while not so():
        assert time.monotonic() - begun < patience, "it never came to be so"
        await pilot.pause(0.01)
    return time.process_time() - worked


async def tap(pilot: Pilot[None], *keys: str) -> None:
    """Press keys while a lab trains: `pilot.press` would wait for a processor that is not busy."""
    for key in keys:
        event = events.Key(key, key if len(key) == 1 else None)
        event.set_sender(pilot.app)
        pilot.app.post_message(event)
        await asyncio.sleep(0.02)


async def opened(pilot: Pilot[None]) -> LabPane:
    """Press `l` and wait for the first picture."""
    await pilot.press("l")
    await until(pilot, lambda: pilot.app.screen.query(LabPane) and pane(pilot).frame is not None)
    await pilot.pause()
    return pane(pilot)


def at_work(lab: LabPane) -> bool:
    """Whether a thread works on the lab."""
    return lab._runner is not None and lab._runner._working.locked()
