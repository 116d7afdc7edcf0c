"""A lesson as lines, laid out piece by piece as they are needed, so that length does not delay the first screen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from ..course.model import Lesson
from ..course.problems import Problem
from ..progress.state import Place
from .divide import divided
from .markdown import lay_out
from .part import Part
from .text import Line, Piece, Styled

SOURCES = "Sources"
# The sources stand under the lesson's own name, '', as its title does: from this line on, so that places differ.
SOURCES_LINE = 1


class Chunk(NamedTuple):
    """A part of a lesson that is laid out at once. Without `title` it goes on with its section."""

    section: str
    title: str
    part: Part

    @property
    def source(self) -> str:
        """The Markdown, or the lines of code or text, that it shows."""
        return self.part.source

    @property
    def first_line(self) -> int:
        """Where it begins in its section's Markdown."""
        return self.part.first_line

    @property
    def offset(self) -> int:
        """Where it begins in the text of its first line; above 0 only within a line too long for one chunk."""
        return self.part.offset

    @property
    def title_place(self) -> Place:
        """Where its title stands, in front of the first line."""
        return Place("read", self.section, max(self.first_line - 1, -1))

    def lines(self, width: int) -> list[Line]:
        """The chunk's lines, with a blank one after it unless the next goes on with its last block."""
        line = self.title_place.line
        head = [*_wrapped(self.title, "h1", width, line), Line(source=line)] if self.title else []
        body = lay_out(self.part, width)
        return [*head, *body.lines, *body.after]

    def estimate(self, width: int) -> int:
        """About how many lines it will have; exact once laid out."""
        return 3 + self.source.count("\n") + len(self.source) // max(width, 1) // 2


def chunks(lesson: Lesson) -> list[Chunk]:
    """The lesson divided into parts: its sections, longer ones in several, and its sources."""
    about = [f"about {_counted(lesson.minutes, 'minute')}"] if lesson.minutes else []
    about += [_counted(len(lesson.questions), "question")] if lesson.questions else []
    if asking := sum(bool(table.ask) for table in lesson.comparisons):
        # How many there are is drawn anew in each quiz.
        more = "more" if lesson.questions else "questions"
        about.append(f"{more} from the table{'s' if asking > 1 else ''}")
    found = [Chunk("", lesson.title, Part("*" + " · ".join(about) + "*" if about else "", first_line=-1))]
    for section in lesson.sections:
        found += _chunks(section.id, section.title, section.body)
    if lesson.sources:
        found += _chunks("", SOURCES, _source_list(lesson), SOURCES_LINE + 1)
    return found


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _chunks(section: str, title: str, body: str, first_line: int = 0) -> list[Chunk]:
    parts = [part._replace(first_line=part.first_line + first_line) for part in divided(body)]
    return [Chunk(section, "" if number else title, part) for number, part in enumerate(parts)]


def _source_list(lesson: Lesson) -> str:
    entries = []
    for source in lesson.sources:
        by = ", ".join(part for part in (source.by, source.year) if part)
        entries.append(f"- *{_escaped(source.title)}*" + (f" ({_escaped(by)})" if by else ""))
    return "\n".join(entries)


_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def _escaped(text: str) -> str:
    """Text as Markdown that shows every character of it."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def _wrapped(text: str, role: str, width: int, source: int) -> list[Line]:
    return Styled([Piece(" ".join(text.split()), role)]).lines(width, source)


def problem_chunks(title: str, problems: tuple[Problem, ...]) -> list[Chunk]:
    """What is shown in place of a lesson that can't be read: why, and what to do."""
    # The folder is the course's, and long: the file's name says which one it is.
    named = [replace(problem, file=Path(problem.file).name) for problem in problems[:20]]
    listed = "\n".join(f"- {_escaped(problem.sentence())}" for problem in named)
    advice = "Mend the file and open the lesson again. Your progress is untouched; the other lessons still work."
    return [Chunk("", title, Part(f"**This lesson can't be shown.**\n\n{listed}\n\n{advice}"))]
