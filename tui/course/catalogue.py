"""Which courses there are to study, and which one is meant."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from .loading import MANIFEST, read_record
from .model import Manifest
from .problems import CourseError, Problem


class Entry(Struct, frozen=True):
    """A course folder; `manifest` is None when it can't be read, and `trouble` says why."""

    folder: Path
    manifest: Manifest | None
    trouble: str = ""


def courses(shelves: Iterable[Path]) -> list[Entry]:
    """Every course folder on the shelves (folders of course folders), shelves in order, folders by name."""
    return [_entry(folder) for shelf in shelves for folder in _folders(shelf)]


def find(wanted: str, shelves: Iterable[Path]) -> Path:
    """The folder of the course meant by an id or a path. Raises CourseError when there is none."""
    known: list[str] = []
    for entry in courses(shelves):
        if entry.manifest is not None:
            known.append(entry.manifest.id)
        if entry.folder.name == wanted or (entry.manifest and entry.manifest.id == wanted):
            return entry.folder
    path = Path(wanted).expanduser()
    if path.name == MANIFEST and path.is_file():
        return path.parent
    if path.is_dir():
        return path
    advice = f"known courses: {', '.join(known)}; or name a folder that holds {MANIFEST}"
    raise CourseError([Problem(wanted, "no-course", "there is no such course", suggestion=advice)])


def _folders(shelf: Path) -> list[Path]:
    try:
        return sorted(folder for folder in shelf.iterdir() if (folder / MANIFEST).is_file())
    except OSError:
        return []


def _entry(folder: Path) -> Entry:
    try:
        return Entry(folder, read_record(folder / MANIFEST, Manifest))
    except CourseError as error:
        return Entry(folder, None, error.problems[0].sentence())
