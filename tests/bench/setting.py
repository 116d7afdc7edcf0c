"""What every measurement needs: the two programs, a clean environment, and a folder that goes afterwards."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from . import bare
from .courses import opening
from .terminal import Terminal

PYTHON = sys.executable
CARREL = str(Path(sys.executable).with_name("carrel"))
BARE = str(Path(bare.__file__))
CHECKOUT = Path(bare.__file__).parents[2]
KEY_BAR = "Quit"
# Someone who has been here before: the first start of all shows a welcome, and only that one.
KNOWN = """{"format": "carrel-progress", "version": 1, "events": [
{"type": "lesson_opened", "id": "1", "seq": 1, "time": "2026-01-01T00:00:00Z", "device": "bench", "course": "other",
 "lesson": "one"}
]}
"""


class Setting(NamedTuple):
    """A folder for the duration of a measurement, with a home for Carrel in it."""

    folder: Path

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def environment(self) -> dict[str, str]:
        # PYTHONPATH may name another checkout to be measured with these files.
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        return kept | terminal | {"CARREL_HOME": str(self.home)}

    def bare(self) -> Terminal:
        """The bare app in a terminal, just started."""
        return Terminal([PYTHON, BARE], self.environment, self.folder)

    def carrel(self, *arguments: str | Path) -> Terminal:
        """Carrel in a terminal, just started."""
        return Terminal([CARREL, *map(str, arguments)], self.environment, self.folder)

    def bare_ready(self) -> Terminal:
        """The bare app with its screen painted, at rest."""
        terminal = self.bare()
        terminal.wait_for(bare.READY, KEY_BAR)
        terminal.rest()
        return terminal

    def carrel_ready(self, course: Path) -> Terminal:
        """Carrel at the first lesson of a synthetic course, its screen painted, at rest."""
        terminal = self.carrel(course)
        terminal.wait_for(opening(1), KEY_BAR)
        terminal.rest()
        return terminal

    def settle(self) -> None:
        """Let the disk have what was written, so that the program measured does not wait for our files."""
        os.sync()


@contextmanager
def setting() -> Iterator[Setting]:
    """A setting that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="carrel-bench-") as folder:
        place = Setting(Path(folder))
        place.home.mkdir()
        (place.home / "progress.json").write_text(KNOWN, encoding="utf-8")
        yield place
