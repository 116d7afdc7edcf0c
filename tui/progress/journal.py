"""Journals: a file of one event a line for each running Carrel, its own for as long as it holds the lock."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from .entries import Entry, EntryError, read_entry
from .events import new_id
from .files import Disk, make_folders, read_regular, try_lock, write_all

FOLDER = "journal"
VERSION = 1
_HEADER = msgspec.json.encode({"format": "carrel-journal", "version": VERSION}) + b"\n"


class Journal:
    """A journal being written. What `append` returned from is on disk."""

    def __init__(self, disk: Disk, home: Path) -> None:
        """Begin a new journal in the home folder. Raises OSError."""
        folder = home / FOLDER
        make_folders(disk, folder)
        self._disk = disk
        self.empty = True
        self.path, self._descriptor = _begin(disk, folder)

    def append(self, entries: Iterable[Entry]) -> None:
        """Add the entries, on disk when it returns. Raises OSError; then the journal is not to be used again."""
        lines = b"".join(entry.text + b"\n" for entry in entries)
        write_all(self._disk, self._descriptor, _HEADER + lines if self.empty else lines)
        self._disk.sync(self._descriptor)
        if self.empty:
            self._disk.sync_folder(self.path.parent)
        self.empty = False

    @property
    def gone(self) -> bool:
        """Whether the file was removed by someone, so that what it held is lost with this process."""
        return os.fstat(self._descriptor).st_nlink == 0

    def close(self) -> None:
        """Give the journal up to whoever folds it in; take it away if nothing was ever acknowledged in it."""
        if self.empty:
            with contextlib.suppress(OSError):
                self._disk.remove(self.path)
        self._disk.close(self._descriptor)


def _begin(disk: Disk, folder: Path) -> tuple[Path, int]:
    """A new journal file that this process has locked (where there are locks), and its descriptor."""
    while True:
        path = folder / f"{new_id()}.jsonl"
        descriptor = disk.create_log(path)
        try:
            mine = try_lock(descriptor)
        except OSError:
            # No locks here: then nobody can fold in and remove it either.
            return path, descriptor
        # Another Carrel may have found the new file still unlocked, and taken it for one left over.
        if mine and os.fstat(descriptor).st_nlink:
            return path, descriptor
        disk.close(descriptor)


class _Label(msgspec.Struct):
    format: Literal["carrel-journal"]
    version: int


class Page(msgspec.Struct):
    """What a journal file held. `newer`: of a later version, so only to be left alone."""

    path: Path
    entries: list[Entry] = []
    faults: list[str] = []
    newer: bool = False


def read_journal(path: Path) -> Page:
    """What the journal holds. Raises OSError.

    A last line without an end was never acknowledged: it counts if it is whole, and is no fault if not.
    """
    *lines, torn = read_regular(path).split(b"\n")
    page = Page(path, [], [])
    if lines and _version(lines[0]) > VERSION:
        page.newer = True
        return page
    for number, line in enumerate(lines, start=1):
        try:
            if not (number == 1 and _version(line)):
                page.entries.append(read_entry(line))
        except EntryError as damage:
            page.faults.append(f"line {number}: {damage}")
    with contextlib.suppress(EntryError):
        page.entries.append(read_entry(torn))
    return page


def _version(line: bytes) -> int:
    """The version that a journal's first line states; 0 when it is no such line."""
    try:
        return msgspec.json.decode(line, type=_Label).version
    except (ValueError, RecursionError):
        return 0


def read_journals(home: Path) -> list[Page]:
    """What all the journals hold, those of running Carrels too."""
    pages = []
    for path in journal_paths(home):
        try:
            pages.append(read_journal(path))
        except FileNotFoundError:
            # Folded in by another Carrel meanwhile.
            continue
        except OSError as error:
            pages.append(Page(path, [], [f"it can't be read ({error.strerror})"]))
    return pages


@contextlib.contextmanager
def left_over(home: Path) -> Iterator[list[Page]]:
    """The journals whose Carrel runs no more, held so that nobody else folds them in meanwhile."""
    with contextlib.ExitStack() as held:
        pages = []
        for path in journal_paths(home):
            with contextlib.suppress(OSError):
                # For writing: some file systems lock only what may be written.
                descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK)
                held.callback(os.close, descriptor)
                if try_lock(descriptor):
                    pages.append(read_journal(path))
        yield [page for page in pages if not page.newer]


def journal_paths(home: Path) -> list[Path]:
    """The journals there are, of running Carrels and left over."""
    return sorted((home / FOLDER).glob("*.jsonl"))
