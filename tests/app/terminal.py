"""A pseudo-terminal that runs the real command and can be read like a screen."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Self

import pexpect
import pyte


class Terminal:
    """Runs a command in a terminal of columns × rows; `screen` is what a person would see."""

    def __init__(self, command: list[str], columns: int, rows: int, environment: dict[str, str]) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        full = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
        # The test runner's own width must not be taken for this terminal's.
        for name in ("NO_COLOR", "COLUMNS", "LINES"):
            full.pop(name, None)
        # Every byte that reached the terminal, for what must never be among them.
        self.raw = b""
        self.process = pexpect.spawn(command[0], command[1:], dimensions=(rows, columns), env=full, timeout=None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.close(force=True)

    @property
    def screen(self) -> str:
        """The lines on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def read(self, seconds: float) -> None:
        """Take in what is printed until nothing comes for this long."""
        while True:
            try:
                data = self.process.read_nonblocking(1 << 16, timeout=seconds)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return
            self.raw += data
            self._stream.feed(data)

    def wait_for(self, text: str, seconds: float = 20.0) -> None:
        """Read until the text is on the screen; fails with the screen otherwise."""
        end = time.monotonic() + seconds
        while text not in self.screen:
            if time.monotonic() > end:
                raise AssertionError(f"{text!r} did not appear within {seconds} s:\n{self.screen}")
            self.read(0.05)

    def press(self, keys: str) -> None:
        """Type these characters."""
        self.process.send(keys)
        self.read(0.15)

    def exit_code(self, seconds: float = 10.0) -> int:
        """Wait for the command to end and return its exit code."""
        end = time.monotonic() + seconds
        while self.process.isalive() and time.monotonic() < end:
            self.read(0.05)
        self.process.close(force=True)
        return -1 if self.process.exitstatus is None else self.process.exitstatus


def carrel(home: Path, *arguments: str, columns: int = 80, rows: int = 24) -> Terminal:
    """The real `carrel` in a pseudo-terminal, its data in `home`."""
    command = [sys.executable, "-m", "tui.cli", *arguments]
    return Terminal(command, columns, rows, {"CARREL_HOME": str(home)})
