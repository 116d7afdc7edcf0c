"""The desk on a course being written: it follows saves, stays where one is, and names problems."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from tests.app.answering import asking
from tests.app.driving import press, screen_text
from tui.course.loading import open_course
from tui.desk import Desk
from tui.preview import PreviewApp
from tui.progress.store import Store
from tui.screens.asking import SETTLE_SECONDS
from tui.widgets.problems import ProblemStrip

MANIFEST = "id: draft\ntitle: Draft\nlessons: [a.yaml]\n"
LESSON = """id: a
title: A lesson
sections:
  - id: one
    title: One
    body: |
      {first}

      {filler}
  - id: two
    title: Two
    body: The second section.
questions:
  - {{id: q1, kind: short_answer, prompt: "{prompt}", answers: [{{text: yes, correct: true}}], section: one}}
"""
FILLER = "\n\n      ".join(f"Paragraph {n} of the filler." for n in range(40))


def lesson(first: str = "First words.", prompt: str = "Is it?") -> str:
    return LESSON.format(first=first, filler=FILLER, prompt=prompt)


@asynccontextmanager
async def previewing(folder: Path) -> AsyncIterator[Pilot[None]]:
    (folder / "course.yaml").write_text(MANIFEST)
    (folder / "a.yaml").write_text(lesson())
    app = PreviewApp(Desk(open_course(folder), Store.open(None, device="t", now=lambda: datetime.now(UTC))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.5)
        yield pilot


async def shows(pilot: Pilot[None], text: str, seconds: float = 5.0) -> float:
    """Wait until the text is on the screen; how long it took. Fails when it does not come."""
    begin = time.monotonic()
    while text not in screen_text(pilot):
        assert time.monotonic() - begin < seconds, f"{text!r} is not on the screen:\n{screen_text(pilot)}"
        await pilot.pause(0.02)
    return time.monotonic() - begin


async def test_a_save_is_shown_and_the_place_kept(tmp_path: Path) -> None:
    async with previewing(tmp_path) as pilot:
        await shows(pilot, "First words.")
        await press(pilot, "pagedown")
        top = screen_text(pilot).splitlines()[2]
        (tmp_path / "a.yaml").write_text(lesson("Other words."))
        await pilot.pause(1.0)
        assert screen_text(pilot).splitlines()[2] == top
        await press(pilot, "home")
        await shows(pilot, "Other words.")


async def test_a_broken_file_keeps_the_last_good_version_and_says_what_is_wrong(tmp_path: Path) -> None:
    async with previewing(tmp_path) as pilot:
        (tmp_path / "a.yaml").write_text(lesson().replace("title: One", "titel: One"))
        await shows(pilot, "titel")
        text = screen_text(pilot)
        assert "First words." in text, "the last good version stays"
        assert "a.yaml:5:" in text
        pilot.app.screen.query_one(ProblemStrip).focus()
        await press(pilot, "enter")
        assert " of 2 " in screen_text(pilot)
        (tmp_path / "a.yaml").write_text(lesson("Mended."))
        await shows(pilot, "Mended.")
        assert "titel" not in screen_text(pilot)


async def test_a_broken_manifest_keeps_the_course(tmp_path: Path) -> None:
    async with previewing(tmp_path) as pilot:
        (tmp_path / "course.yaml").write_text("id: [")
        await shows(pilot, "course.yaml:1:6")
        assert "First words." in screen_text(pilot)


async def test_the_quiz_step_and_what_was_typed_stay(tmp_path: Path) -> None:
    async with previewing(tmp_path) as pilot:
        await press(pilot, "t", "y", "e")
        (tmp_path / "a.yaml").write_text(lesson(prompt="Is it so?"))
        await shows(pilot, "Is it so?")
        assert asking(pilot).answering.response() == "ye"  # type: ignore[union-attr]


async def test_a_question_that_comes_later_is_asked_as_it_is_now(tmp_path: Path) -> None:
    further = (
        '  - {id: q2, kind: short_answer, prompt: "PROMPT", answers: [{text: "yes", correct: true}], section: one}\n'
    )
    async with previewing(tmp_path) as pilot:
        (tmp_path / "a.yaml").write_text(lesson() + further.replace("PROMPT", "And this?"))
        await pilot.pause(1.0)
        await press(pilot, "t")
        first = asking(pilot).question
        assert first is not None
        later = {"q1": ("Is it?", "Is it so?"), "q2": ("And this?", "And that?")}
        # The one that is not on the screen.
        old, new = later["q2" if first.id == "q1" else "q1"]
        (tmp_path / "a.yaml").write_text((lesson() + further.replace("PROMPT", "And this?")).replace(old, new))
        await pilot.pause(1.0)
        assert later[first.id][0] in screen_text(pilot)
        await pilot.pause(SETTLE_SECONDS)
        await press(pilot, *"yes", "enter", "enter")
        await shows(pilot, new)


async def test_nothing_is_written_to_progress(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    home = tmp_path / "home"
    monkeypatch.setenv("CARREL_HOME", str(home))
    course = tmp_path / "course"
    course.mkdir()
    async with previewing(course) as pilot:
        await press(pilot, "n", "t", "y", "enter")
    assert not home.exists()
