"""Contrast questions by keys, in a lesson whose table asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.answering import answer, asking
from tests.app.driving import SIZES, desk, notices, press
from tests.review.making import LESSON, course
from tui.screens.results import ResultsScreen

# The lesson with its table and no question of its own.
ASKING = LESSON.partition("questions:\n")[0] + "    ask: [difference]\n"


@pytest.mark.parametrize("size", SIZES)
async def test_by_keys_they_are_answered_and_explained(size: tuple[int, int], tmp_path: Path) -> None:
    async with desk(None, size, course(tmp_path / "c", ASKING).folder) as pilot:
        await press(pilot, "t")
        assert asking(pilot).question.id.startswith("contrast:table:difference:how:")  # type: ignore[union-attr]
        await answer(pilot, right=False)
        await press(pilot, "w")
        assert "It is explained in Families › The table (c)." in notices(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ResultsScreen)
        await press(pilot, "r")
        assert asking(pilot).question.id.startswith("contrast:table:difference:how:")  # type: ignore[union-attr]
