"""Read one YAML file as plain text values, safely: bounded, nothing executed, every scalar the text as written.

PyYAML has two parsers, one in C and one in Python that stands in where the first is missing. What is read does not
depend on which of them is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .document import Document
from .files import read_text
from .problems import CourseError, Problem
from .syntax import TAB, syntax_problem
from .text import cleaned

if TYPE_CHECKING:
    import yaml

# The Python parser takes any `?` between `[ ]` for syntax, the C parser only one that begins a value. On the way
# through the first, all others are written as a character that no cleaned text has.
_QUESTION_MARK = "\ufdd1"
_QUESTION_MARKS = re.compile(r"([\[{,]\s*\?|(?:^ *(?:[-?] +)*|: +)\?(?=\s|\Z))|\?", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|\s)#")


def read_yaml(path: Path, *, places: bool = False) -> Document:
    """The file's values. With `places`, problems can say where. Raises CourseError."""
    return parse_yaml(read_text(path), str(path), places=places)


def parse_yaml(text: str, file: str, *, places: bool = False) -> Document:
    """The values of a YAML text; mappings, lists and text only. Raises CourseError."""
    import yaml

    from .tree import PlacedTree, Tree

    # YAML's own reader refuses control characters, with words about code points; here they are dropped beforehand.
    document = Document(file, cleaned(text))
    tree = PlacedTree(document) if places else Tree(document)
    tabs = _Tabs(document) if "\t" in document.text else None
    try:
        events = _events(document.text)
        tree.build(tabs.watched(events) if tabs else events)
    except yaml.MarkedYAMLError as error:
        raise CourseError([syntax_problem(file, document.lines, error)]) from None
    except yaml.YAMLError as error:
        raise CourseError([Problem(file, "yaml-syntax", f"can't be read as YAML: {error}")]) from None
    if tree.documents == 0:
        raise CourseError([Problem(file, "empty-file", "is empty", 1, 1, "see `carrel new` for what goes in it")])
    if tabs:
        tabs.refuse_misplaced()
    return document


def _events(text: str) -> Iterator[yaml.Event]:
    import yaml

    if fast := getattr(yaml, "CBaseLoader", None):
        # What `yaml.parse` does, without its steps between: there are 180,000 events in a large table.
        return iter(fast(text).get_event, None)
    return _python_events(text)


def _python_events(text: str) -> Iterator[yaml.Event]:
    import yaml

    marked = _QUESTION_MARKS.sub(lambda found: found[1] or _QUESTION_MARK, text)
    for event in yaml.parse(marked, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.ScalarEvent):
            event.value = event.value.replace(_QUESTION_MARK, "?")
        yield event


class _Tabs:
    """Tabs outside quoted text, block text and comments: the C parser lets some of them pass, the other none."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._allowed: list[tuple[int, int]] = []

    def watched(self, events: Iterator[Any]) -> Iterator[Any]:
        """The events, each noted on its way."""
        for event in events:
            if getattr(event, "style", None):
                self._allowed.append((event.start_mark.index, event.end_mark.index))
            yield event

    def refuse_misplaced(self) -> None:
        """Raises CourseError at the first tab that stands where only spaces may."""
        text = self.document.text
        for start, end in self._gaps(len(text)):
            tab = text.find("\t", start, end)
            while tab >= 0:
                line_start = text.rfind("\n", 0, tab) + 1
                if not _COMMENT.search(text, max(start, line_start), tab):
                    at = self.document.at(text.count("\n", 0, tab) + 1, tab - line_start + 1)
                    raise CourseError([at.problem(*TAB)])
                line_end = text.find("\n", tab)
                tab = text.find("\t", line_end, end) if line_end >= 0 else -1

    def _gaps(self, length: int) -> Iterator[tuple[int, int]]:
        """What of the text is outside the allowed stretches."""
        start = 0
        for first, end in self._allowed:
            yield start, first
            start = end
        yield start, length
