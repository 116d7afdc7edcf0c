"""A random walk over the app: keys, mouse and sizes drawn by a seed. Alone: `python -m tests.app.walk 10000 [SEED]`.

It fails on an exception, on a screen that no way leads out of, and on an answer that is not there after a restart.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from textual.geometry import Offset
from textual.pilot import OutOfBounds, Pilot

from tests.app.driving import COURSES, desk
from tui.progress.events import AnswerGiven, ItemRecalled
from tui.screens.study import StudyScreen

SIZES = [(80, 24), (120, 40), (40, 12), (200, 60), (20, 5), (1, 1), (63, 20), (64, 9)]
LETTERS = "abcdefghijklmnoprstuvwxyzABCDEGHIJKLMNOPRSTUVWXYZ0123456789"
SIGNS = ["slash", "question_mark", "left_square_bracket", "right_square_bracket", "full_stop", "less_than_sign"]
SIGNS += ["greater_than_sign", "plus", "minus", "equals_sign", "at", "semicolon"]
MOVES = ["up", "down", "left", "right", "pageup", "pagedown", "home", "end", "space", "tab", "shift+tab", "backspace"]
OTHERS = ["enter", "escape", "f1", "f2", "f4", "ctrl+s", "alt+left", "alt+right", "ctrl+z", "delete", "f10", "ctrl+p"]
# What a person does most, so that the walk gets somewhere.
STUDY = ["t", "T", "v", "c", "r", "n", "a", "b", "c", "1", "2", "3", "space", "enter", "enter", "enter"]
# Escapes enough for the deepest stack of sheets.
WAY_OUT = 12


class Walk:
    """One walk: `steps` things done, told by `seed`; `done` lists them, so that a failure can be repeated."""

    def __init__(self, seed: int, steps: int, course: Path, home: Path) -> None:
        self._random = random.Random(seed)
        self._left = steps
        self._course = course
        self._home = home
        self.done: list[str] = []

    async def run(self) -> int:
        """Walk to the end; the number of answers kept. A `q` ends a stretch, and the next opens the desk anew."""
        kept = 0
        while self._left > 0:
            before = kept
            async with desk(self._home, course=self._course) as pilot:
                kept = answers(pilot)
                assert kept >= before, "an answer was lost by closing"
                await self._stretch(pilot)
                kept = answers(pilot)
        async with desk(self._home, course=self._course) as pilot:
            assert answers(pilot) == kept, "an answer was lost by closing"
        return kept

    async def _stretch(self, pilot: Pilot[None]) -> None:
        for step in self._steps():
            self._left -= 1
            self.done.append(step)
            await self._do(pilot, step)
            if not pilot.app.is_running:
                return
            if self._left % 100 == 0:
                await self._get_out(pilot)
            if self._left <= 0:
                return

    def _steps(self) -> Iterator[str]:
        """What is done next, as a word: a key, `click X Y`, `wheel X Y N`, `size W H`."""
        while True:
            draw = self._random.random()
            if draw < 0.03:
                yield "size {} {}".format(*self._random.choice(SIZES))
            elif draw < 0.15:
                yield f"click {self._random.randrange(200)} {self._random.randrange(60)}"
            elif draw < 0.18:
                yield f"wheel {self._random.randrange(200)} {self._random.randrange(60)}"
            elif draw < 0.4:
                yield self._random.choice(MOVES)
            elif draw < 0.65:
                yield self._random.choice(STUDY)
            elif draw < 0.68:
                yield self._random.choice(OTHERS)
            elif draw < 0.7:
                yield self._random.choice(SIGNS)
            elif draw < 0.702:
                yield "q"
            else:
                yield self._random.choice(LETTERS)

    async def _do(self, pilot: Pilot[None], step: str) -> None:
        kind, *numbers = step.split()
        if kind == "size":
            await pilot.resize_terminal(*map(int, numbers))
        elif kind in ("click", "wheel"):
            width, height = pilot.app.size
            where = int(numbers[0]) % max(width, 1), int(numbers[1]) % max(height, 1)
            try:
                if kind == "click":
                    await pilot.click(offset=Offset(*where))
                else:
                    await pilot._post_mouse_events([_scroll()], offset=where)
            except OutOfBounds:
                pass
        else:
            await pilot.press(step)
        await pilot.pause()

    async def _get_out(self, pilot: Pilot[None]) -> None:
        """From wherever one is, Escape leads back to the desk."""
        await pilot.resize_terminal(80, 24)
        for _ in range(WAY_OUT):
            if not pilot.app.is_running or (
                isinstance(pilot.app.screen, StudyScreen) and len(pilot.app.screen_stack) == 1
            ):
                return
            await pilot.press("escape")
            await pilot.pause()
        raise AssertionError(f"no way out of {pilot.app.screen} after: {' '.join(self.done[-60:])}")


def _scroll() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


def answers(pilot: Pilot[None]) -> int:
    """How many answers the store holds."""
    app = pilot.app
    return sum(isinstance(event, AnswerGiven | ItemRecalled) for event in app.desk.store.events())  # type: ignore[attr-defined]


async def walk(seed: int, steps: int, course: Path = COURSES / "every-kind") -> int:
    """Walk in a folder of its own; on failure the last steps are printed."""
    with tempfile.TemporaryDirectory() as folder:
        going = Walk(seed, steps, course, Path(folder))
        try:
            return await going.run()
        except BaseException:
            print(f"seed {seed}, after {len(going.done)} steps: {' '.join(going.done[-40:])}", file=sys.stderr)
            raise


if __name__ == "__main__":
    total, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    print(f"{asyncio.run(walk(first, total))} answers given and kept in {total} steps from seed {first}")
