"""Read one YAML file as plain text values, safely: bounded, nothing executed, every scalar the text as written.

The tree is built from the parser's events, so that a bound is met before anything large is made, and doubled keys,
tags and aliases are seen. (PyYAML keeps the last of doubled keys in silence, and its C composer crashes the whole
interpreter on very deep nesting.)
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .problems import CourseError, Problem
from .text import cleaned

if TYPE_CHECKING:
    import yaml

LARGEST_FILE = 4 * 1024 * 1024
DEEPEST = 40

KeyPath = tuple[str | int, ...]
Places = dict[KeyPath, tuple[int, int]]


class Document:
    """A file's values (str, list, dict) and, for problems, its lines and where each value stands."""

    def __init__(self, file: str, text: str, data: Any, places: Places) -> None:
        self.file = file
        self.data = data
        self._text = text
        self._places = places

    def problem(self, path: KeyPath, code: str, message: str, suggestion: str = "", **more: Any) -> Problem:
        """A problem at the value under `path`, or at the nearest value around it."""
        while path and path not in self._places:
            path = path[:-1]
        line, column = self._places.get(path, (1, 1))
        source = line_of(self._text, line)
        return Problem(self.file, code, message, line, column, suggestion, source=source, **more)


def line_of(text: str, line: int) -> str:
    """The numbered line (from 1) of a text, cut to what a screen can show."""
    lines = text.split("\n", line)
    return cleaned(lines[line - 1])[:200] if line <= len(lines) else ""


def read_text(path: Path, largest: int = LARGEST_FILE) -> str:
    """The text of a regular UTF-8 file. Raises CourseError for anything else (missing, a pipe, too large…)."""
    raw = read_bytes(path, largest + 1)
    if len(raw) > largest:
        raise _error(path, "file-too-large", f"is larger than {largest // 1024} kB", "split it into several lessons")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8: byte 0x{raw[error.start]:02x}"
        problem = Problem(str(path), "not-utf-8", message, line, suggestion="save the file as UTF-8")
        raise CourseError([problem]) from None


def read_bytes(path: Path, size: int) -> bytes:
    """At most `size` bytes from the start of a regular file. Raises CourseError for anything else."""
    try:
        # Opened without blocking: a named pipe called like a lesson would otherwise hang here for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise _error(path, "not-a-file", "is not a regular file")
            return file.read(size)
    except FileNotFoundError:
        raise _error(path, "missing-file", "there is no such file") from None
    except OSError as error:
        raise _error(path, "unreadable-file", f"can't be read: {error.strerror}") from None
    except ValueError:
        raise _error(path, "unreadable-file", "its name has a character that no file name can have") from None


def read_yaml(path: Path, *, places: bool = False) -> Document:
    """The file's values. With `places`, problems can say the line. Raises CourseError."""
    return parse_yaml(read_text(path), str(path), places=places)


def parse_yaml(text: str, file: str, *, places: bool = False) -> Document:
    """The values of a YAML text; mappings, lists and text only. Raises CourseError."""
    import yaml

    builder = _Builder(file, text, places)
    try:
        # Control characters, which YAML's reader refuses with words about code points, are dropped beforehand.
        for event in yaml.parse(cleaned(text), Loader=_parser()):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise CourseError([_syntax_problem(file, text, error)]) from None
    except yaml.YAMLError as error:
        # The reader's errors have no line, and its messages speak of code points.
        raise CourseError([Problem(file, "yaml-syntax", f"can't be read as YAML: {error}")]) from None
    if builder.documents == 0:
        raise CourseError([Problem(file, "empty-file", "is empty", 1, 1)])
    return Document(file, text, builder.data, builder.places)


def _parser() -> Any:
    import yaml

    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _error(path: Path, code: str, message: str, suggestion: str = "") -> CourseError:
    return CourseError([Problem(str(path), code, message, suggestion=suggestion)])


