"""A YAML file's values, built from its parser's events; what lessons don't allow is refused as it comes.

Import this late: PyYAML takes 40 ms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from .document import Document, Placed
from .problems import CourseError, Finding, KeyPath, Severity, shortened
from .syntax import BACKSLASH, QUOTE_IT
from .text import cleaned, hidden

DEEPEST = 40
# Each value may bring a problem, and all of them together are told within a second. Those of a table cost less.
MOST_VALUES = 20_000
# 50 subjects in 500 rows, each cell with a note, are 77,000.
MOST_IN_TABLES = 90_000
TABLES = "comparisons"
LONGEST_TEXT = 500_000

_SURROGATE = re.compile("[\ud800-\udfff]")
SENTENCE_ENDS = (".", "?", "!")
NULLS = ("~", "null", "Null", "NULL")
_CUT_OFF = re.compile(r" #[^\s#]")


class Tree:
    """Builds `document.data` from events, of which a large table has 180,000: each is looked at once, and no step is
    taken that only few of them need. Raises CourseError at the first thing that lessons don't allow."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.documents = 0
        self._events: Iterator[Any] = iter(())
        self._depth = 0
        # How many more values there may be where we are, and in the other part of the file.
        self._in_tables = False
        self._left, self._left_there = MOST_VALUES, MOST_IN_TABLES

    def build(self, events: Iterator[Any]) -> None:
        """Take all that the parser finds."""
        self._events = events
        for event in events:
            if isinstance(event, DocumentStartEvent):
                self._document(event)
            elif isinstance(event, NodeEvent):
                self.document.data = self._value(event)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse(event, "several-documents", "starts a second document with ---", "write one lesson a file")
        if event.version or event.tags:
            self._refuse(event, "yaml-tag", "begins with a YAML directive (%)", "leave it out")

    def _value(self, event: Any) -> Any:
        """The value that begins with this event."""
        self._left -= 1
        if self._left < 0:
            self._refuse_number(event)
        kind = type(event)
        if kind is ScalarEvent:
            return self._text(event)
        return self._mapping(event) if kind is MappingStartEvent else self._list(event)

    def _text(self, event: Any) -> str:
        if event.tag is not None or event.anchor is not None:
            self._refuse_tag(event)
        text: str = event.value
        if not text.isprintable():
            if _SURROGATE.search(text):
                self._refuse(event, "yaml-syntax", *BACKSLASH)
            text = cleaned(text)
        if len(text) > LONGEST_TEXT:
            message = f"has a text of more than {LONGEST_TEXT // 1000},000 characters"
            self._refuse(event, "too-long", message, "divide it into sections or lessons")
        return text

    def _mapping(self, start: Any) -> dict[str, Any]:
        self._enter(start)
        if start.flow_style:
            self._refuse_bare_pair(start)
        values: dict[str, Any] = {}
        outermost = self._depth == 1
        for event in self._events:
            if type(event) is MappingEndEvent:
                break
            key = self._key(event, values)
            if outermost:
                self._count_in(key)
            values[key] = self._value(next(self._events))
        self._depth -= 1
        return values

    def _key(self, event: Any, values: dict[str, Any]) -> str:
        """The key that comes next, which is not among these."""
        if type(event) is not ScalarEvent:
            self._enter(event)
            self._refuse(event, "key-not-text", "has a list or mapping for a key", QUOTE_IT)
        text = self._text(event)
        if text in values:
            self._refuse(
                event, "doubled-key", f"has the key `{shortened(text)}` a second time", "keep one of the two"
            )
        return text

    def _list(self, start: Any) -> list[Any]:
        self._enter(start)
        values: list[Any] = []
        for event in self._events:
            if type(event) is SequenceEndEvent:
                break
            self._add(event, values)
        self._depth -= 1
        return values

    def _add(self, event: Any, values: list[Any]) -> None:
        values.append(self._value(event))

    def _enter(self, event: Any) -> None:
        if type(event) is AliasEvent:
            self._refuse_alias(event, "uses", "*")
        if event.tag is not None or event.anchor is not None:
            self._refuse_tag(event)
        if self._depth >= DEEPEST:
            self._refuse(event, "too-deep", f"is nested more than {DEEPEST} levels deep")
        self._depth += 1

    def _count_in(self, key: str) -> None:
        """What comes next is the value of this key of the file."""
        if self._in_tables != (key == TABLES):
            self._in_tables = not self._in_tables
            self._left, self._left_there = self._left_there, self._left

    def _refuse_number(self, event: Any) -> NoReturn:
        most, where = (MOST_IN_TABLES, " in its comparisons") if self._in_tables else (MOST_VALUES, "")
        message = f"holds more than {most // 1000},000 values{where}"
        self._refuse(event, "file-too-large", message, "split it into several lessons")

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None:
            tag = shortened(event.tag)
            advice = QUOTE_IT if tag.startswith("!") else "write the value without it"
            self._refuse(event, "yaml-tag", f"begins with the YAML tag {tag}", advice)
        if event.anchor is not None:
            self._refuse_alias(event, "sets", "&")

    def _refuse_bare_pair(self, event: Any) -> None:
        # `[Note: this]` would be a mapping in a list, which no course needs and the two parsers read differently.
        if self.document.text[event.start_mark.index] != "{":
            self._refuse(event, "yaml-syntax", "has a `key: value` pair between `[ ]`", QUOTE_IT)

    def _refuse_alias(self, event: Any, verb: str, mark: str) -> NoReturn:
        message = f"{verb} the YAML anchor {mark}{shortened(event.anchor)}"
        self._refuse(event, "yaml-alias", message, f"write the value out; quote text that begins with {mark}")

    def _refuse(self, event: Any, code: str, message: str, suggestion: str = "") -> NoReturn:
        at = self.document.at(*_placed(event)[:2])
        raise CourseError([at.problem(code, message, suggestion)])


