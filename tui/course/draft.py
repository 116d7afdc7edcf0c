"""A file being written: what of it can be read already, so that one fault does not hide the others."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any, TypeVar

import msgspec

from ..questions import KINDS, Question
from .document import Document
from .model import Comparison, Exam, Glossary, LabSetting, Lesson, Manifest, Section, Term
from .problems import Finding
from .shape import shape_findings

T = TypeVar("T")
# Ten times what is told of a file at once: each costs a look for what was meant.
MOST_FAULTS = 1_000
# An entry of a list with its place there, which is its place in the file.
Entries = list[tuple[int, T]]


class Draft:
    """A file's mapping, with the entries of its lists that fit the model; `faults` are its departures from it."""

    model: Any

    def __init__(self, document: Document) -> None:
        self.document = document
        self.data: dict[str, Any] = document.data if isinstance(document.data, dict) else {}
        self.faults: list[Finding] = []
        try:
            msgspec.convert(document.data, self.model, strict=False)
        except msgspec.ValidationError as error:
            self.faults = list(islice(shape_findings(document.data, self.model), MOST_FAULTS))
            if not self.faults:
                self.faults = [Finding(path=(), code="wrong-shape", message=str(error))]
            self._forget_unknown_keys()

    def text(self, key: str) -> str:
        """The text under a key; '' when there is none."""
        value: Any = self.data.get(key, "")
        return value if isinstance(value, str) else ""

    def number(self, key: str, default: float) -> float:
        """The number under a key; the default when there is none."""
        return float(_converted(self.data.get(key), float, default))

    def texts(self, key: str) -> Entries[str]:
        """The texts in the list under a key."""
        return [(place, entry) for place, entry in self._entries(key) if isinstance(entry, str)]

    def records(self, key: str, model: type[T]) -> Entries[T]:
        """The entries in the list under a key that fit `model`."""
        return self._fitting(key, lambda entry: model)

    def _fitting(self, key: str, model_of: Callable[[Any], Any]) -> Entries[Any]:
        found = ((place, _converted(entry, model_of(entry), None)) for place, entry in self._entries(key))
        return [(place, value) for place, value in found if value is not None]

    def _entries(self, key: str) -> list[tuple[int, Any]]:
        value = self.data.get(key)
        return list(enumerate(value)) if isinstance(value, list) else []

    def _forget_unknown_keys(self) -> None:
        for fault in self.faults:
            if fault.code == "unknown-key":
                holder = self.document.data
                for key in fault.path[:-1]:
                    holder = holder[key]
                holder.pop(fault.path[-1], None)


class LessonDraft(Draft):
    """A lesson file."""

    model = Lesson

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.id = self.text("id")
        self.sections = self.records("sections", Section)
        self.comparisons = self.records("comparisons", Comparison)
        self.questions: Entries[Question] = self._fitting("questions", _kind_of)
        self.lab: LabSetting | None = _converted(self.data.get("lab"), LabSetting, None)
        self.unsound = {place: faults for place, q in self.questions if (faults := tuple(q.meaning_faults()))}

    @property
    def sound(self) -> Entries[Question]:
        """The questions that can be asked."""
        return [(place, question) for place, question in self.questions if place not in self.unsound]

    @property
    def misshapen(self) -> set[str | int]:
        """The places of questions that don't fit the model, or do so only without some of their keys."""
        return {fault.path[1] for fault in self.faults if fault.path[:1] == ("questions",) and len(fault.path) > 1}

    def ids(self, key: str) -> Entries[str]:
        """The ids in the list under a key, those of faulty entries too: what names them is not wrong for that."""
        named = [(place, entry.get("id")) for place, entry in self._entries(key) if isinstance(entry, dict)]
        return [(place, name) for place, name in named if isinstance(name, str) and name]

    def known_ids(self, key: str) -> set[str]:
        """The ids in the list under a key, and those that its entries had before."""
        known = {name for _, name in self.ids(key)}
        for _, entry in self._entries(key):
            former = entry.get("aliases") if isinstance(entry, dict) else None
            known.update(name for name in former or () if isinstance(name, str))
        return known


class ManifestDraft(Draft):
    """A `course.yaml`."""

    model = Manifest

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.lessons = self.texts("lessons")
        self.exams = self.records("exams", Exam)
        self.english = (self.text("language") or "en").lower().startswith("en")


class GlossaryDraft(Draft):
    """A `glossary.yaml`."""

    model = Glossary

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.terms = self.records("terms", Term)

    def names(self) -> frozenset[str]:
        """What a text may call its terms."""
        return frozenset(name for _, term in self.terms for name in (term.id, term.term, *term.aliases))


def _kind_of(entry: Any) -> type[Question] | None:
    kind = entry.get("kind") if isinstance(entry, dict) else None
    return KINDS.get(kind) if isinstance(kind, str) else None


def _converted(value: Any, model: Any, default: Any) -> Any:
    if value is None or model is None:
        return default
    try:
        return msgspec.convert(value, model, strict=False)
    except msgspec.ValidationError:
        return default