def _syntax_problem(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    source = line_of(text, line)
    message = " ".join(part for part in (error.problem, error.context) if part)
    suggestion = ""
    if "\t" in source[: len(source) - len(source.lstrip())]:
        message, suggestion = "is indented with a tab", "indent with spaces; YAML allows no tabs there"
    elif "mapping values are not allowed" in message:
        message, suggestion = "has a second `: ` in the line", 'put the text between quotes: "like: this"'
    elif "cannot start any token" in message or "expected <block end>" in message:
        suggestion = "look at the indentation, and quote text that begins with a special character"
    return Problem(file, "yaml-syntax", message, line, column, suggestion, source=source)


class _Builder:
    """Builds values from parser events; raises CourseError at the first thing that lessons don't allow."""

    def __init__(self, file: str, text: str, with_places: bool) -> None:
        self.file, self.text, self.with_places = file, text, with_places
        self.data: Any = None
        self.documents = 0
        self.places: Places = {}
        self._open: list[Any] = []
        self._keys: list[str | None] = []
        self._path: list[str | int] = []

    def take(self, event: yaml.Event) -> None:
        import yaml

        if isinstance(event, yaml.ScalarEvent):
            self._refuse_tag(event)
            self._scalar(cleaned(event.value), event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._refuse_tag(event)
            self._enter({}, event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._refuse_tag(event)
            self._enter([], event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._open.pop()
            self._keys.pop()
            self._leave()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(
                event,
                "yaml-alias",
                f"uses the YAML alias *{event.anchor}",
                "write the value out, or quote it",
            )
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._refuse(event, "several-documents", "starts a second document with ---", "one lesson a file")

    def _scalar(self, text: str, event: yaml.Event) -> None:
        if self._open and isinstance(self._open[-1], dict) and self._keys[-1] is None:
            if text in self._open[-1]:
                self._refuse(event, "doubled-key", f"has the key `{text}` a second time", "keep one of the two")
            self._keys[-1] = text
            return
        self._place(event)
        self._put(text)
        self._leave()

    def _enter(self, value: dict[str, Any] | list[Any], event: yaml.Event) -> None:
        if len(self._open) >= DEEPEST:
            self._refuse(event, "too-deep", f"is nested more than {DEEPEST} levels deep")
        if self._open and isinstance(self._open[-1], dict) and self._keys[-1] is None:
            self._refuse(event, "key-not-text", "has a list or mapping for a key", "put the text between quotes")
        self._place(event)
        self._put(value)
        self._open.append(value)
        self._keys.append(None)

    def _put(self, value: Any) -> None:
        if not self._open:
            self.data = value
        elif isinstance(self._open[-1], dict):
            self._open[-1][self._keys[-1]] = value
        else:
            self._open[-1].append(value)

    def _leave(self) -> None:
        if self._open and isinstance(self._open[-1], dict):
            self._keys[-1] = None
        if self._path:
            self._path.pop()

    def _place(self, event: yaml.Event) -> None:
        if not self._open:
            self._path = []
        elif isinstance(self._open[-1], dict):
            self._path.append(str(self._keys[-1]))
        else:
            self._path.append(len(self._open[-1]))
        if self.with_places:
            self.places[tuple(self._path)] = _position(event)

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!":
            advice = "put the text between quotes" if event.tag.startswith("!") else "write the value without a tag"
            self._refuse(event, "yaml-tag", f"begins with the YAML tag {cleaned(event.tag)}", advice)
        if event.anchor is not None:
            self._refuse(event, "yaml-alias", f"sets the YAML anchor &{event.anchor}", "write it out, or quote it")

    def _refuse(self, event: yaml.Event, code: str, message: str, suggestion: str = "") -> None:
        line, column = _position(event)
        source = line_of(self.text, line)
        raise CourseError([Problem(self.file, code, message, line, column, suggestion, source=source)])


def _position(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event, from 1. (Both parsers set marks; the type stubs don't say so.)"""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
