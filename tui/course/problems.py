"""What is wrong with a file: where, how much it matters, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "advice"]


class Problem(Struct, frozen=True):
    """One problem. `line` and `column` count from 1; 0 means the file as a whole."""

    file: str
    code: str
    message: str
    line: int = 0
    column: int = 0
    suggestion: str = ""
    severity: Severity = "error"
    source: str = ""

    @property
    def place(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])

    def sentence(self) -> str:
        """The problem in one line for a person: place, what is wrong, what to do."""
        advice = f" ({self.suggestion})" if self.suggestion else ""
        return f"{self.place}: {self.message}{advice}"

    def as_text(self) -> str:
        """The problem as a compiler prints it: place, code, message, the line with a caret, a suggestion."""
        lines = [f"{self.place}: {self.severity}[{self.code}]: {self.message}"]
        if self.source and self.line:
            number = str(self.line)
            lead = self.source[: max(self.column - 1, 0)]
            caret = "".join("\t" if character == "\t" else " " for character in lead) + "^"
            lines += [f" {number} | {self.source}", f" {' ' * len(number)} | {caret}"]
        if self.suggestion:
            lines.append(f" help: {self.suggestion}")
        return "\n".join(lines)


class CourseError(Exception):
    """A course or a file of it cannot be used; `problems` say why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.sentence() for problem in self.problems))
