"""From the command to the first full screen."""

from __future__ import annotations

from collections.abc import Iterator

from . import bare
from .courses import opening, write_course
from .figures import Row, milliseconds
from .setting import KEY_BAR, setting
from .terminal import Moment, Terminal

BOUND = 1.6
# How the bundled course's first lesson begins, and the open lesson's mark in the list.
BUNDLED = ("In short.", "▸◐", KEY_BAR)


def measure(repeat: int) -> Iterator[Row]:
    with setting() as place:
        course = write_course(place.folder / "course", lessons=1000, size=5000)
        place.settle()
        bares: list[Moment] = []
        bundled: list[Moment] = []
        large: list[Moment] = []
        for turn in range(repeat + 1):
            moments = (
                _start(place.bare(), bare.READY, KEY_BAR),
                _start(place.carrel("generative-ai-vs-llms"), *BUNDLED),
                _start(place.carrel(course), opening(1), KEY_BAR),
            )
            # The first turn fills the caches of the disk and compiles modules.
            if turn:
                for kept, moment in zip((bares, bundled, large), moments, strict=True):
                    kept.append(moment)
    wall, cpu = milliseconds(m.wall for m in bares), milliseconds(m.cpu for m in bares)
    for name, moments_of in (("bundled course", bundled), ("1,000 lessons", large)):
        bound = BOUND if moments_of is bundled else None
        yield Row(f"start, {name}: wall", "ms", milliseconds(m.wall for m in moments_of), wall, bound, True)
        yield Row(f"start, {name}: CPU", "ms", milliseconds(m.cpu for m in moments_of), cpu, bound, True)


def _start(terminal: Terminal, *words: str) -> Moment:
    with terminal:
        moment = terminal.wait_for(*words)
        terminal.quit()
        return moment