class PlacedTree(Tree):
    """A tree that also notes where everything stands, and where YAML may have read what nobody meant."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        # The keys and places that lead to the value that comes next, and what stands before it in a list.
        self._path: list[str | int] = []
        self._before: Any = None

    def _key(self, event: Any, values: dict[str, Any]) -> str:
        text = super()._key(event, values)
        self._path.append(text)
        self._before = None
        path = tuple(self._path)
        self.document.keys[path] = _placed(event)
        self._notice_hidden(event, path)
        return text

    def _add(self, event: Any, values: list[Any]) -> None:
        self._path.append(len(values))
        self._before = values[-1] if values else None
        super()._add(event, values)

    def _value(self, event: Any) -> Any:
        path = tuple(self._path)
        self.document.values[path] = _placed(event)._replace(is_text=type(event) is ScalarEvent)
        value = super()._value(event)
        if isinstance(value, str):
            self._notice_value(event, value, path)
        if path:
            self._path.pop()
        return value

    def _notice_value(self, event: Any, text: str, path: KeyPath) -> None:
        self._notice_hidden(event, path)
        if not event.style:
            self._notice_null(text, path)
            self._notice_split(event, text, path)
            self._notice_cut(event, path)

    def _notice_hidden(self, event: Any, path: KeyPath) -> None:
        if event.style == '"' and (found := hidden(event.value)):
            message = f"writes the control character U+{ord(found[0]):04X}, which is dropped"
            self._notice(path, "control-character", message, "leave it out", "error")

    def _notice_null(self, text: str, path: KeyPath) -> None:
        if text in NULLS:
            advice = f'leave the key out where there is nothing to say, or write "{text}"'
            self._notice(path, "null-text", f"`{text}` is read as that very word", advice)

    def _notice_split(self, event: Any, text: str, path: KeyPath) -> None:
        """A sentence with a comma, not quoted between `[ ]`, has become two entries."""
        before = self._before
        if isinstance(before, str) and text.endswith(SENTENCE_ENDS) and not before.endswith(SENTENCE_ENDS):
            mark = event.start_mark
            before_it = self.document.line(mark.line + 1)[max(0, mark.column - 20) : mark.column]
            if text[0].islower() and before_it.rstrip().endswith(","):
                message = f"the comma before `{shortened(text, 40)}` begins a new entry"
                self._notice(path, "comma-split", message, 'put the sentence between quotes: ["First, second."]')

    def _notice_cut(self, event: Any, path: KeyPath) -> None:
        mark = event.end_mark
        line = self.document.line(mark.line + 1)
        # Matched in place: a line of a megabyte can have thousands of values.
        if _CUT_OFF.match(line, mark.column):
            message = f"`{shortened(line[mark.column :].strip(), 40)}` is not read: ` #` begins a comment"
            self._notice(path, "cut-comment", message, "put the text between quotes, or a space after the #")

    def _notice(self, path: KeyPath, code: str, message: str, suggestion: str, severity: Severity = "advice") -> None:
        found = Finding(path=path, code=code, message=message, suggestion=suggestion, severity=severity)
        self.document.traps.append(found)


def _placed(event: Any) -> Placed:
    start, end = event.start_mark, event.end_mark
    return Placed(start.line + 1, start.column + 1, end.line + 1)
