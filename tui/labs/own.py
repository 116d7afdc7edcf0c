"""A person's own text for a lab: as it is typed, or from the file that it names."""

from __future__ import annotations

from ..course.files import expanded, read_exact_text
from ..course.problems import CourseError
from .base import LabError

# A value that is read from a file, as of one's own points: `points=@points.csv`.
FILE = "@"


def own_text(value: str) -> str:
    """The text, or what the file holds that it names after `@`. Raises LabError."""
    name = value.strip()
    if not name.startswith(FILE) or "\n" in name:
        return value
    try:
        return read_exact_text(expanded(name.removeprefix(FILE)))
    except CourseError as error:
        raise LabError(error.problems[0].sentence()) from None
