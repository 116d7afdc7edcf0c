"""What is wrong with a file: where, how much it matters, what is wrong and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from .text import one_line, visible

Severity = Literal["error", "advice"]
# Where a value stands in a file's data: keys of mappings and places in lists, from the outside in.
KeyPath = tuple[str | int, ...]
# So many problems of one file are looked for; whoever has more mends these first.
MOST_FINDINGS = 100
# How much of a long line is shown: enough to know it again, with the place in question inside.
EXCERPT = 110
LONGEST_MESSAGE = 300


class Problem(Struct, frozen=True):
    """One problem. `line` and `column` count from 1; 0 means the file as a whole.

    `source` is the line, or what of a long one is around the place; `caret` is the place in it, from 0.
    """

    file: str
    code: str
    message: str
    line: int = 0
    column: int = 0
    suggestion: str = ""
    severity: Severity = "error"
    source: str = ""
    caret: int = 0

    @property
    def place(self) -> str:
        return ":".join([one_line(self.file), *(str(n) for n in (self.line, self.column) if n)])

    def sentence(self) -> str:
        """The problem in one line for a person: place, what is wrong, what to do."""
        advice = f" ({self.suggestion})" if self.suggestion else ""
        return f"{self.place}: {self.message}{advice}"

    def as_text(self) -> str:
        """The problem as a compiler prints it: place, code, message, the line with a caret, a suggestion."""
        lines = [f"{self.place}: {self.severity}[{self.code}]: {self.message}"]
        if self.source and self.line:
            number = str(self.line)
            lines += [f" {number} | {self.source}", f" {' ' * len(number)} | {_blank(self.source[: self.caret])}^"]
        if self.suggestion:
            lines.append(f" {' ' * len(str(self.line))} = help: {self.suggestion}")
        return "\n".join(lines)


class Finding(Struct, frozen=True, kw_only=True):
    """A problem as the checks find it, before it has a place in a file: at the value under `path`, at this
    `fragment` of its text, or at its key."""

    path: KeyPath
    code: str
    message: str
    suggestion: str = ""
    severity: Severity = "error"
    fragment: str = ""
    on_key: bool = False


def advice(path: KeyPath, code: str, message: str, suggestion: str, fragment: str = "") -> Finding:
    """A finding that would make the course better and is no error."""
    return Finding(path=path, code=code, message=message, suggestion=suggestion, severity="advice", fragment=fragment)


class Spot(Struct, frozen=True):
    """A place in a file, with the line it is on, kept for problems that show only when other files are known."""

    file: str
    line: int = 0
    column: int = 0
    source: str = ""
    caret: int = 0

    def problem(self, code: str, message: str, suggestion: str = "", severity: Severity = "error") -> Problem:
        """A problem at this place, its words on one line whatever of the file they repeat."""
        at = (self.line, self.column)
        words, advised = shortened(message, LONGEST_MESSAGE), shortened(suggestion, LONGEST_MESSAGE)
        return Problem(self.file, code, words, *at, advised, severity, self.source, self.caret)


class CourseError(Exception):
    """A course or a file of it cannot be used; `problems` say why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.sentence() for problem in self.problems))


def spot(file: str, line_text: str, line: int, column: int) -> Spot:
    """The place at this line and column (from 1), given the text of the line."""
    start = 0 if len(line_text) <= EXCERPT else max(0, column - 1 - EXCERPT // 2)
    lead = "…" if start else ""
    tail = "…" if start + EXCERPT < len(line_text) else ""
    shown = visible(line_text[start : start + EXCERPT])
    return Spot(file, line, column, lead + shown + tail, len(lead) + column - 1 - start)


def shortened(text: str, most: int = 60) -> str:
    """A text as a message repeats it: on one line, and no longer than `most` characters."""
    text = one_line(text[: 20 * most])
    return text if len(text) <= most else text[: most - 1] + "…"


def _blank(text: str) -> str:
    """White space as wide as the text is on a terminal: tabs stay, wide characters take two columns."""
    return "".join(
        "\t" if character == "\t" else " " * (2 if unicodedata.east_asian_width(character) in "WF" else 1)
        for character in text
        if not unicodedata.combining(character)
    )
