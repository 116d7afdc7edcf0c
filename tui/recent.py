"""Which folder a course was last opened from, for courses that stand on no shelf. Safe to delete."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

NAME = "recent.json"


def remember(home: Path, course_id: str, folder: Path) -> None:
    """Note where the course was opened from. A note that can't be written is no loss: nothing is said."""
    known = _read(home)
    where = str(folder.resolve())
    if known.get(course_id) == where:
        return
    with suppress(OSError):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        (home / NAME).write_bytes(msgspec.json.encode({**known, course_id: where}))


def folder_of(home: Path, course_id: str) -> Path | None:
    """The folder that the course was last opened from, or None."""
    where = _read(home).get(course_id)
    return Path(where) if where else None


def _read(home: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode((home / NAME).read_bytes(), type=dict[str, str])
    except (OSError, ValueError):
        return {}
