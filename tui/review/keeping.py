"""Items and cards kept beside the progress, so that a start need not make them anew. Derived: safe to delete, and
never trusted where they do not fit."""

from __future__ import annotations

import importlib.util
import zlib
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from .. import __version__
from ..course.loading import MANIFEST, Course
from ..progress import document
from ..progress.archive import NAME
from ..progress.entries import Entry, known, read_entry, union
from ..progress.events import AnyEvent
from ..progress.files import Disk, read_regular, write_all
from ..progress.journal import read_journals
from ..progress.snapshot import Fingerprint, fingerprint_at
from ..progress.store import Store
from .days import SLACK, study_day
from .items import Items, read_items
from .ledger import Ledger, ledger, slips_in
from .settings import Settings

T = TypeVar("T")

# How `document.encode` ends a file, and parts one event from the next.
_END, _BETWEEN = b"\n]}\n", b",\n"
# Bytes of a kept file's own checksum, at its start: two processes may have written it at once.
_CHECK = 4
# The modules whose code decides what a kept file holds.
_RULES = ("cards", "days", "items", "keeping", "ledger", "memory", "ratings", "reviews")


class _KeptItems(msgspec.Struct):
    key: int
    items: Items


class _KeptLedger(msgspec.Struct):
    """A ledger of the first `size` bytes of the progress file, which have this checksum; all there was of it when it
    had this fingerprint. `today` is the day on which it was made."""

    key: int
    today: date
    fingerprint: Fingerprint
    size: int
    checksum: int
    ledger: Ledger


def items_of(course: Course, home: Path | None) -> Items:
    """The items of a course: as kept in `home` (None: nowhere) while none of its files has changed."""
    if home is None:
        return read_items(course)
    path, key = home / f"items-{_file_name(course.id)}.cache", _items_key(course)
    kept = _read(path, _KeptItems)
    if kept and kept.key == key:
        return kept.items
    items = read_items(course)
    _write(path, _KeptItems(key, items))
    return items


def ledger_of(store: Store, course: str, items: Items, settings: Settings, zone: tzinfo, now: datetime) -> Ledger:
    """The ledger of all that the store holds, as of `now`: the one kept, brought up to date, where it fits.

    Where it does not it is made afresh, 2 s for 100,000 reviews: call this in a worker.
    """
    shelf = _Shelf(course, items, settings.retention, zone, study_day(now, zone))
    found = None
    if store.folder and not store.trouble:
        found = shelf.from_files(store.folder)
    return found or shelf.afresh(store.events())


class _Shelf(msgspec.Struct, frozen=True):
    """Where the ledger of one course is made or found."""

    course: str
    items: Items
    retention: float
    zone: tzinfo
    today: date

    def afresh(self, events: Sequence[AnyEvent]) -> Ledger:
        return ledger(events, self.course, self.items.names, self.zone, self.today, self.retention)

    def from_files(self, home: Path) -> Ledger | None:
        """The ledger of the progress file and the journals beside it; None where they are not plain sailing."""
        # Journals first: one that is folded in meanwhile is then found in the file too.
        journals = union(*(page.entries for page in read_journals(home)))
        found = self._of_file(home)
        return found if found and self._added(found, journals) else None

    def _of_file(self, home: Path) -> Ledger | None:
        path, key = home / f"review-{_file_name(self.course)}.cache", self._key()
        kept = _read(path, _KeptLedger)
        stamp = fingerprint_at(home / NAME)
        if kept is None or kept.key != key or not self._holds(kept):
            kept = None
        elif kept.fingerprint == stamp:
            return kept.ledger
        try:
            data = read_regular(home / NAME)
        except OSError:
            return None
        if kept and (news := _news(data, kept)) is not None and self._added(kept.ledger, news):
            found = kept.ledger
        else:
            whole = document.read(data)
            if whole.faults or whole.version != document.VERSION:
                return None
            kept, found = None, self.afresh(known(union(whole.entries)))
        if stamp and data.endswith(_END):
            size, view = len(data) - len(_END), memoryview(data)
            checksum = zlib.crc32(view[kept.size : size], kept.checksum) if kept else zlib.crc32(view[:size])
            _write(path, _KeptLedger(key, self.today, stamp, size, checksum, found))
        return found

    def _holds(self, kept: _KeptLedger) -> bool:
        """Whether it is so today: a day that had not come, or a clock put right since, is looked at anew."""
        ahead = any(day > self.today + SLACK for day in kept.ledger.machines.values())
        return kept.today == self.today or (kept.ledger.sound and not ahead)

    def _added(self, found: Ledger, entries: Sequence[Entry]) -> bool:
        events = known(entries)
        slips = slips_in(events)
        return all(found.add(e, self.course, self.items.names, self.zone, self.today, slips) for e in events)

    def _key(self) -> int:
        names = sorted(self.items.names.items())
        return _sum(_rules(), _package(), self.course, names, self.retention, self.zone)


def _news(data: bytes, kept: _KeptLedger) -> list[Entry] | None:
    """What the file holds beyond what was kept; None when it does not begin with that."""
    view = memoryview(data)
    rest = data[kept.size :]
    if not rest.endswith(_END) or zlib.crc32(view[: kept.size]) != kept.checksum:
        return None
    body = rest[: -len(_END)]
    if not body:
        return []
    if not body.startswith(_BETWEEN):
        return None
    try:
        texts = msgspec.json.decode(b"[" + body[len(_BETWEEN) :] + b"]", type=list[msgspec.Raw])
        return [read_entry(bytes(text)) for text in texts]
    except (ValueError, RecursionError):
        return None


def _items_key(course: Course) -> int:
    names = [*course.manifest.lessons, course.manifest.glossary, MANIFEST]
    files = [(name, fingerprint_at(course.folder / name)) for name in names]
    return _sum(_rules(), __version__, files)


def _sum(*parts: object) -> int:
    return zlib.crc32(repr(parts).encode())


def _file_name(course: str) -> str:
    """A course's id as part of a file's name, whatever is in it."""
    return f"{zlib.crc32(course.encode()):08x}"


@cache
def _rules() -> int:
    """What changes whenever the code behind what is kept does."""
    return _sum([Path(__file__).with_name(f"{name}.py").read_bytes() for name in _RULES])


@cache
def _package() -> int:
    """What changes whenever the fsrs package does, found without importing it."""
    spec = importlib.util.find_spec("fsrs")
    return zlib.crc32(Path(spec.origin).with_name("scheduler.py").read_bytes()) if spec and spec.origin else 0


def _read(path: Path, kind: type[T]) -> T | None:
    """What was kept; None when there is nothing, or it was cut off, spoilt or made by another version."""
    try:
        data = read_regular(path)
        if zlib.crc32(memoryview(data)[_CHECK:]).to_bytes(_CHECK) != data[:_CHECK]:
            return None
        return msgspec.msgpack.decode(memoryview(data)[_CHECK:], type=kind)
    except (OSError, ValueError, RecursionError):
        return None


def _write(path: Path, value: _KeptItems | _KeptLedger) -> None:
    """Keep it if that is possible; if not, the next start has more to do, and nothing is lost."""
    data = msgspec.msgpack.encode(value)
    disk, new = Disk(), path.with_name(f"{path.name}.new")
    with suppress(OSError):
        # Not synced: what a power cut leaves of it has another checksum.
        descriptor = disk.create(new)
        try:
            write_all(disk, descriptor, zlib.crc32(data).to_bytes(_CHECK) + data)
        finally:
            disk.close(descriptor)
        disk.replace(new, path)
