"""A lesson's outline: its title, its sections and the headings in them, as rows."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from ..course.headings import headings
from ..course.model import Lesson
from ..progress.state import Place
from .lesson import SOURCES, SOURCES_LINE
from .marks import SIGNS, signs
from .text import Piece

# Of a longer heading the beginning is shown.
LONGEST = 200


class Stop(NamedTuple):
    """A row of the outline: where it leads, how deep it stands (0 for the lesson), and its words in Markdown."""

    section: str
    line: int
    depth: int
    words: str

    @property
    def place(self) -> Place:
        return Place("read", self.section, self.line)


def stops(lesson: Lesson) -> list[Stop]:
    """The lesson, its sections and their headings, in their order, and its sources."""
    found = [Stop("", -1, 0, lesson.title)]
    for section in lesson.sections:
        found.append(Stop(section.id, -1, 1, section.title))
        inside = headings(section.body)
        least = min((heading.level for heading in inside), default=1)
        found += [Stop(section.id, h.line, 2 + h.level - least, h.text) for h in inside]
    if lesson.sources:
        found.append(Stop("", SOURCES_LINE, 1, SOURCES))
    return found


def present(found: Sequence[Stop], place: Place) -> int:
    """Which row a place of the lesson belongs to."""
    best = 0
    for number, stop in enumerate(found):
        if stop.section == place.section and stop.line <= max(place.line, -1):
            best = number
    return best


def outline_rows(
    found: Sequence[Stop], here: int, read: Container[str], marks: Mapping[str, Container[str]]
) -> list[list[list[Piece]]]:
    """The rows: sections read are ticked, sections with marks bear their signs, and one row says "here"."""
    # Late: only an outline with marks of Markdown in it needs the parser.
    from .markdown import inline_text

    rows = []
    for number, stop in enumerate(found):
        is_section = stop.line < 0
        tick = SIGNS["read"][0] if is_section and stop.section in read else " "
        role = ("strong", "", "muted")[min(stop.depth, 2)]
        words = [Piece(stop.words, role)] if is_section else inline_text(stop.words[:LONGEST], role)
        row = [Piece(f"{tick} ", "right"), Piece("  " * max(stop.depth - 1, 0)), *words]
        if is_section and (shown := signs(marks.get(stop.section, ()))):
            row.append(Piece(f"  {shown}", "partly"))
        if number == here:
            row.append(Piece("  (here)", "accent"))
        rows.append([[piece for piece in row if piece.text]])
    return rows


def legend(read: bool, marks: Mapping[str, Container[str]]) -> list[Piece]:
    """What the signs mean that the outline shows, or nothing."""
    kinds = ["read"] if read else []
    kinds += [kind for kind in ("bookmark", "note", "missed") if any(kind in found for found in marks.values())]
    # A sign and its word stay on one line.
    return [Piece("   ".join("\N{NO-BREAK SPACE}".join(SIGNS[kind]) for kind in kinds), "muted")] if kinds else []
