"""A lesson as lines, laid out piece by piece as they are needed, so that length does not delay the first screen."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..course.model import Lesson
from ..course.problems import Problem
from .markdown import layout
from .text import Line, Piece, Styled, break_lines

# Parsing and drawing this much takes a few milliseconds; a longer section is divided between blocks.
CHUNK_SIZE = 6_000
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_CONTINUES = re.compile(r"^(?:\s|[-*+>|]|\d+[.)])")


class Chunk(NamedTuple):
    """A part of a lesson that is laid out at once. Without `title` it goes on with its section."""

    section: str
    title: str
    source: str
    first_line: int = 0

    def lines(self, width: int) -> list[Line]:
        """The chunk's lines, with a blank one after it."""
        head = [] if not self.title else [*_wrapped(self.title, "h1", width), Line()]
        return [*head, *layout(self.source, width, self.first_line), Line()]

    def estimate(self, width: int) -> int:
        """About how many lines it will have; exact once laid out."""
        return 3 + self.source.count("\n") + len(self.source) // max(width, 1) // 2


def chunks(lesson: Lesson) -> list[Chunk]:
    """The lesson divided into parts: its sections, longer ones in several, and its sources."""
    about = [f"about {lesson.minutes} minutes"] if lesson.minutes else []
    about += [f"{len(lesson.questions)} questions"] if lesson.questions else []
    found = [Chunk("", lesson.title, "*" + " · ".join(about) + "*" if about else "", first_line=-1)]
    for section in lesson.sections:
        for number, (first_line, source) in enumerate(divided(section.body)):
            found.append(Chunk(section.id, "" if number else section.title, source, first_line))
    if lesson.sources:
        found.append(Chunk("", "Sources", _source_list(lesson)))
    return found


def divided(body: str) -> list[tuple[int, str]]:
    """A Markdown text in parts of at least CHUNK_SIZE characters, with the line where each begins.

    Parts end where a blank line stands between blocks at the margin, outside fenced code; link definitions are
    given to every part.
    """
    if len(body) <= 2 * CHUNK_SIZE:
        return [(0, body)]
    parts: list[tuple[int, str]] = []
    lines = body.split("\n")
    first, size, fence = 0, 0, ""
    for number, line in enumerate(lines):
        begins_block = number > first and not lines[number - 1].strip() and line and not _CONTINUES.match(line)
        if size >= CHUNK_SIZE and not fence and begins_block:
            parts.append((first, "\n".join(lines[first:number])))
            first, size = number, 0
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        size += len(line) + 1
    parts.append((first, "\n".join(lines[first:])))
    definitions = "\n".join(line for line in lines if re.match(r"^ {0,3}\[[^\]]+\]:\s", line))
    return [(at, f"{part}\n\n{definitions}" if definitions else part) for at, part in parts]


def _source_list(lesson: Lesson) -> str:
    entries = []
    for source in lesson.sources:
        by = ", ".join(part for part in (source.by, source.year) if part)
        entries.append(f"- *{_escaped(source.title)}*" + (f" ({_escaped(by)})" if by else ""))
    return "\n".join(entries)


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|~])", r"\\\1", " ".join(text.split()))


def _wrapped(text: str, role: str, width: int) -> list[Line]:
    styled = Styled([Piece(" ".join(text.split()), role)])
    ranges = break_lines(styled.plain, width)
    return [Line(pieces, -1, ranges[i][0], 0, i + 1 < len(ranges)) for i, pieces in enumerate(styled.cuts(ranges))]


def problem_chunks(title: str, problems: tuple[Problem, ...]) -> list[Chunk]:
    """What is shown in place of a lesson that can't be read: why, and what to do."""
    listed = "\n".join(f"- {_escaped(problem.sentence())}" for problem in problems[:20])
    advice = "Mend the file and open the lesson again. Your progress is untouched; the other lessons still work."
    return [Chunk("", title, f"**This lesson can't be shown.**\n\n{listed}\n\n{advice}")]
