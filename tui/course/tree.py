"""A YAML file's values, built from its parser's events; what lessons don't allow is refused as it comes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn

from .document import Document, Placed
from .problems import CourseError, Finding, KeyPath, Severity, shortened
from .syntax import BACKSLASH, QUOTE_IT
from .text import cleaned, hidden

if TYPE_CHECKING:
    import yaml

DEEPEST = 40
MOST_VALUES = 20_000
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
        self.values = 0
        self._open: list[Any] = []
        self._keys: list[str | None] = []
        self._path: list[str | int] = []

    def take(self, event: yaml.Event) -> None:
        """Add what the parser found next."""
        import yaml

        if isinstance(event, yaml.ScalarEvent):
            self._refuse_tag(event)
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._refuse_tag(event)
            self._refuse_bare_pair(event)
            self._enter({}, event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._refuse_tag(event)
            self._enter([], event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._open.pop()
            self._keys.pop()
            self._leave()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse_alias(event, "uses", "*")
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse(event, "several-documents", "starts a second document with ---", "write one lesson a file")
        if event.version or event.tags:
            self._refuse(event, "yaml-tag", "begins with a YAML directive (%)", "leave it out")

    def _scalar(self, event: Any) -> None:
        text = cleaned(event.value)
        if len(text) > LONGEST_TEXT:
            message = f"has a text of more than {LONGEST_TEXT // 1000},000 characters"
            self._refuse(event, "too-long", message, "divide it into sections or lessons")
        if _SURROGATE.search(event.value):
            self._refuse(event, "yaml-syntax", *BACKSLASH)
        if self._wants_key():
            if text in self._open[-1]:
                message = f"has the key `{shortened(text)}` a second time"
                self._refuse(event, "doubled-key", message, "keep one of the two")
            self._keys[-1] = text
            self._key(event)
            return
        self._advance()
        self._value(event, text)
        self._put(text, event)
        self._leave()

    def _enter(self, value: dict[str, Any] | list[Any], event: Any) -> None:
        if len(self._open) >= DEEPEST:
            self._refuse(event, "too-deep", f"is nested more than {DEEPEST} levels deep")
        if self._wants_key():
            self._refuse(event, "key-not-text", "has a list or mapping for a key", QUOTE_IT)
        self._advance()
        self._container(event)
        self._put(value, event)
        self._open.append(value)
        self._keys.append(None)

    def _wants_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], dict) and self._keys[-1] is None

    def _advance(self) -> None:
        """Go to where the next value stands."""
        if not self._open:
            self._path = []
        elif isinstance(self._open[-1], dict):
            self._path.append(str(self._keys[-1]))
        else:
            self._path.append(len(self._open[-1]))

    def _put(self, value: Any, event: Any) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            message = f"holds more than {MOST_VALUES // 1000},000 values"
            self._refuse(event, "file-too-large", message, "split it into several lessons")
        if not self._open:
            self.document.data = value
        elif isinstance(self._open[-1], dict):
            self._open[-1][self._keys[-1]] = value
        else:
            self._open[-1].append(value)

    def _leave(self) -> None:
        if self._open and isinstance(self._open[-1], dict):
            self._keys[-1] = None
        if self._path:
            self._path.pop()

    def _key(self, event: Any) -> None:
        """Called with each key, once it is known to be allowed."""

    def _value(self, event: Any, text: str) -> None:
        """Called with each text, before it is put in its place."""

    def _container(self, event: Any) -> None:
        """Called with each list or mapping, before it is put in its place."""

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None:
            tag = shortened(event.tag)
            advice = QUOTE_IT if tag.startswith("!") else "write the value without it"
            self._refuse(event, "yaml-tag", f"begins with the YAML tag {tag}", advice)
        if event.anchor is not None:
            self._refuse_alias(event, "sets", "&")

    def _refuse_bare_pair(self, event: Any) -> None:
        # `[Note: this]` would be a mapping in a list, which no course needs and the two parsers read differently.
        if event.flow_style and self.document.text[event.start_mark.index] != "{":
            self._refuse(event, "yaml-syntax", "has a `key: value` pair between `[ ]`", QUOTE_IT)

    def _refuse_alias(self, event: Any, verb: str, mark: str) -> NoReturn:
        message = f"{verb} the YAML anchor {mark}{shortened(event.anchor)}"
        self._refuse(event, "yaml-alias", message, f"write the value out; quote text that begins with {mark}")

    def _refuse(self, event: Any, code: str, message: str, suggestion: str = "") -> NoReturn:
        at = self.document.at(*_placed(event)[:2])
        raise CourseError([at.problem(code, message, suggestion)])


class PlacedTree(Tree):
    """A tree that also notes where everything stands, and where YAML may have read what nobody meant."""

    def _key(self, event: Any) -> None:
        path = (*self._path, str(self._keys[-1]))
        self.document.keys[path] = _placed(event)
        self._notice_hidden(event, path)

    def _container(self, event: Any) -> None:
        self.document.values[tuple(self._path)] = _placed(event)._replace(is_text=False)

    def _value(self, event: Any, text: str) -> None:
        path = tuple(self._path)
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
