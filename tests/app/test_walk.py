"""A short random walk; `python -m tests.app.walk 10000` is the long one."""

from __future__ import annotations

import pytest

from tests.app.walk import walk


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_random_walk_finds_no_way_to_break_it(seed: int) -> None:
    await walk(seed, 250)
