"""Problems as they are printed: for people, for scripts, and for GitHub, which shows them beside the lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from .problems import Problem

Format = Literal["text", "json", "github"]
FORMATS: tuple[Format, ...] = ("text", "json", "github")


def report(problems: Iterable[Problem], form: Format) -> str:
    """The problems in this format; '' for none, but in JSON an empty list."""
    match form:
        case "text":
            return "\n".join(problem.as_text() for problem in problems)
        case "json":
            listed = [_record(problem) for problem in problems]
            return msgspec.json.format(msgspec.json.encode(listed), indent=2).decode()
        case "github":
            return "\n".join(map(_workflow_command, problems))


def summary(problems: Iterable[Problem]) -> str:
    """How many there are, in words."""
    severities = [problem.severity for problem in problems]
    errors, advice = severities.count("error"), severities.count("advice")
    counts = [f"{errors} error{'s' if errors != 1 else ''}"] if errors else []
    counts += [f"{advice} piece{'s' if advice != 1 else ''} of advice"] if advice else []
    return f"{' and '.join(counts)}." if counts else "No problems."


def _record(problem: Problem) -> dict[str, str | int]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "suggestion": problem.suggestion,
    }


def _workflow_command(problem: Problem) -> str:
    """A line that GitHub Actions turns into an annotation."""
    level = "error" if problem.severity == "error" else "warning"
    fields = [("file", problem.file), ("line", problem.line), ("col", problem.column), ("title", problem.code)]
    settings = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in fields if value)
    words = f"{problem.message} ({problem.suggestion})" if problem.suggestion else problem.message
    return f"::{level} {settings}::{_escaped(words)}"


def _escaped(text: str, further: str = "") -> str:
    for character in "%\r\n" + further:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
