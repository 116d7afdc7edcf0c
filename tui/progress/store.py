"""Keeps what a person did: an event is on disk before it counts as recorded."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, TypedDict, TypeVar

from ..course.text import cleaned
from .archive import Archive, Loaded
from .conflicts import conflict_notices
from .entries import Entry, entry_of, known, union
from .events import AnyEvent, Event, ResetUndone, new_id, timestamp
from .files import Disk
from .journal import Journal, Page, read_journals
from .state import Order, State, fold_in_order

E = TypeVar("E", bound=Event)

_REASONS = {
    errno.ENOSPC: "there is no room left on the disk",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "Carrel may not write there",
    errno.EPERM: "Carrel may not write there",
}


class Stamp(TypedDict):
    """What every event carries, whatever it is about: `AnswerGiven(**store.stamp(), course=…, …)`."""

    id: str
    seq: int
    time: str
    device: str


class Store:
    """A person's progress.

    `record`, `retry` and `close` belong to one thread; `settle` and `events` may run in another meanwhile.
    """

    def __init__(self, folder: Path | None, device: str, now: Callable[[], datetime], disk: Disk) -> None:
        self.folder = folder
        self.device = device
        self.state = State()
        self.notices: list[str] = []
        self.trouble = ""
        self.read_only = False
        self._now = now
        self._disk = disk
        self._archive = Archive(folder, now, disk) if folder else None
        self._last: Order = (0, "")
        self._stamped = 0
        self._own: list[Entry] = []
        self._pending: list[Entry] = []
        self._journal: Journal | None = None
        self._settling = threading.Lock()

    @classmethod
    def open(
        cls, folder: Path | None, *, device: str, now: Callable[[], datetime], disk: Disk | None = None
    ) -> Store:
        """The progress kept in `folder` (None: in memory only). Never raises for what the files hold.

        What was found amiss and what was done about it stands in `notices`, a sentence each; `settle` and `close`
        may add to them.
        """
        store = cls(folder, device, now, disk or Disk())
        if store._archive:
            store._load(store._archive)
        return store

    def stamp(self) -> Stamp:
        """An id, a place in the order of events, the time and the device, for one new event."""
        self._stamped = max(self._stamped, self._last[0]) + 1
        return Stamp(id=new_id(), seq=self._stamped, time=timestamp(self._now()), device=self.device)

    def new(self, kind: type[E], *, course: str, **fields: Any) -> E:
        """A new event of this kind, stamped; it counts once it is recorded."""
        return kind(**self.stamp(), course=course, **fields)

    def record(self, *events: AnyEvent) -> None:
        """Keep the events. On return they are on disk, or `trouble` says why not and they are kept in memory."""
        entries = [entry_of(event) for event in events]
        self._own += entries
        self._pending += entries
        self._add_up(entries)
        self.retry()

    def retry(self) -> None:
        """Try again to put on disk what could not be; `trouble` is empty when all of it is there."""
        if self._archive is None or self.read_only:
            return
        try:
            if self._journal and self._journal.gone:
                # Someone removed the file under us, and with it what was safe in it.
                self._leave_journal()
                self._pending = list(self._own)
            if self._pending:
                self._journal = self._journal or Journal(self._disk, self._archive.home)
                self._journal.append(self._pending)
        except OSError as error:
            # After a failed write or sync nobody knows what of the file is on disk: begin a new one.
            self._leave_journal()
            self.trouble = _trouble(error, self._archive.home)
        else:
            self._pending = []
            self.trouble = ""

    def settle(self) -> None:
        """The slow work of a start: fold in what earlier runs left, and keep the state for the next start."""
        if self._archive is None or self.read_only:
            return
        with self._settling:
            try:
                loaded = self._archive.fold_in()
            except OSError as error:
                # Everything is safe in the journals, and the next start tries again.
                self._tell([f"{self._archive.path} can't be brought up to date yet ({error.strerror})."])
            else:
                self._tell(loaded.notices if loaded else [])

    def events(self) -> list[AnyEvent]:
        """All events there are, in order. Reads the files: slow when there are many."""
        return known(self.entries())

    def entries(self) -> list[Entry]:
        """The same with their texts, and with those that only a newer Carrel knows."""
        if self._archive is None:
            return union(self._own)
        # Journals first: one that is folded in meanwhile is then found in the file, and one in both counts once.
        pages = read_journals(self._archive.home)
        return union(self._archive.load().entries, *(page.entries for page in pages), self._own)

    def take_in(self, entries: list[Entry]) -> int:
        """Add events from elsewhere to those on file; returns how many are new. Raises OSError."""
        before = len(self.entries())
        if self._archive is None:
            self._own += entries
        elif not self.read_only:
            self._archive.fold_in(entries)
        there = self.entries()
        self._hold(there)
        return len(there) - before

    def back_up(self, reason: str) -> Path | None:
        """Keep all events there are in a file of their own; returns where (None in memory). Raises OSError."""
        return self._archive.back_up(self.entries(), reason) if self._archive else None

    @property
    def unsaved(self) -> list[Entry]:
        """What this run recorded and could not put on disk."""
        return list(self._pending) if self._archive else []

    def close(self) -> None:
        """Fold what this run recorded into the file. `trouble` says what is left in memory only, if anything."""
        self.retry()
        if self._journal:
            self._leave_journal()
            self.settle()

    def _load(self, archive: Archive) -> None:
        pages = read_journals(archive.home)
        snapshot = archive.snapshot()
        if snapshot:
            self.state, self._last = snapshot.state, snapshot.last
            self._add_up(union(*(page.entries for page in pages)))
        else:
            loaded = self._repaired(archive, archive.load())
            self._hold(union(loaded.entries, *(page.entries for page in pages)))
            self._tell(loaded.notices)
            if loaded.newer:
                self.read_only = True
                self.trouble = self.notices[0]
        self._tell(_page_notices(pages))
        self._tell(conflict_notices(archive.path.parent))

    def _repaired(self, archive: Archive, loaded: Loaded) -> Loaded:
        if not (loaded.aside or loaded.restored):
            return loaded
        try:
            # None: another Carrel was quicker, and has told it.
            return archive.fold_in() or archive.load()
        except OSError as error:
            loaded.notices.append(f"The folder {archive.home} can't be written to yet ({error.strerror}).")
            return loaded

    def _tell(self, notices: list[str]) -> None:
        # They name files and quote what is in them.
        self.notices += map(cleaned, notices)

    def _hold(self, entries: list[Entry]) -> None:
        """Take these, in order, for all the entries there are."""
        self.state = fold_in_order(known(entries))
        self._last = entries[-1].order if entries else (0, "")

    def _add_up(self, entries: list[Entry]) -> None:
        """Bring the state up to date with entries that are on file or among our own already."""
        events = known(entries)
        orders = [self._last, *(entry.order for entry in entries)]
        in_order = all(one < other for one, other in pairwise(orders))
        if in_order and not any(isinstance(event, ResetUndone) for event in events):
            for event in events:
                self.state.apply(event)
            self._last = orders[-1]
        else:
            self._hold(self.entries())

    def _leave_journal(self) -> None:
        if self._journal:
            self._journal.close()
            self._journal = None


def _trouble(error: OSError, home: Path) -> str:
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return (
        f"Your progress can't be saved in {home}: {reason}. It is kept in memory and will be saved as soon as that "
        "works again; put it right before you close Carrel."
    )


def _page_notices(pages: list[Page]) -> list[str]:
    notices = [f"{page.path} is from a newer Carrel, and is left for that one." for page in pages if page.newer]
    for page in pages:
        if page.faults:
            what = "; ".join(page.faults[:3])
            notices.append(f"Part of {page.path} could not be read: {what}. It is kept beside it; the rest counts.")
    return notices
