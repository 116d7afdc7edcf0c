"""What several commands need: the shelves, the course that is meant, the person's progress, printing."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from ..config import Config, config_file, read_config
from ..course.files import is_folder
from ..course.loading import Course, open_course
from ..desk import Desk
from ..folders import home, shipped
from ..progress.store import Store
from ..recent import folder_of, folders, remember

DEFAULT_COURSE = "generative-ai-vs-llms"


def shelves() -> list[Path]:
    """The folders whose folders are courses: the person's own, those of the settings, what ships with the program;
    and courses that were opened from elsewhere."""
    found = [home() / "courses", *settings().course_folders(), shipped("lessons")]
    return [*found, *(folder for folder in folders(home()) if not any(_holds(shelf, folder) for shelf in found))]


def _holds(shelf: Path, folder: Path) -> bool:
    """Whether the course is on the shelf, or another edition of it: a course that ships, once run from a checkout."""
    return shelf.resolve() == folder or is_folder(shelf / folder.name)


def settings() -> Config:
    """The person's settings."""
    return _settings(config_file())[0]


def trouble_with_settings() -> tuple[str, ...]:
    """What is wrong with the person's settings, a sentence each."""
    return _settings(config_file())[1]


@cache
def _settings(file: Path) -> tuple[Config, tuple[str, ...]]:
    """The settings and what is wrong with them, which is said on standard error, once."""
    config, notices = read_config(file)
    say(notices)
    return config, notices


def open_store() -> Store:
    """The person's progress; what is to be known about it is said on standard error."""
    store = Store.open(home(), device=platform.node() or "unknown", now=lambda: datetime.now(UTC))
    say(store.notices)
    return store


def course_named(name: str, store: Store | None = None) -> Course:
    """The course with this id or folder; for '' the one studied last, else the one that ships. Raises CourseError."""
    from ..course.catalogue import find
    from ..course.problems import CourseError

    last = store.state.last_course if store and not name else ""
    if last:
        with suppress(CourseError):
            return open_course(folder_of(home(), last) or find(last, shelves()))
    return open_course(find(name or DEFAULT_COURSE, shelves()))


def open_desk(name: str) -> Desk:
    """The course and the person's progress in it. Raises CourseError."""
    store = open_store()
    desk = Desk(course_named(name, store), store, settings().review)
    if name:
        remember(home(), desk.course.id, desk.course.folder)
    desk.tell = lambda words: say([words])
    return desk


def close(store: Store) -> int:
    """Fold what was done into the progress file; 0 when all of it is on disk. What could not be saved there is put
    into a file of its own, which is said, and the exit code is 1."""
    store.close()
    if not store.unsaved:
        return 0
    from ..progress.document import encode

    lost = f"what you did now could not be saved in {store.folder}"
    try:
        descriptor, name = tempfile.mkstemp(prefix="carrel-unsaved-", suffix=".json")
        with os.fdopen(descriptor, "wb") as file:
            file.write(encode(store.unsaved))
    except OSError as error:
        say([f"{lost}, nor in {tempfile.gettempdir()} ({error.strerror}): it is not kept."])
    else:
        say([f"{lost}; it is in {name}. Once that folder can be written to: carrel progress merge {name}"])
    return 1


def add_course(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--course", default="", help="a course id or a folder (default: the course studied last)")


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for scripts")


def print_json(value: Any) -> None:
    """Print a value as one line of JSON."""
    import json

    print(json.dumps(value, ensure_ascii=False))


def say(sentences: Iterable[str]) -> None:
    """Words for the person, on standard error."""
    for sentence in sentences:
        print(f"carrel: {sentence}", file=sys.stderr)
