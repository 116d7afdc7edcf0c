"""A short random walk; `python -m tests.app.walk 10000` is the long one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.driving import COURSES
from tests.app.walk import walk

BUNDLED = Path(__file__).parents[2] / "lessons" / "generative-ai-vs-llms"


@pytest.mark.parametrize(("seed", "course"), [(1, COURSES / "every-kind"), (2, COURSES / "every-kind"), (3, BUNDLED)])
async def test_a_random_walk_finds_no_way_to_break_it(seed: int, course: Path) -> None:
    assert await walk(seed, 200, course) > 0, "a walk that answers nothing loses nothing"
