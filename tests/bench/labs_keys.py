"""Labs on the screen: what opening one costs, a frame, its bytes, and keys while it trains."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

from .figures import Row, milliseconds
from .setting import KEY_BAR, Setting, setting
from .terminal import Terminal

# Issue 9. Key to screen at the median; the same for nine keys in ten is looked at in the p90 column (50 ms).
KEY_BOUND = 15.0
OPEN_BOUND, MEMORY_BOUND = 600.0, 60.0
FRAME_CPU_BOUND, FRAME_SENT_BOUND = 20.0, 40.0
# The one with the dearest picture (points over a field), and one without numpy.
KINDS = ("gan", "diffusion", "attention", "audit")
MEGABYTE = 1_000_000
# No goal ends a run of it, so that it is always at work.
_LAB = "lab: {{kind: {kind}, goals: [{{id: never, all: ['step < 0']}}]}}\n"
_STEP = re.compile(r"step ([\d,]+) of")


def measure(repeat: int) -> Iterator[Row]:
    with setting() as place:
        course = _course(place.folder / "course")
        place.settle()
        for kind in KINDS:
            yield from _opening(place, course, kind, max(repeat // 2, 2))
        yield from _training(place, course, repeat)
    yield from _frames(max(2 * repeat, 5))


def _course(folder: Path) -> Path:
    """A course with a lesson for each kind, named as it."""
    folder.mkdir()
    files = ", ".join(f"{kind}.yaml" for kind in KINDS)
    (folder / "course.yaml").write_text(f"format: 1\nid: labs\ntitle: Labs\nlessons: [{files}]\n")
    for kind in KINDS:
        head = f"id: {kind}\ntitle: Lesson {kind}\nsections: [{{id: one, title: One, body: Words to read.}}]\n"
        (folder / f"{kind}.yaml").write_text(head + _LAB.format(kind=kind))
    return folder


def _desk(place: Setting, course: Path, kind: str) -> Terminal:
    terminal = place.carrel(course, "--lesson", kind)
    terminal.wait_for("Words to read", KEY_BAR)
    terminal.rest()
    return terminal


def _opening(place: Setting, course: Path, kind: str, times: int) -> Iterator[Row]:
    """From `l` to the first picture, and from there, by Space, to the first trained one."""
    shown, trained, grown = [], [], []
    for _ in range(times):
        with _desk(place, course, kind) as carrel:
            before = carrel.resident()
            carrel_shown = carrel.press("l", "step 0 of").shown
            carrel.rest()
            _predict(carrel)
            begun = time.perf_counter()
            carrel.press(" ", "running")
            while not _step(carrel):
                carrel.wait_a_little()
            trained.append(carrel_shown + time.perf_counter() - begun)
            shown.append(carrel_shown)
            grown.append((carrel.resident() - before) / MEGABYTE)
            # So that the next one begins at the text again.
            carrel.press("\x1b", "Words to read")
            carrel.quit()
    yield Row(f"{kind}: l to its first picture", "ms", milliseconds(shown), bound=OPEN_BOUND)
    yield Row(f"{kind}: and to its first trained frame", "ms", milliseconds(trained), bound=OPEN_BOUND)
    yield Row(f"{kind}: memory it adds", "MB", grown, bound=MEMORY_BOUND)


def _training(place: Setting, course: Path, repeat: int) -> Iterator[Row]:
    """Keys while a run trains and draws ten frames a second, and how soon it is over when one leaves."""
    with _desk(place, course, "gan") as carrel:
        carrel.press("l", "Measured")
        _predict(carrel)
        carrel.press(" ", "running")
        times = []
        for number in range(10 * repeat):
            if not number % 20:
                # Again from the beginning, so that the run is never over.
                carrel.press("R")
            # At any moment of the tenth of a second from frame to frame.
            carrel.wait_a_little(0.04 + number % 7 * 0.02)
            times.append(carrel.first_answer("\t"))
        sent = carrel.wait_a_little(3) / 1000 / 30
    yield Row("training: a key to the screen", "ms", milliseconds(times), bound=KEY_BOUND)
    yield Row("training: sent in a tenth of a second", "kB", [sent], bound=FRAME_SENT_BOUND)


def _predict(carrel: Terminal) -> None:
    """Settle the prediction, if it was not before."""
    if "You have not said" in carrel.text:
        carrel.press("p", "Before the first run")
        carrel.press("a", "You expect")


def _step(carrel: Terminal) -> int:
    found = _STEP.search(carrel.text)
    return int(found.group(1).replace(",", "")) if found else 0


def _frames(times: int) -> Iterator[Row]:
    """CPU of drawing a frame at 120×40: from the frame to the lines of its page."""
    from tui.labs.catalogue import kinds
    from tui.labs.run import Run
    from tui.labs.setup import setup
    from tui.render.lab import Face, page

    for kind in kinds():
        made = Run(setup(kind))
        values = []
        for number in range(1, times + 1):
            made.advance(number, lambda: True)
            face = Face(setup=made.setup, frame=made.frame(), running=True)
            begun = time.thread_time()
            page(face, 118, 36)
            values.append(time.thread_time() - begun)
        yield Row(f"{kind}: lines of a frame, CPU", "ms", milliseconds(values), bound=FRAME_CPU_BOUND)
