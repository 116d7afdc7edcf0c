"""What the course has names for: the subjects of its comparisons and the terms of its glossary."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cached_property

from msgspec import Struct

from ..course.contrasts import contrast_name
from ..course.loading import Course
from ..course.model import Comparison, Lesson, Term
from ..course.problems import CourseError
from ..questions import Question
from ..quiz.contrast import Contrast, find_contrast

_BRACKETS = re.compile(r"(.+?)\s*\(([^()]+)\)")
_ARTICLE = re.compile(r"^(?:an?|the)\s+")


def plain(name: str) -> str:
    """The name as two spellings of one thing share it: no case, no article, no full stop, single spaces."""
    return _ARTICLE.sub("", " ".join(name.casefold().split()).rstrip("."))


def singular(name: str) -> str:
    """The plain name without the s of a plural, nor `model` at its end: GANs are looked up as a GAN is, a diffusion
    model as diffusion."""
    return plain(name).removesuffix("s").removesuffix(" model")


def _short_names(name: str) -> list[str]:
    """What a name with an explanation in brackets is called for short: `Retrieval (RAG)` is retrieval, and RAG."""
    found = _BRACKETS.fullmatch(name.strip())
    return list(found.groups()) if found else []


class Place(Struct, frozen=True):
    """A comparison, and the ids in it of two subjects that it sets side by side."""

    lesson: str
    comparison: str
    subjects: tuple[str, str]


class Things(Struct, frozen=True, dict=True):
    """Lessons and terms, looked up by name."""

    lessons: tuple[Lesson, ...]
    terms: tuple[Term, ...] = ()

    @cached_property
    def names(self) -> dict[str, str]:
        """The name to show by each plain name that something goes by; a subject's own name comes first."""
        names: dict[str, str] = {}
        for _, table in self.comparisons:
            for subject in table.subjects:
                names.setdefault(plain(subject.name), subject.name)
        for term in self.terms:
            shown = names.setdefault(plain(term.term), term.term)
            for alias in term.aliases:
                names.setdefault(plain(alias), shown)
        return names

    @cached_property
    def comparisons(self) -> tuple[tuple[str, Comparison], ...]:
        """Every comparison with the id of its lesson."""
        return tuple((lesson.id, table) for lesson in self.lessons for table in lesson.comparisons)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The questions by their present and former ids."""
        questions = [question for lesson in self.lessons for question in lesson.questions]
        found = {question.id: question for question in questions}
        for question in questions:
            for alias in question.aliases:
                found.setdefault(alias, question)
        return found

    def question(self, question_id: str) -> Question | None:
        """The question with this id: an author's own, or one made from a comparison."""
        made = self.contrast(question_id)
        return made.question if made else self.questions.get(question_id)

    @cached_property
    def _contrasts(self) -> dict[str, Contrast | None]:
        return {}

    def contrast(self, question_id: str) -> Contrast | None:
        """The question made from a comparison that has this id; None when it is an author's own or can't be made."""
        if contrast_name(question_id) is None:
            return None
        if question_id not in self._contrasts:
            tables = (table for _, table in self.comparisons)
            self._contrasts[question_id] = find_contrast(tables, question_id)
        return self._contrasts[question_id]

    def shown(self, name: str) -> str:
        """The name as the course writes it; what the course has no name for stays as it is."""
        return self.names.get(plain(name), " ".join(name.split()))

    def comparison_of(self, one: str, other: str) -> Place | None:
        """The first comparison that sets these two side by side, by any of their names."""
        for lesson, table in self.comparisons:
            a, b = (self._subject(table, name) for name in (one, other))
            if a and b and a != b:
                return Place(lesson, table.id, (a, b))
        return None

    def _subject(self, table: Comparison, name: str) -> str:
        """The id of the table's subject that goes by this name, or ''."""
        wanted = self._names_of(name)
        return next((subject.id for subject in table.subjects if wanted & self._names_of(subject.name)), "")

    def _names_of(self, name: str) -> set[str]:
        """All that a thing with this name is called: for short, and by the glossary."""
        if name not in self._called:
            own = {singular(known) for known in (name, *_short_names(name))}
            self._called[name] = own.union(*(entry for entry in self._entries if entry & own))
        return self._called[name]

    @cached_property
    def _called(self) -> dict[str, set[str]]:
        return {}

    @cached_property
    def _entries(self) -> list[set[str]]:
        return [{singular(name) for name in (term.term, *term.aliases)} for term in self.terms]

    def term_of(self, name: str) -> str:
        """The id of the glossary term with this name, or ''."""
        return next((term.id for term in self.terms if plain(self.shown(term.term)) == plain(name)), "")


def read_things(course: Course) -> Things:
    """The things named in the course, as far as its files can be read."""
    lessons = []
    for head in course.heads:
        with suppress(CourseError):
            lessons.append(course.lesson(head.id))
    terms: tuple[Term, ...] = ()
    with suppress(CourseError):
        terms = course.terms()
    return Things(tuple(lessons), terms)
