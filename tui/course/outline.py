"""What the rest of a course needs to know of a lesson: what it is called, what is in it, and what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from .draft import LessonDraft
from .files import LARGEST_FILE, read_bytes
from .loading import read_head
from .markdown import Kind, mentions
from .problems import CourseError, KeyPath, Spot

_SECTIONS = re.compile(rb"^sections[ \t]*:", re.MULTILINE)
# A lesson names no more things than this, or it is not checked further for what it names.
MOST_MENTIONS = 5_000


class Named(Struct, frozen=True):
    """A name and where it stands."""

    name: str
    spot: Spot


class Reference(Struct, frozen=True):
    """A link or term in a lesson's texts: the name and where it stands."""

    kind: Kind
    name: str
    spot: Spot


class Outline(Struct, frozen=True):
    """A lesson as the others see it; `sections` is None where it can't be read. It holds none of the lesson's text,
    so that 1,000 fit in memory."""

    file: str
    ids: tuple[Named, ...] = ()
    sections: frozenset[str] | None = None
    questions: tuple[Named, ...] = ()
    comparisons: tuple[Named, ...] = ()
    tags: frozenset[str] = frozenset()
    requires: tuple[Named, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def id(self) -> str:
        return self.ids[0].name if self.ids else ""


def outline(lesson: LessonDraft) -> Outline:
    """The outline of a lesson."""
    at = lesson.document.spot
    own = [Named(lesson.id, at(("id",)))] if lesson.id else []
    former = [Named(name, at(("aliases", place))) for place, name in lesson.texts("aliases")]
    return Outline(
        file=lesson.document.file,
        ids=tuple(own + former),
        sections=frozenset(lesson.known_ids("sections")),
        questions=_named(lesson, "questions"),
        comparisons=_named(lesson, "comparisons"),
        tags=frozenset(tag for _, question in lesson.questions for tag in question.tags),
        requires=tuple(Named(name, at(("requires", place))) for place, name in lesson.texts("requires")),
        references=tuple(_references(lesson)),
    )


def _named(lesson: LessonDraft, key: str) -> tuple[Named, ...]:
    """The ids in the list under a key."""
    return tuple(Named(name, lesson.document.spot((key, place, "id"))) for place, name in lesson.ids(key))


def outline_of_head(path: Path) -> Outline:
    """The outline of a lesson that can't be read as a whole, with the ids at its head, if these can be."""
    try:
        head = read_head(path)
    except CourseError:
        return Outline(str(path))
    return Outline(str(path), tuple(Named(name, Spot(str(path))) for name in (head.id, *head.aliases)))


def looks_like_a_lesson(path: Path) -> bool:
    """Whether the file has what a lesson has; other YAML files may stand in a course's folder too."""
    try:
        return bool(_SECTIONS.search(read_bytes(path, LARGEST_FILE)))
    except CourseError:
        return False


def _references(lesson: LessonDraft) -> Iterator[Reference]:
    count = 0
    for path, text in _texts(lesson.data, ()):
        for mention in mentions(text):
            count += 1
            if count > MOST_MENTIONS:
                return
            spot = lesson.document.spot(path, mention.fragment, further=mention.start)
            yield Reference(mention.kind, mention.target, spot)


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Every text in a file's data, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _texts(inner, (*path, place))
