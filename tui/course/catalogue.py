"""Which courses there are to study, and which one is meant."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from .files import exists, expanded, is_folder
from .loading import MANIFEST, inside, read_record
from .model import Manifest
from .nearest import did_you_mean
from .problems import CourseError, Problem


class Entry(Struct, frozen=True):
    """A course folder; `manifest` is None when it can't be read, and `trouble` says why."""

    folder: Path
    manifest: Manifest | None
    trouble: str = ""


def courses(shelves: Iterable[Path]) -> list[Entry]:
    """Every course on the shelves, shelves in order, folders by name. A shelf is a course folder, or a folder of
    course folders."""
    return [_entry(folder) for shelf in shelves for folder in _folders(shelf)]


def find(wanted: str, shelves: Iterable[Path]) -> Path:
    """The folder of the course meant by an id or a path. Raises CourseError when there is none."""
    known: list[str] = []
    for entry in courses(shelves):
        if entry.manifest is not None:
            known.append(entry.manifest.id)
        if entry.folder.name == wanted or (entry.manifest and entry.manifest.id == wanted):
            return entry.folder
    path = expanded(wanted)
    if path.name == MANIFEST and exists(path):
        return path.parent
    if is_folder(path):
        return path
    advice = f"{did_you_mean(wanted, known)}; or name a folder that holds {MANIFEST}"
    raise CourseError([Problem(wanted, "no-course", "there is no such course", suggestion=advice)])


def _folders(shelf: Path) -> list[Path]:
    try:
        if (shelf / MANIFEST).is_file():
            return [shelf]
        return sorted(folder for folder in shelf.iterdir() if (folder / MANIFEST).is_file())
    except OSError:
        return []


def _entry(folder: Path) -> Entry:
    try:
        return Entry(folder, read_record(inside(folder, MANIFEST), Manifest))
    except CourseError as error:
        return Entry(folder, None, error.problems[0].sentence())
