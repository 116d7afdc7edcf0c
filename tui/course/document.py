"""A file's values, and where in the file each of them stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from .problems import MOST_FINDINGS, Finding, KeyPath, Problem, Spot, spot


class Placed(NamedTuple):
    """Where a key or value stands: line and column from 1, and the line of its end."""

    line: int
    column: int
    last_line: int
    is_text: bool = True


class Document:
    """A file's values (str, list, dict) and, for problems, its text and the places of its keys and values.

    `traps` are places where YAML reads something else than the author is likely to have meant.
    """

    def __init__(self, file: str, text: str, data: Any = None) -> None:
        self.file = file
        self.text = text
        self.data = data
        self.values: dict[KeyPath, Placed] = {}
        self.keys: dict[KeyPath, Placed] = {}
        self.traps: list[Finding] = []

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def line(self, number: int) -> str:
        """The text of a line, from 1; '' beyond the last, where the parser's marks may point."""
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def at(self, line: int, column: int) -> Spot:
        """The place at this line and column, from 1."""
        return spot(self.file, self.line(line), line, column)

    def spot(self, path: KeyPath, fragment: str = "", *, further: int = 0, on_key: bool = False) -> Spot:
        """The place of the value under `path`, or of this fragment of its text, or so many characters further. A list
        or mapping is pointed at by its key, and what is not in the file by what is around it."""
        while path and path not in self.values:
            path, fragment = path[:-1], ""
        placed = self.values.get(path, Placed(1, 1, 1))
        if path in self.keys and (on_key or not placed.is_text):
            return self.at(*self.keys[path][:2])
        return self.at(*self._found(fragment, further, placed))

    def problem(self, finding: Finding) -> Problem:
        """The finding, at its place."""
        at = self.spot(finding.path, finding.fragment, on_key=finding.on_key)
        return at.problem(finding.code, finding.message, finding.suggestion, finding.severity)

    def problems(self, findings: Iterable[Finding]) -> Iterator[Problem]:
        """The findings, each at its place; no more of them than an author will mend at once."""
        return map(self.problem, islice(findings, MOST_FINDINGS))

    def _found(self, fragment: str, further: int, placed: Placed) -> tuple[int, int]:
        start = placed.column - 1
        for number in range(placed.line, min(placed.last_line, len(self.lines)) + 1 if fragment else 0):
            if (found := self.lines[number - 1].find(fragment, start)) >= 0:
                return number, found + further + 1
            start = 0
        return placed.line, placed.column
