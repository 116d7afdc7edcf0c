"""A random walk over the app: keys, text, pastes, mouse and sizes drawn by a seed.

Alone: `python -m tests.app.walk STEPS [SEED] [COURSE]`. It fails on an exception, on a screen that no way leads out
of, and on an answer that was shown as given and is not on disk.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.app.driving import COURSES, desk
from tui.progress.events import AnswerGiven, ItemRecalled
from tui.progress.store import Store
from tui.questions.letters import LETTERS
from tui.screens import asking
from tui.screens.asking import AskingScreen
from tui.screens.quiz import QuizScreen
from tui.screens.study import StudyScreen

SIZES = [(80, 24), (120, 40), (40, 12), (200, 60), (20, 5), (1, 1), (63, 20), (64, 9)]
KEYS = list("abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789/?[].<>+-=@;!")
MOVES = ["up", "down", "left", "right", "pageup", "pagedown", "home", "end", "space", "tab", "shift+tab", "backspace"]
MOVES += ["shift+left", "shift+right", "shift+down", "ctrl+home", "ctrl+end", "ctrl+left", "ctrl+right", "j", "k"]
OTHERS = ["enter", "escape", "f1", "f2", "f3", "f4", "ctrl+s", "alt+left", "alt+right", "ctrl+z", "ctrl+y", "delete"]
OTHERS += ["f10", "ctrl+p", "ctrl+a", "ctrl+k", "ctrl+u", "ctrl+w", "ctrl+c", "ctrl+x", "ctrl+v"]
# What a person does most, so that the walk gets somewhere.
STUDY = ["t", "t", "T", "v", "c", "r", "n", "l", "space", "enter", "enter", "slash", "e", "g", "m", "s", "ctrl+p"]
QUIZ = ["1", "2", "3", "a", "b", "c", "d", "space", "down", "up", "i", "u", "m", "w", "enter", "enter", "ctrl+s"]
TEXTS = [
    "gan",
    "Noise",
    "the generator",
    "0.5",
    "-3,7 ms",
    "é ü ß",
    "日本語",
    "[/b] [@click=app.quit]x[/]",
    "  ",
    "{{1}}",
]
PASTES = [*TEXTS, "two\nlines\r\nthree", "a\x1b]0;owned\x07b\x00c", "x" * 30_000, "👩‍👩‍👧‍👦 e\u0301\u202e", ""]
# Escapes enough for the deepest stack of sheets.
WAY_OUT = 12
# How often one looks whether a way leads out, and whether all is on disk.
LOOK = 100


class Walk:
    """One walk: `steps` things done, told by `seed`; `done` lists them, so that a failure can be repeated."""

    def __init__(self, seed: int, steps: int, course: Path, home: Path) -> None:
        self._random = random.Random(seed)
        self._left = steps
        self._course = course
        self._home = home
        self._outcome: object = None
        # The answers that the screen has shown as given.
        self.shown = 0
        self.done: list[str] = []

    async def run(self) -> int:
        """Walk to the end; the number of answers kept. A `q` ends a stretch, and the next opens the desk anew."""
        while self._left > 0:
            async with desk(self._home, course=self._course) as pilot:
                before = self._saved(pilot)
                with patch.object(pilot.app, "open_url"), patch.object(pilot.app, "deliver_screenshot"):
                    await self._stretch(pilot)
                self._saved(pilot)
                assert pilot.app.return_code in (0, None)
                assert before <= self._saved(pilot)
        return answers_on_disk(self._home)

    async def _stretch(self, pilot: Pilot[None]) -> None:
        while self._left > 0:
            self._left -= 1
            for step in self._next(pilot):
                self.done.append(step)
                await do(pilot, step)
                self._look(pilot)
                if not pilot.app.is_running:
                    return
            if self._left % LOOK == 0:
                await self._get_out(pilot)
                self._saved(pilot)

    def _next(self, pilot: Pilot[None]) -> Iterator[str]:
        """What is done next, as words for `do`."""
        draw, pick = self._random.random(), self._random.choice
        screen = pilot.app.screen
        if draw < 0.02:
            yield "size {} {}".format(*pick(SIZES))
        elif draw < 0.022:
            yield pick(["q", "ctrl+q"])
        elif draw < 0.10:
            yield f"click {self._somewhere()}"
        elif draw < 0.12:
            yield f"drag {self._somewhere()} {self._somewhere()}"
        elif draw < 0.14:
            yield f"wheel {self._somewhere()} {pick(['up', 'down'])}"
        elif draw < 0.16:
            # The bars: the first line, and the last.
            yield f"click {self._random.randrange(200)} {pick([0, 1, -1])}"
        elif draw < 0.17:
            yield f"paste {PASTES.index(pick(PASTES))}"
        elif draw < 0.35:
            yield pick(MOVES)
        elif draw < 0.39:
            yield pick(OTHERS)
        elif isinstance(screen, AskingScreen) and draw < 0.8:
            yield from self._answer(screen)
        elif isinstance(screen.focused, Input | TextArea) and draw < 0.6:
            yield f"type {pick(TEXTS)}"
        else:
            yield pick(STUDY if draw < 0.75 else KEYS)

    def _answer(self, screen: AskingScreen) -> Iterator[str]:
        """Now and then what the question asks for, else any key of a quiz."""
        question, widget = screen.question, screen.answering
        if question is None or widget is None or self._random.random() < 0.5:
            yield self._random.choice(QUIZ)
            return
        model = question.model_answer()
        if question.kind in ("single_choice", "multiple_response"):
            places = [LETTERS.index(letter) for letter in model.split()]
            # The next question may be there already, and its options not yet.
            yield from [LETTERS[widget.arrangement.index(place)] for place in places if place in widget.arrangement]
        elif isinstance(screen.focused, Input):
            yield f"type {model}"
        else:
            yield from model if question.kind != "true_false" else model[0]
        yield "enter"

    def _somewhere(self) -> str:
        return f"{self._random.randrange(200)} {self._random.randrange(60)}"

    def _look(self, pilot: Pilot[None]) -> None:
        """Count what the screen shows as answered."""
        outcome = next((s.outcome for s in pilot.app.screen_stack if isinstance(s, QuizScreen)), None)
        if outcome is not None and outcome is not self._outcome:
            self.shown += 1
        self._outcome = outcome

    def _saved(self, pilot: Pilot[None]) -> int:
        """How many answers a second reader of the folder finds: as many as the app knows of, and were shown."""
        there = answers_on_disk(self._home)
        known = answers_of(pilot.app.desk.store)  # type: ignore[attr-defined]
        assert there == known >= self.shown, f"{there} answers on disk, {known} known, {self.shown} shown"
        return there

    async def _get_out(self, pilot: Pilot[None]) -> None:
        """From wherever one is, Escape leads back to the desk."""
        await do(pilot, "size 80 24")
        for _ in range(WAY_OUT):
            if not pilot.app.is_running or (
                isinstance(pilot.app.screen, StudyScreen) and len(pilot.app.screen_stack) == 1
            ):
                return
            await do(pilot, "escape")
            self._look(pilot)
        raise AssertionError(f"no way out of {pilot.app.screen}")


async def do(pilot: Pilot[None], step: str) -> None:
    """Do one thing: a key, `click X Y`, `drag X Y X Y`, `wheel X Y up|down`, `size W H`, `type TEXT`, `paste NUMBER`.

    Places are taken modulo the size of the screen. Nothing sleeps, unlike in Pilot, whose every key takes 40 ms.
    """
    kind, _, rest = step.partition(" ")
    if kind == "size":
        await pilot.resize_terminal(*map(int, rest.split()))
    elif kind == "type":
        for letter in rest:
            await do(pilot, letter)
    elif kind == "paste":
        _send(pilot, events.Paste(PASTES[int(rest)]))
    elif kind in ("click", "drag", "wheel"):
        places = rest.split()
        _mouse(pilot, kind if kind != "wheel" else places.pop(), [int(place) for place in places])
    else:
        _send(pilot, _key(step))
    # What a message brings about may be a message more.
    for _ in range(2):
        await pilot._wait_for_screen()
        await asyncio.sleep(0)


def _key(name: str) -> events.Key:
    from textual.keys import _character_to_key

    if name == "space":
        return events.Key("space", " ")
    named = len(name) > 1 or name.isalnum()
    return events.Key(name if named else _character_to_key(name), name if len(name) == 1 else None)


def _send(pilot: Pilot[None], event: events.Event) -> None:
    app = pilot.app
    event.set_sender(app)
    assert app._driver is not None
    app._driver.send_message(event)


def _mouse(pilot: Pilot[None], kind: str, numbers: list[int]) -> None:
    width, height = pilot.app.size
    places = [(x % max(width, 1), y % max(height, 1)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    if kind in ("up", "down"):
        scroll = events.MouseScrollUp if kind == "up" else events.MouseScrollDown
        _send(pilot, _at(scroll, places[0], 0))
        return
    _send(pilot, _at(events.MouseMove, places[0], 0))
    _send(pilot, _at(events.MouseDown, places[0], 1))
    if kind == "drag":
        _send(pilot, _at(events.MouseMove, places[1], 1))
    _send(pilot, _at(events.MouseUp, places[-1], 1))


def _at(kind: type[events.MouseEvent], place: tuple[int, int], button: int) -> events.MouseEvent:
    x, y = place
    return kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y)


def answers_of(store: Store) -> int:
    """How many answers a store holds."""
    return sum(isinstance(event, AnswerGiven | ItemRecalled) for event in store.events())


def answers_on_disk(home: Path) -> int:
    """How many answers are in a copy of the folder, as if the program had been killed just now."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(home, folder, dirs_exist_ok=True)
        store = Store.open(Path(folder), device="reader", now=lambda: datetime.now(UTC))
        count = answers_of(store)
        store.close()
    return count


async def walk(seed: int, steps: int, course: Path = COURSES / "every-kind") -> int:
    """Walk in a folder of its own; on failure the last steps are printed."""
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, {"CARREL_HOME": folder}):
        going = Walk(seed, steps, course, Path(folder))
        try:
            return await going.run()
        except BaseException:
            print(f"seed {seed}, after {len(going.done)} steps: {' | '.join(going.done[-60:])}", file=sys.stderr)
            raise


if __name__ == "__main__":
    asking.SETTLE_SECONDS = 0.0
    total, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    where = Path(sys.argv[3]) if len(sys.argv) > 3 else COURSES / "every-kind"
    print(f"{asyncio.run(walk(first, total, where))} answers given and kept in {total} steps from seed {first}")
