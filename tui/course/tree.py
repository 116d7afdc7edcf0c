"""A YAML file's values, built from its parser's events; what lessons don't allow is refused as it comes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

from .document import Document, Placed
from .problems import CourseError, Finding, KeyPath, Severity, shortened
from .syntax import BACKSLASH, QUOTE_IT
from .text import cleaned, hidden

if TYPE_CHECKING:
    import yaml

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
    """Builds `document.data` from events. Raises CourseError at the first thing that lessons don't allow."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.documents = 0
        self.values = self.in_tables = 0
        # The lists and mappings around what comes next, and of each mapping the key that waits for its value.
        self._open: list[Any] = []
        self._keys: list[str | None] = []
        self._takers = _takers(self)

    def take(self, event: yaml.Event) -> None:
        """Add what the parser found next."""
        # A large table has 130,000 of them.
        if taker := self._takers.get(type(event)):
            taker(event)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse(event, "several-documents", "starts a second document with ---", "write one lesson a file")
        if event.version or event.tags:
            self._refuse(event, "yaml-tag", "begins with a YAML directive (%)", "leave it out")

    def _scalar(self, event: Any) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_tag(event)
        text = event.value
        if not text.isprintable():
            if _SURROGATE.search(text):
                self._refuse(event, "yaml-syntax", *BACKSLASH)
            text = cleaned(text)
        if len(text) > LONGEST_TEXT:
            message = f"has a text of more than {LONGEST_TEXT // 1000},000 characters"
            self._refuse(event, "too-long", message, "divide it into sections or lessons")
        # Asked in place (see `_wants_key`): most of the events of a large table are texts.
        if self._open and self._keys[-1] is None and isinstance(self._open[-1], dict):
            self._take_key(event, text)
        else:
            self._put(text, event)

    def _take_key(self, event: Any, text: str) -> None:
        if text in self._open[-1]:
            self._refuse(
                event, "doubled-key", f"has the key `{shortened(text)}` a second time", "keep one of the two"
            )
        self._keys[-1] = text

    def _list(self, event: Any) -> None:
        self._enter([], event)

    def _mapping(self, event: Any) -> None:
        if event.flow_style:
            self._refuse_tag(event)
            self._refuse_bare_pair(event)
        self._enter({}, event)

    def _enter(self, value: dict[str, Any] | list[Any], event: Any) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_tag(event)
        if len(self._open) >= DEEPEST:
            self._refuse(event, "too-deep", f"is nested more than {DEEPEST} levels deep")
        if self._wants_key():
            self._refuse(event, "key-not-text", "has a list or mapping for a key", QUOTE_IT)
        self._put(value, event)
        self._open.append(value)
        self._keys.append(None)

    def _end(self, event: Any) -> None:
        self._open.pop()
        self._keys.pop()
        if self._open:
            self._keys[-1] = None

    def _wants_key(self) -> bool:
        return bool(self._open) and self._keys[-1] is None and isinstance(self._open[-1], dict)

    def _put(self, value: Any, event: Any) -> None:
        if not self._open:
            self.document.data = value
            return
        self._count(event)
        into = self._open[-1]
        if isinstance(into, dict):
            into[self._keys[-1]] = value
            if isinstance(value, str):
                # A list or mapping keeps its key until it ends.
                self._keys[-1] = None
        else:
            into.append(value)

    def _count(self, event: Any) -> None:
        if len(self._keys) > 1 and self._keys[0] == TABLES:
            self.in_tables += 1
            if self.in_tables <= MOST_IN_TABLES:
                return
            message = f"holds more than {MOST_IN_TABLES // 1000},000 values in its comparisons"
        else:
            self.values += 1
            if self.values <= MOST_VALUES:
                return
            message = f"holds more than {MOST_VALUES // 1000},000 values"
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
        self._path: list[str | int] = []

    def _take_key(self, event: Any, text: str) -> None:
        super()._take_key(event, text)
        path = (*self._path, text)
        self.document.keys[path] = _placed(event)
        self._notice_hidden(event, path)

    def _put(self, value: Any, event: Any) -> None:
        if self._open:
            into = self._open[-1]
            self._path.append(str(self._keys[-1]) if isinstance(into, dict) else len(into))
        path = tuple(self._path)
        if isinstance(value, str):
            self._notice_value(event, value, path)
            super()._put(value, event)
            self._leave()
        else:
            self.document.values[path] = _placed(event)._replace(is_text=False)
            super()._put(value, event)

    def _end(self, event: Any) -> None:
        super()._end(event)
        self._leave()

    def _leave(self) -> None:
        if self._path:
            self._path.pop()

    def _notice_value(self, event: Any, text: str, path: KeyPath) -> None:
        self.document.values[path] = _placed(event)
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
        siblings = self._open[-1] if self._open else None
        before = siblings[-1] if isinstance(siblings, list) and siblings else None
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


def _takers(tree: Tree) -> dict[type, Callable[[Any], None]]:
    """What takes each kind of event; the others say nothing of what is in the file."""
    import yaml

    return {
        yaml.ScalarEvent: tree._scalar,
        yaml.SequenceStartEvent: tree._list,
        yaml.MappingStartEvent: tree._mapping,
        yaml.SequenceEndEvent: tree._end,
        yaml.MappingEndEvent: tree._end,
        yaml.AliasEvent: lambda event: tree._refuse_alias(event, "uses", "*"),
        yaml.DocumentStartEvent: tree._document,
    }
