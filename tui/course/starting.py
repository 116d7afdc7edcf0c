"""A new course on disk: small, complete and commented, to be written over."""

from __future__ import annotations

import re
from pathlib import Path

from .loading import MANIFEST
from .problems import CourseError, Problem
from .schema import NAMES, as_text, file_name

TEMPLATE = Path(__file__).with_name("template")
TEMPLATE_ID = "my-course"


def start_course(folder: Path) -> list[Path]:
    """Write the new course into a folder that is not there yet or is empty; the files written. Raises CourseError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            message, advice = "is not empty, and nothing in it is written over", "name a folder that is not there yet"
            raise CourseError([Problem(str(folder), "not-empty", message, suggestion=advice)])
        return [_written(folder / name, text) for name, text in _files(folder.resolve().name).items()]
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it has a character that no name can have"
        raise CourseError([Problem(str(folder), "not-written", f"can't be written: {reason}")]) from None


def _files(name: str) -> dict[str, str]:
    """The files of the new course, by their names in it."""
    course_id = re.sub(r"[^\w.+-]+", "-", name.lower()).strip("-.+_") or TEMPLATE_ID
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(TEMPLATE.glob("*.yaml"))}
    texts[MANIFEST] = texts[MANIFEST].replace(f"id: {TEMPLATE_ID}", f"id: {course_id}")
    return texts | {f"schema/{file_name(schema)}": as_text(schema) for schema in NAMES}


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path
