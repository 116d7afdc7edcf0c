"""What this computer remembers for convenience: from where a course was last opened, how it looks.

Safe to delete.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import msgspec

NAME = "recent.json"
LOOKS = "looks.json"


# How many cells the lines of a lesson may have at most.
NARROWEST, USUAL, WIDEST = 40, 80, 120
LineWidth = Annotated[int, msgspec.Meta(ge=NARROWEST, le=WIDEST)]


class Looks(msgspec.Struct, frozen=True):
    """How the person made it look; None and '' where they left it as it was."""

    width: LineWidth | None = None
    theme: str = ""


def remember(home: Path, course_id: str, folder: Path) -> None:
    """Note where the course was opened from. A note that can't be written is no loss: nothing is said."""
    known = _read(home)
    where = str(folder.resolve())
    if known.get(course_id) == where:
        return
    _write(home / NAME, {**known, course_id: where})


def folder_of(home: Path, course_id: str) -> Path | None:
    """The folder that the course was last opened from, or None."""
    where = _read(home).get(course_id)
    return Path(where) if where else None


def folders(home: Path) -> list[Path]:
    """From where courses were last opened; some may be gone."""
    return [Path(where) for where in _read(home).values()]


def remember_looks(home: Path, looks: Looks) -> None:
    """Note how the person likes it to look."""
    _write(home / LOOKS, looks)


def looks(home: Path) -> Looks:
    """How the person made it look."""
    try:
        return msgspec.json.decode((home / LOOKS).read_bytes(), type=Looks)
    except (OSError, ValueError):
        return Looks()


def _write(path: Path, value: object) -> None:
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(msgspec.json.encode(value))


def _read(home: Path) -> dict[str, str]:
    try:
        known = msgspec.json.decode((home / NAME).read_bytes(), type=dict[str, str])
    except (OSError, ValueError):
        return {}
    # No path has a NUL, and Python raises where one is looked for.
    return {course_id: where for course_id, where in known.items() if "\0" not in where}
