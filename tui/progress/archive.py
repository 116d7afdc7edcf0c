"""`progress.json` and the copy kept of it: loading what can be loaded, and writing so that nothing is lost."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from . import document
from .document import Document
from .entries import Entry, known, union
from .files import Disk, keep_as, locked, make_folders, read_regular, replace_whole
from .journal import left_over
from .snapshot import Fingerprint, Snapshot, fingerprint
from .state import fold

NAME = "progress.json"
COPY = "progress.json.bak"
LOCK = "progress.lock"
SNAPSHOT = "state.cache"


class Loaded(Struct):
    """What was found. `aside` names what the file is to be kept as before it is written over ('': nothing).

    `writable` is False when nothing may be written: the file is of a newer version, or can't be read at all.
    """

    entries: list[Entry]
    print: Fingerprint | None = None
    aside: str = ""
    restored: bool = False
    writable: bool = True
    notices: list[str] = []


class Archive:
    """A home folder's progress file. Only one process at a time folds into it."""

    def __init__(self, home: Path, now: Callable[[], datetime], disk: Disk) -> None:
        self.home = home
        # A link (into a folder that is synced, say) stays one: what it points to is replaced.
        self.path = Path(os.path.realpath(home / NAME))
        self.copy = home / COPY
        self._now = now
        self._disk = disk
