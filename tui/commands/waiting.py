"""A line on standard error that says how far long work has come, where it is a terminal that shows it."""

from __future__ import annotations

import sys
from time import monotonic

# Who waits no longer than this needs no word.
PATIENCE_SECONDS = 1.0
EVERY_SECONDS = 0.1


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
            print(f"\r{self._count:,} {self._what}; Ctrl+C stops ", end="", file=sys.stderr, flush=True)

    def over(self) -> None:
        """Take the line away."""
        if self._shown:
            print(f"\r{' ' * 60}\r", end="", file=sys.stderr, flush=True)
