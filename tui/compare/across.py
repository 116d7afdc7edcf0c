"""The tables of all lessons, and subjects of different tables set side by side on the dimensions that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from ..course.cells import cell_id
from ..course.loading import Course
from ..course.model import Cell, Comparison, Row, Subject
from ..course.problems import CourseError
from .arrange import distinct
from .cells import cell_of, folded


class Source(Struct, frozen=True):
    """A table, and the lesson that it stands in."""

    lesson: str
    lesson_title: str
    table: Comparison


class Tables(Struct, frozen=True):
    """All tables of a course; `unread` are the titles of lessons that can't be read."""

    sources: tuple[Source, ...]
    unread: tuple[str, ...] = ()


class Choice(Struct, frozen=True):
    """One subject of one table."""

    source: Source
    subject: Subject


class Origin(Struct, frozen=True):
    """Where a cell comes from: its lesson, and its item in reviews."""

    lesson: str
    item: str


class Sheet(Struct, frozen=True):
    """A table to show. `lesson` is where it stands; of a table put together from several, `origins` holds where each
    cell comes from, by (row id, subject id). `about` says where it comes from, '' for the open lesson's own."""

    table: Comparison
    lesson: str = ""
    about: str = ""
    origins: dict[tuple[str, str], Origin] = {}

    def origin(self, row: str, subject: str) -> Origin:
        """Where the cell of this row and subject comes from."""
        own = Origin(self.lesson, cell_id(self.table.id, row, subject))
        return self.origins.get((row, subject), own)


def read_tables(course: Course, stopped: Callable[[], bool] = lambda: False) -> Tables:
    """The tables of the course's lessons, in order. Reads every file: 1 to 3 ms a lesson."""
    sources: list[Source] = []
    unread = []
    for head in course.heads:
        if stopped():
            break
        try:
            lesson = course.lesson(head.id)
        except CourseError:
            unread.append(head.title)
        else:
            sources += (Source(lesson.id, lesson.title, table) for table in lesson.comparisons)
    return Tables(tuple(sources), tuple(unread))


def choices(sources: Iterable[Source]) -> list[Choice]:
    """Every subject of every table."""
    return [Choice(source, subject) for source in sources for subject in distinct(source.table)]


def side_by_side(chosen: Sequence[Choice]) -> Sheet:
    """The chosen subjects in one table, on the dimensions that at least two of their tables share: by the row's id,
    or by its words. Subjects of one table share all of its rows. Without any shared dimension the table has no rows.
    """
    names = _names(chosen)
    sources = list({_key(choice.source): choice.source for choice in chosen}.values())
    subjects = [Subject(id=_subject_id(choice), name=name) for choice, name in zip(chosen, names, strict=True)]
    rows: list[Row] = []
    origins: dict[tuple[str, str], Origin] = {}
    for shared in _shared_rows(sources):
        first = next(iter(shared.values()))
        row_id = f"{len(rows)}:{first.id}"
        cells: dict[str, Cell] = {}
        for choice, subject in zip(chosen, subjects, strict=True):
            row = shared.get(_key(choice.source))
            if row is not None and (cell := cell_of(row, choice.subject)):
                cells[subject.id] = cell
                item = cell_id(choice.source.table.id, row.id, choice.subject.id)
                origins[row_id, subject.id] = Origin(choice.source.lesson, item)
        rows.append(Row(id=row_id, dimension=first.dimension, cells=cells))
    titles = list(dict.fromkeys(source.table.title for source in sources))
    table = Comparison(id="side-by-side", title=", ".join(names), subjects=tuple(subjects), rows=tuple(rows))
    return Sheet(table, about="from " + " · ".join(titles), origins=origins)


def _key(source: Source) -> tuple[str, str]:
    return source.lesson, source.table.id


def _subject_id(choice: Choice) -> str:
    return "/".join((*_key(choice.source), choice.subject.id))


def _names(chosen: Sequence[Choice]) -> list[str]:
    """The subjects' names, with the table's title where two go by one name."""
    counts = Counter(choice.subject.name for choice in chosen)
    return [
        f"{choice.subject.name} ({choice.source.table.title})"
        if counts[choice.subject.name] > 1
        else choice.subject.name
        for choice in chosen
    ]


def _shared_rows(sources: Sequence[Source]) -> list[dict[tuple[str, str], Row]]:
    """The rows that belong together, by table; of one table alone, all of its rows."""
    groups: list[dict[tuple[str, str], Row]] = []
    found: dict[str, dict[tuple[str, str], Row]] = {}
    for source in sources:
        for row in source.table.rows:
            marks = (f"id {row.id}", f"words {folded(row.dimension)}")
            group = next((found[mark] for mark in marks if mark in found and _key(source) not in found[mark]), None)
            if group is None:
                group = {}
                groups.append(group)
            group[_key(source)] = row
            for mark in marks:
                found.setdefault(mark, group)
    return [group for group in groups if len(group) > 1 or len(sources) == 1]
