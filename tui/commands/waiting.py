"""A line on standard error that says how far long work has come, where it is a terminal that shows it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

# Who waits no longer than this needs no word.
PATIENCE_SECONDS = 1.0
EVERY_SECONDS = 0.1
_CLEARED = f"\r{' ' * 60}\r"


class Waiting:
    """Counts what is done, and after a second says it: `512 lessons checked; Ctrl+C stops`."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._count = 0
        self._next = monotonic() + PATIENCE_SECONDS
        self._shown = False

    def one_more(self) -> None:
        """One more is done."""
        self._count += 1
        if monotonic() >= self._next and sys.stderr.isatty():
            self._next = monotonic() + EVERY_SECONDS
            self._shown = True
            _say(f"{self._count:,} {self._what}")

    def over(self) -> None:
        """Take the line away."""
        if self._shown:
            print(_CLEARED, end="", file=sys.stderr, flush=True)


@contextmanager
def waited(what: str) -> Iterator[None]:
    """Work that has no steps to count: after a second it is said what is done, and for how long already."""
    if not sys.stderr.isatty():
        yield
        return
    begun, over = monotonic(), Event()

    def tell() -> None:
        pause = PATIENCE_SECONDS
        while not over.wait(pause):
            pause = EVERY_SECONDS
            _say(f"{what}: {monotonic() - begun:.0f} s")
        if pause == EVERY_SECONDS:
            print(_CLEARED, end="", file=sys.stderr, flush=True)

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()


def _say(words: str) -> None:
    print(f"\r{words}; Ctrl+C stops ", end="", file=sys.stderr, flush=True)
