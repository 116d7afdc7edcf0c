"""What is taught: a course, its lessons and what they hold. All frozen; the file's own words are the names."""

from __future__ import annotations

from msgspec import Struct, field

from ..questions import AnyQuestion


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mapping in a course file: immutable, and no key that nobody reads."""


class Section(Record, frozen=True, kw_only=True):
    """One idea of a lesson, in Markdown."""

    id: str
    title: str
    body: str
    aliases: tuple[str, ...] = ()


class Subject(Record, frozen=True, kw_only=True):
    """One of the things that a comparison sets side by side."""

    id: str
    name: str


class Cell(Record, frozen=True, kw_only=True):
    """What a comparison says of one subject in one dimension: short enough to recall, and a longer note."""

    short: str
    note: str = ""


class Row(Record, frozen=True, kw_only=True):
    """One dimension of a comparison, with a cell for each subject id."""

    id: str
    dimension: str
    cells: dict[str, Cell]


class Comparison(Record, frozen=True, kw_only=True):
    """A table of subjects by dimensions."""

    id: str
    title: str
    subjects: tuple[Subject, ...]
    rows: tuple[Row, ...]


class Source(Record, frozen=True, kw_only=True):
    """A work that a lesson rests on."""

    title: str
    by: str = ""
    year: str = ""


class LabSetting(Record, frozen=True, kw_only=True):
    """Which lab a lesson runs, and with which preset."""

    kind: str
    preset: str = ""


class LessonHead(Record, frozen=True, kw_only=True):
    """What the lesson list needs to know of a lesson before it is opened."""

    id: str
    title: str
    summary: str = ""
    minutes: int = 0
    requires: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class Lesson(LessonHead, frozen=True, kw_only=True):
    """One lesson file."""

    sections: tuple[Section, ...]
    comparisons: tuple[Comparison, ...] = ()
    lab: LabSetting | None = None
    questions: tuple[AnyQuestion, ...] = ()
    sources: tuple[Source, ...] = ()

    def section_title(self, section_id: str) -> str:
        """The title of the section with this id, or '' when there is none."""
        return next((section.title for section in self.sections if section.id == section_id), "")


class Term(Record, frozen=True, kw_only=True):
    """A glossary entry."""

    id: str
    term: str
    short: str
    long: str = ""
    lesson: str = ""
    confused_with: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class Glossary(Record, frozen=True, kw_only=True):
    """A course's `glossary.yaml`."""

    terms: tuple[Term, ...]


class Manifest(Record, frozen=True, kw_only=True):
    """A course's `course.yaml`: what it is, and its lesson files in order."""

    id: str
    title: str
    lessons: tuple[str, ...]
    format: int = 1
    summary: str = ""
    language: str = "en"
    authors: tuple[str, ...] = ()
    licence: str = ""
    glossary: str = ""
    pass_mark: float = field(name="pass", default=0.8)
