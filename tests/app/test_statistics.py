"""The statistics by keys: every section there, nothing wider than the screen, readable without colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.driving import desk, press, screen_text
from tests.app.test_review import answered, recalled
from tui.render.text import cells
from tui.screens.statistics import FiguresView, StatisticsScreen
from tui.screens.study import StudyScreen

HEADINGS = [
    "Minutes a day",
    "Answers a day",
    "Lessons",
    "Retention",
    "Due in the next 30 days",
    "How well you know what you know",
    "What you mix up",
]


async def lines(pilot: Pilot[None]) -> list[str]:
    """Open the statistics; every line of them."""
    await press(pilot, "s")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    view = pilot.app.screen.query_one(FiguresView)
    assert all(cells(view.line(n).plain) <= view.line_width - 1 for n in view.line_numbers())
    return [view.line(number).plain for number in view.line_numbers()]


def studied(home: Path) -> None:
    """Right, then five times wrong and surely so, on days of the last weeks."""
    for days, fraction in ((20, 1.0), (19, 0.0), (15, 0.0), (12, 0.0), (9, 0.0), (6, 0.0)):
        answered(home, days, "q-single", fraction, response="b", certainty="sure", question_kind="single_choice")
    recalled(home, 3)


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_every_section_is_there_and_scrolls(size: tuple[int, int], tmp_path: Path) -> None:
    studied(tmp_path)
    async with desk(tmp_path, size, lesson="second") as pilot:
        shown = await lines(pilot)
        assert [line for line in shown if line in HEADINGS] == HEADINGS
        text = " ".join(" ".join(shown).split())
        assert "17% right of 6 when sure" in text
        assert "When you said sure, you were right 17% of the time" in text
        assert "You took Tom for Rex 5 times." in text
        assert "0% of 5 (aim 90%)" in text
        assert "0 of 7 kept" in text and "Section one" in text
        assert "Streak: 2 days." in text
        await press(pilot, "end")
        assert "You took Tom for Rex" in " ".join(screen_text(pilot).split())
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, StudyScreen)


async def test_a_calendar_has_a_figure_for_each_day_of_answers(tmp_path: Path) -> None:
    studied(tmp_path)
    async with desk(tmp_path) as pilot:
        shown = await lines(pilot)
        weeks = shown[shown.index("Answers a day") + 2 : shown.index("Lessons") - 1]
        assert sum(line.split().count("1") for line in (week[6:] for week in weeks)) == 7


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_before_anything_was_done_it_says_so(size: tuple[int, int]) -> None:
    async with desk(size=size) as pilot:
        text = " ".join(" ".join(await lines(pilot)).split())
        assert "Recalled at review: nothing yet." in text
        assert "Nothing: what you answer in quizzes comes back here." in text
        assert "Nothing so far." in text


async def test_it_says_that_it_adds_up_until_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StatisticsScreen, "_add_up", lambda self: None)
    async with desk() as pilot:
        await press(pilot, "s")
        assert "Adding up…" in screen_text(pilot)
