"""Open a course and its lessons: the manifest and the heads of its lessons at once, a lesson when it is asked for."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import msgspec

from .files import exists, is_folder, is_inside, read_bytes, read_text
from .model import Glossary, Lesson, LessonHead, Manifest, Term
from .problems import CourseError, Problem, shortened
from .reading import parse_yaml, read_yaml
from .text import one_line

T = TypeVar("T")
_ONE_AT_A_TIME = Lock()

MANIFEST = "course.yaml"
# A head is the keys before `sections:`; reading no further keeps opening a course of 1,000 lessons short.
HEAD_SIZE = 4096
_BODY_STARTS = re.compile(r"^(?:sections|comparisons|questions|sources|lab)\s*:", re.MULTILINE)


class Course:
    """A course that is open: its manifest, the heads of its lessons, and lessons parsed when asked for."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest
        self.heads = tuple(self._head(name) for name in manifest.lessons)
        self._files = dict(zip((head.id for head in self.heads), manifest.lessons, strict=True))

    @property
    def id(self) -> str:
        return self.manifest.id

    @property
    def title(self) -> str:
        return self.manifest.title

    def index(self, lesson_id: str) -> int | None:
        """The lesson's place in the course, by its id or one of its former ids; None when there is none."""
        for place, head in enumerate(self.heads):
            if lesson_id == head.id:
                return place
        return next((place for place, head in enumerate(self.heads) if lesson_id in head.aliases), None)

    def lesson(self, lesson_id: str) -> Lesson:
        """The lesson with this id, read from its file now. Raises CourseError."""
        place = self.index(lesson_id)
        if place is None:
            known = ", ".join(head.id for head in self.heads[:12])
            message = f"the course has no lesson `{lesson_id}`"
            raise CourseError(
                [Problem(str(self.folder / MANIFEST), "unknown-lesson", message, suggestion=f"known: {known}")]
            )
        return read_record(self.path(self.heads[place].id), Lesson)

    def path(self, lesson_id: str) -> Path:
        """The file of the lesson with this id. Raises CourseError when the course names one outside its folder."""
        return inside(self.folder, self._files[lesson_id])

    def terms(self) -> tuple[Term, ...]:
        """The glossary; empty when the course has none. Raises CourseError."""
        if not self.manifest.glossary:
            return ()
        return read_record(inside(self.folder, self.manifest.glossary), Glossary).terms

    def _head(self, name: str) -> LessonHead:
        """The lesson's head; a stand-in named after the file when it can't be read (opening it says why)."""
        try:
            return read_head(inside(self.folder, name))
        except CourseError:
            stem = re.sub(r"^\d+-", "", Path(name).stem)
            return LessonHead(id=one_line(stem) or "lesson", title=one_line(name))


def open_course(folder: Path) -> Course:
    """The course in this folder. Raises CourseError with the reason when there is none that can be used."""
    if not is_folder(folder):
        message = "is a file, not a course folder" if exists(folder) else "there is no such folder"
        raise CourseError([_no_course(folder, message, f"name the folder that holds {MANIFEST}")])
    if not exists(folder / MANIFEST):
        raise CourseError([_no_course(folder, f"holds no {MANIFEST}, so it is not a course")])
    path = inside(folder, MANIFEST)
    manifest = read_record(path, Manifest)
    if not manifest.lessons:
        raise CourseError(
            [Problem(str(path), "no-lessons", "lists no lessons", suggestion="add `lessons: [01-first.yaml]`")]
        )
    return Course(folder, manifest)


def read_record(path: Path, model: type[T]) -> T:
    """The file's content as `model`. Raises CourseError with every departure from its shape."""
    data = read_yaml(path).data
    try:
        # msgspec learns a type's shape the first time; two threads doing so at once end the process (0.22.0).
        with _ONE_AT_A_TIME:
            return msgspec.convert(data, model, strict=False)
    except msgspec.ValidationError as error:
        raise CourseError(shape_problems(path, model) or [_undiagnosed(path, error)]) from None


def shape_problems(path: Path, model: Any) -> list[Problem]:
    """Every place where the file departs from the model's shape. Raises CourseError when it can't be read."""
    # Late: a file that fits, as nearly all do, never needs it.
    from .shape import shape_findings

    document = read_yaml(path, places=True)
    return list(document.problems(shape_findings(document.data, model)))


def read_head(path: Path) -> LessonHead:
    """The keys of a lesson that come before its sections. Raises CourseError."""
    start = read_bytes(path, HEAD_SIZE).decode("utf-8-sig", "replace")
    body = _BODY_STARTS.search(start)
    text = start[: body.start()] if body else read_text(path)
    data = parse_yaml(text, str(path)).data
    known = {field for field in LessonHead.__struct_fields__ if isinstance(data, dict) and field in data}
    try:
        return msgspec.convert({field: data[field] for field in known}, LessonHead, strict=False)
    except msgspec.ValidationError as error:
        raise CourseError([_undiagnosed(path, error)]) from None


def inside(folder: Path, name: str) -> Path:
    """The path of a file that the course names. Raises CourseError when it leaves the course's folder."""
    path = folder / name
    if not is_inside(folder, path):
        message = f"names {shortened(name)!r}, which is outside the course's folder"
        raise CourseError([Problem(str(folder / MANIFEST), "outside-folder", message)])
    return path


def _no_course(folder: Path, message: str, suggestion: str = "") -> Problem:
    return Problem(str(folder), "no-course", message, suggestion=suggestion)


def _undiagnosed(path: Path, error: msgspec.ValidationError) -> Problem:
    return Problem(str(path), "wrong-shape", str(error))
