"""`progress.json` and the copy kept of it: loading what can be loaded, and writing so that nothing is lost."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from . import document
from .document import Document
from .entries import Entry, known, union
from .files import Disk, free_name, keep_as, locked, make_folders, read_regular, replace_whole
from .journal import journal_paths, left_over
from .snapshot import (
    Fingerprint,
    Snapshot,
    fingerprint,
    fingerprint_at,
    read_snapshot,
    write_snapshot,
)
from .state import fold_in_order

NAME = "progress.json"
COPY = "progress.json.bak"
LOCK = "progress.lock"
SNAPSHOT = "state.cache"


class Loaded(Struct):
    """What was found, in no particular order.

    `aside` is the name to keep the file under before it is written over ('': no need). `restored`: part of it comes
    from the copy. `writable` is False when nothing must be written over it; `newer`, when a newer version is why.
    """

    entries: list[Entry] = []
    fingerprint: Fingerprint | None = None
    aside: str = ""
    restored: bool = False
    writable: bool = True
    newer: bool = False
    notices: list[str] = []


class Archive:
    """A home folder's progress file. Of all processes only one at a time folds into it."""

    def __init__(self, home: Path, now: Callable[[], datetime], disk: Disk) -> None:
        self.home = home
        # A link (into a folder that is synced, say) stays one: what it points to is replaced.
        self.path = Path(os.path.realpath(home / NAME))
        self.copy = home / COPY
        self._now = now
        self._disk = disk

    def snapshot(self) -> Snapshot | None:
        """The state that the file as it is now adds up to, if it was kept."""
        return read_snapshot(self.home / SNAPSHOT, fingerprint_at(self.path))

    def load(self) -> Loaded:
        """All that the file holds, and what can be brought back of what it should hold."""
        # The copy first: another Carrel may be writing both, the file before the copy.
        copy = self._read_copy()
        before = fingerprint_at(self.path)
        try:
            data = read_regular(self.path)
        except FileNotFoundError:
            return self._from_copy(copy)
        except OSError as error:
            if error.errno != errno.EINVAL:
                return self._out_of_reach(error, copy)
            return self._rescued(Document(faults=["it is not a regular file"]), copy)
        found = document.read(data)
        if found.newer:
            return self._newer(found, self.path)
        if found.faults:
            return self._rescued(found, copy)
        loaded = Loaded(found.entries, before)
        if found.version < document.VERSION:
            loaded.aside = f"{NAME}.version-{found.version}"
            loaded.notices.append(
                f"{self.path} was of an older version ({found.version}) and has been brought up to date; "
                f"the old file is kept as {loaded.aside}."
            )
        if copy != data:
            self._complete(loaded, document.read(copy) if copy else Document())
        return loaded

    def fold_in(self, extra: Iterable[Entry] = ()) -> Loaded | None:
        """Put into the file what left-over journals hold, and `extra`; None when there was nothing to do.

        A journal is removed once what it held is safe in the file. Raises OSError.
        """
        extra = list(extra)
        if not extra and not journal_paths(self.home) and (self.snapshot() or self._nothing_kept()):
            return None
        make_folders(self._disk, self.home)
        with locked(self.home / LOCK), left_over(self.home) as pages:
            if not extra and not pages and self.snapshot():
                return None
            loaded = self.load()
            if not loaded.writable:
                return loaded
            loaded.entries = union(loaded.entries, extra, *(page.entries for page in pages))
            if extra or pages or loaded.aside or loaded.restored:
                self._save(loaded)
            for page in pages:
                if page.faults:
                    keep_as(self._disk, page.path, self._unreadable(page.path.name))
                self._disk.remove(page.path)
            if pages:
                self._disk.sync_folder(pages[0].path.parent)
            self._keep_snapshot(loaded)
            return loaded

    def back_up(self, entries: list[Entry], reason: str) -> Path:
        """Write the entries to a new file beside the progress, named for the reason and the time. Raises OSError."""
        make_folders(self._disk, self.home)
        path = free_name(self.home / f"{NAME}.{reason}-{self._compact_time()}")
        replace_whole(self._disk, path, document.encode(entries))
        return path

    def _nothing_kept(self) -> bool:
        return not self.path.exists() and not self.copy.exists()

    def _save(self, loaded: Loaded) -> None:
        if loaded.aside:
            keep_as(self._disk, self.path, loaded.aside)
        data = document.encode(loaded.entries)
        loaded.fingerprint = fingerprint(replace_whole(self._disk, self.path, data))
        # Whole, not linked: what spoils the one file in place must leave the other as it was.
        replace_whole(self._disk, self.copy, data)

    def _keep_snapshot(self, loaded: Loaded) -> None:
        if loaded.fingerprint and loaded.entries:
            with suppress(OSError):
                write_snapshot(
                    self._disk,
                    self.home / SNAPSHOT,
                    loaded.fingerprint,
                    loaded.entries[-1].order,
                    fold_in_order(known(loaded.entries)),
                )

    def _complete(self, loaded: Loaded, copy: Document) -> None:
        """Add the events of the copy that the file should hold and doesn't: nothing is ever taken out of it."""
        there = {entry.id for entry in loaded.entries}
        missing = [entry for entry in copy.entries if entry.id not in there]
        if missing and not copy.newer:
            loaded.entries += missing
            loaded.restored = True
            loaded.notices.append(
                f"{self.path} lacked {len(missing)} events that {COPY} holds; they have been put back. "
                "To set progress aside on purpose: carrel progress reset."
            )

    def _from_copy(self, data: bytes | None) -> Loaded:
        if data is None:
            return Loaded()
        copy = document.read(data)
        if copy.newer:
            return self._newer(copy, self.copy)
        notice = (
            f"{self.path} was missing and has been brought back from {COPY}. "
            "To begin anew on purpose: carrel progress reset."
        )
        return Loaded(copy.entries, restored=True, notices=[notice])

    def _rescued(self, found: Document, data: bytes | None) -> Loaded:
        copy = document.read(data) if data else Document()
        if copy.newer:
            return self._newer(copy, self.copy)
        entries = union(found.entries, copy.entries)
        aside = self._unreadable(NAME)
        held = [name for name, entries in (("the rest of it", found.entries), (COPY, copy.entries)) if entries]
        source = " and ".join(held)
        outcome = f"{len(entries)} events were brought back from {source}" if held else "there is no copy of it"
        faults = "; ".join(found.faults[:3])
        notice = f"{self.path} could not be read: {faults}. It is kept as {aside}; {outcome}."
        return Loaded(entries, aside=aside, notices=[notice])

    def _newer(self, found: Document, path: Path) -> Loaded:
        notice = (
            f"{path} is from a newer Carrel (version {found.version}; this one writes {document.VERSION}). "
            "It is open for reading only: what you do now is not saved. Update Carrel to go on."
        )
        return Loaded(found.entries, writable=False, newer=True, notices=[notice])

    def _out_of_reach(self, error: OSError, data: bytes | None) -> Loaded:
        notice = (
            f"{self.path} can't be opened ({error.strerror}). What you do now is kept beside it, "
            "and added as soon as it can be opened."
        )
        copy = document.read(data) if data else Document()
        return Loaded(copy.entries, writable=False, notices=[notice])

    def _read_copy(self) -> bytes | None:
        try:
            return read_regular(self.copy)
        except OSError:
            return None

    def _unreadable(self, name: str) -> str:
        return f"{name}.unreadable-{self._compact_time()}"

    def _compact_time(self) -> str:
        return f"{self._now().astimezone(UTC):%Y%m%dT%H%M%SZ}"
