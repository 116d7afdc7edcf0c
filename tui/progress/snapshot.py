"""The folded state kept beside the file it was folded from, so that a start need not fold. Safe to delete."""

from __future__ import annotations

import os
import zlib
from functools import cache
from pathlib import Path

import msgspec

from . import state as folding
from .files import Disk, replace_whole
from .state import Order, State

# Size in bytes, time of the last change in nanoseconds, inode.
Fingerprint = tuple[int, int, int]


class Snapshot(msgspec.Struct):
    """The state that the file with this fingerprint adds up to, and the order of the last event in it."""

    fingerprint: Fingerprint
    rules: int
    last: Order
    state: State


def fingerprint(found: os.stat_result) -> Fingerprint:
    """What changes whenever the file does."""
    return found.st_size, found.st_mtime_ns, found.st_ino


def fingerprint_at(path: Path) -> Fingerprint | None:
    """The fingerprint of the file there is; None when there is none."""
    try:
        return fingerprint(path.stat())
    except OSError:
        return None


def read_snapshot(path: Path, wanted: Fingerprint | None) -> Snapshot | None:
    """The snapshot, unless it is of another file than the one wanted, of other rules, or can't be read."""
    if wanted is None:
        return None
    try:
        snapshot = msgspec.msgpack.decode(path.read_bytes(), type=Snapshot)
    except (OSError, ValueError, RecursionError):
        return None
    return snapshot if snapshot.fingerprint == wanted and snapshot.rules == _rules() else None


def write_snapshot(disk: Disk, path: Path, fingerprint: Fingerprint, last: Order, state: State) -> None:
    """Keep the state for the next start. Raises OSError."""
    replace_whole(disk, path, msgspec.msgpack.encode(Snapshot(fingerprint, _rules(), last, state)))


@cache
def _rules() -> int:
    """What changes whenever the code that folds does: a state folded by other rules is not the one wanted."""
    return zlib.crc32(Path(folding.__file__).read_bytes())
