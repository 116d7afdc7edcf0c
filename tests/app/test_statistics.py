"""The statistics by keys: every section there, nothing wider than the screen, readable without colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.driving import desk, press, screen_text
from tests.app.test_review import answered, recalled
from tests.review.making import course
from tui.render.text import cells
from tui.screens.confusions import ConfusionsScreen
from tui.screens.glossary import GlossaryScreen
from tui.screens.passage import PassageScreen
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
        places = [next(n for n, line in enumerate(shown) if heading in line) for heading in HEADINGS]
        assert places == sorted(places)
        assert (places[0] == places[1]) == (size[0] == 80), "the calendars stand side by side where there is room"
        text = " ".join(" ".join(shown).split())
        assert "17% right of 6 when sure" in text
        assert "When you said sure, you were right 17% of the time" in text
        assert "You took Tom for Rex 5 times." in text
        assert "0% of 5 (aim 90%)" in text
        assert "0 of 7 kept" in text and "Section one" in text
        assert "Streak: 2 days (2 rest days a week allowed)." in text
        await press(pilot, "end")
        assert "You took Tom for Rex" in " ".join(screen_text(pilot).split())
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, StudyScreen)


@pytest.mark.parametrize("width", [60, 80])
async def test_a_calendar_has_a_figure_for_each_day_of_answers(width: int, tmp_path: Path) -> None:
    studied(tmp_path)
    async with desk(tmp_path, (width, 24)) as pilot:
        shown = await lines(pilot)
        first = next(n for n, line in enumerate(shown) if "Answers a day" in line)
        begin = shown[first].index("Answers a day")
        weeks = [line[begin + 6 :] for line in shown[first + 2 : shown.index("Lessons") - 1]]
        assert sum(week.split().count("1") for week in weeks) == 7


async def test_a_lesson_s_calibration_is_a_row_of_shares(tmp_path: Path) -> None:
    studied(tmp_path)
    async with desk(tmp_path, (40, 12)) as pilot:
        shown = await lines(pilot)
        assert any(line.split() == ["Right,", "by", "lesson", "guess", "fairly", "sure"] for line in shown)
        assert any(line.split() == ["First", "lesson", "·", "·", "17%"] for line in shown)


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_what_is_mixed_up_is_listed_and_opens_side_by_side(size: tuple[int, int], tmp_path: Path) -> None:
    studied(tmp_path)
    for days in (9, 8):
        recalled(tmp_path, days, fraction=0.0, response="dog")
    async with desk(tmp_path, size, lesson="second") as pilot:
        await lines(pilot)
        await press(pilot, "c")
        assert isinstance(pilot.app.screen, ConfusionsScreen)
        shown = " ".join(screen_text(pilot).split())
        assert "You took Cat for Dog twice" in shown and "side by side in a comparison" in shown
        await press(pilot, "enter")
        study = pilot.app.screen
        assert isinstance(study, StudyScreen)
        assert study.tab == "compare" and study.lesson_id == "first"
        assert "Cat" in screen_text(pilot) and "Dog" in screen_text(pilot)


async def test_what_no_table_sets_side_by_side_opens_its_passage(tmp_path: Path) -> None:
    studied(tmp_path)
    async with desk(tmp_path, lesson="second") as pilot:
        await lines(pilot)
        await press(pilot, "c")
        assert "You took Tom for Rex 5 times" in screen_text(pilot)
        await press(pilot, "down", "c")
        assert isinstance(pilot.app.screen, PassageScreen)
        assert "Section one" in screen_text(pilot).splitlines()[0]
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, StatisticsScreen)


async def test_terms_that_are_mixed_up_open_the_glossary(tmp_path: Path) -> None:
    course(tmp_path / "course")
    recalled(tmp_path / "home", 3, "term:llm", 0.0, course="c", lesson="later", response="rag")
    async with desk(tmp_path / "home", course=tmp_path / "course") as pilot:
        await lines(pilot)
        await press(pilot, "c", "enter")
        assert isinstance(pilot.app.screen, GlossaryScreen)
        shown = " ".join(screen_text(pilot).split())
        assert "A model of language." in shown and "Not the same as RAG: Looks things up." in shown
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, StudyScreen) and pilot.app.screen.lesson_id == "later"


async def test_with_nothing_mixed_up_the_list_says_so() -> None:
    async with desk(size=(40, 12)) as pilot:
        await lines(pilot)
        await press(pilot, "c", "enter")
        assert "You have mixed up nothing so far." in screen_text(pilot)


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
